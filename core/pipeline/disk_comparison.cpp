// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/disk_comparison.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace otozu
{
namespace
{

bool isKnown(const ContentHash& hash)
{
    return hash != ContentHash{};
}

/// Stored without ever having been listed: a candidate that could not be read.
bool wasNeverListed(const StoredFile& file)
{
    return file.record.bytes == 0 && file.modified == 0;
}

bool isAtOrBelow(std::string_view path, const std::vector<std::filesystem::path>& sortedFolders)
{
    if (sortedFolders.empty())
        return false;
    for (auto end = path.find('/');; end = path.find('/', end + 1)) {
        const std::string_view part = path.substr(0, end);
        const auto at = std::ranges::lower_bound(sortedFolders, part, {}, [](const std::filesystem::path& folder) {
            return std::string_view(folder.native());
        });
        if (at != sortedFolders.end() && at->native() == part)
            return true;
        if (end == std::string_view::npos)
            return false;
    }
}

struct Lost;

/// A listed file that is not the one known at its path.
struct Open {
    RootId root = 0;
    const ScannedFile* file = nullptr;
    Lost* known = nullptr; ///< At its path.
    std::optional<ContentHash> edges{};
    bool unreadable = false;
    Lost* taken = nullptr; ///< The known file that it is.
};

/// A known file that is not at its path any more.
struct Lost {
    const StoredFile* file = nullptr;
    Open* there = nullptr;                                             ///< What is at its path now.
    Open* now = nullptr;                                               ///< Where it is.
    std::optional<std::pair<RootId, std::filesystem::path>> instead{}; ///< Its path is another's now; this one is free.
};

class Comparison
{
public:
    explicit Comparison(const EdgesOf& edgesOf) : m_edgesOf(edgesOf) {}

    DiskComparison run(std::span<const StoredFile> known, std::span<const RootListing> listings)
    {
        // Pointers into these stay.
        std::size_t listed = 0;
        for (const RootListing& listing : listings)
            listed += listing.listed.files.size();
        m_open.reserve(listed);
        m_lost.reserve(known.size());
        for (const RootListing& listing : listings) {
            lookAt(listing, filesOf(known, listing.root));
        }
        findTouched();
        findMoved();
        findMovedUnheard();
        settlePaths(known, listings);
        tell();
        std::ranges::sort(m_result.changes.added, {}, [](const StoredFile& file) {
            return std::tuple<RootId, const std::string&>(file.root, file.record.path.native());
        });
        return std::move(m_result);
    }

private:
    /// Settles what size and time say, and collects the rest.
    void lookAt(const RootListing& listing, std::span<const StoredFile> known)
    {
        const std::vector<ScannedFile>& files = listing.listed.files;
        std::size_t next = 0;
        for (const StoredFile& file : known) {
            const std::string& path = file.record.path.native();
            for (; next < files.size() && files[next].path.native() < path; ++next)
                m_open.push_back({listing.root, &files[next]});
            if (next == files.size() || files[next].path.native() != path) {
                lookAtAbsent(file, listing.listed);
                continue;
            }
            const ScannedFile& there = files[next++];
            if (there.bytes == file.record.bytes && there.modified == file.modified) {
                ++m_result.unchanged;
                if (file.missing)
                    m_result.changes.found.push_back(file.id);
                continue;
            }
            Lost& lost = m_lost.emplace_back(Lost{&file});
            lost.there = &m_open.emplace_back(Open{listing.root, &there, &lost});
        }
        for (; next < files.size(); ++next)
            m_open.push_back({listing.root, &files[next]});
        addSkipped(listing, known);
    }

    void lookAtAbsent(const StoredFile& file, const ScanResult& listed)
    {
        const auto skipped = std::ranges::lower_bound(
            listed.skipped, file.record.path.native(), {},
            [](const FileFault& skip) -> const auto& { return skip.path.native(); });
        const bool isSkipped = skipped != listed.skipped.end() && skipped->path == file.record.path;
        if (isAtOrBelow(file.record.path.native(), listed.unlisted)) {
            ++m_result.unchanged;
        } else if (isSkipped && (wasNeverListed(file) || skipped->fault == Fault::UnsupportedFormat)) {
            ++m_result.unchanged;
            if (file.missing)
                m_result.changes.found.push_back(file.id);
        } else {
            m_lost.push_back({&file});
        }
    }

    void addSkipped(const RootListing& listing, std::span<const StoredFile> known)
    {
        for (const FileFault& skip : listing.listed.skipped) {
            const std::string& path = skip.path.native();
            const auto byPath = [](const StoredFile& file) -> const auto&
            {
                return file.record.path.native();
            };
            if (std::ranges::binary_search(known, path, {}, byPath) ||
                std::ranges::binary_search(listing.listed.unlisted, skip.path))
                continue;
            StoredFile file;
            file.root = listing.root;
            file.record.path = skip.path;
            file.state = FileState::Failed;
            file.fault = skip.fault;
            m_result.changes.added.push_back(std::move(file));
        }
    }

    const std::optional<ContentHash>& edgesOf(Open& open)
    {
        if (!open.edges && !open.unreadable) {
            open.edges = m_edgesOf(open.root, open.file->path);
            open.unreadable = !open.edges;
        }
        return open.edges;
    }

    static void take(Lost& lost, Open& open)
    {
        lost.now = &open;
        open.taken = &lost;
    }

    void findTouched()
    {
        for (Open& open : m_open) {
            if (!open.known || !isKnown(open.known->file->edges) || open.known->file->record.bytes != open.file->bytes)
                continue;
            if (edgesOf(open) == open.known->file->edges)
                take(*open.known, open);
        }
    }

    /// Calls match for each lost file that has not been found yet: those first that lost their place just now.
    template <typename Match>
    void forLost(Match match)
    {
        for (const bool before : {false, true}) {
            for (Lost& lost : m_lost) {
                if (lost.file->missing == before && !lost.now)
                    match(lost);
            }
        }
    }

    void findMoved()
    {
        std::unordered_map<std::uint64_t, std::size_t> ofSize;
        std::map<std::pair<std::uint64_t, ContentHash>, std::vector<Lost*>> ofContent;
        forLost([&](Lost& lost) {
            if (!isKnown(lost.file->edges))
                return;
            ++ofSize[lost.file->record.bytes];
            ofContent[{lost.file->record.bytes, lost.file->edges}].push_back(&lost);
        });
        if (ofSize.empty())
            return;
        for (auto& [content, files] : ofContent)
            std::ranges::reverse(files); // the first is taken from the end
        for (Open& open : m_open) {
            const auto size = ofSize.find(open.file->bytes);
            if (open.taken || size == ofSize.end() || size->second == 0 || !edgesOf(open))
                continue;
            const auto found = ofContent.find({open.file->bytes, *open.edges});
            if (found == ofContent.end() || found->second.empty())
                continue;
            take(*found->second.back(), open);
            found->second.pop_back();
            --size->second;
        }
    }

    void findMovedUnheard()
    {
        using Key = std::tuple<std::uint64_t, std::int64_t, std::filesystem::path>;
        std::map<Key, std::vector<Lost*>> alike;
        forLost([&](Lost& lost) {
            const StoredFile& file = *lost.file;
            if (!isKnown(file.edges) && !lost.there && !wasNeverListed(file))
                alike[{file.record.bytes, file.modified, file.record.path.filename()}].push_back(&lost);
        });
        if (alike.empty())
            return;
        for (auto& [key, files] : alike)
            std::ranges::reverse(files);
        for (Open& open : m_open) {
            if (open.taken || open.known)
                continue;
            const auto found = alike.find({open.file->bytes, open.file->modified, open.file->path.filename()});
            if (found == alike.end() || found->second.empty())
                continue;
            take(*found->second.back(), open);
            found->second.pop_back();
        }
    }

    /// Finds a path for every file that another one has overwritten: the one that was left at the end of the chain, or,
    /// if yet another file is there, one that no sound has.
    void settlePaths(std::span<const StoredFile> known, std::span<const RootListing> listings)
    {
        for (Lost& overwritten : m_lost) {
            if (overwritten.now || !overwritten.there || !overwritten.there->taken)
                continue;
            const Lost* last = overwritten.there->taken;
            while (last->there && last->there->taken)
                last = last->there->taken;
            const StoredFile& file = last->there ? *overwritten.file : *last->file;
            overwritten.instead = {file.root, file.record.path};
            for (int number = 1; last->there && isTaken(*overwritten.instead, known, listings); ++number)
                overwritten.instead->second = file.record.path.native() + ".~" + std::to_string(number) + '~';
        }
    }

    static std::span<const StoredFile> filesOf(std::span<const StoredFile> known, RootId root)
    {
        return {std::ranges::lower_bound(known, root, {}, &StoredFile::root),
                std::ranges::upper_bound(known, root, {}, &StoredFile::root)};
    }

    static bool isTaken(const std::pair<RootId, std::filesystem::path>& place, std::span<const StoredFile> known,
                        std::span<const RootListing> listings)
    {
        const auto files = filesOf(known, place.first);
        const auto listing = std::ranges::lower_bound(listings, place.first, {}, &RootListing::root);
        const std::string& path = place.second.native();
        return std::ranges::binary_search(
                   files, path, {}, [](const StoredFile& file) -> const auto& { return file.record.path.native(); }) ||
               std::ranges::binary_search(
                   listing->listed.files, path, {},
                   [](const ScannedFile& file) -> const auto& { return file.path.native(); });
    }

    void tell()
    {
        DiskChanges& changes = m_result.changes;
        for (const Lost& lost : m_lost) {
            const StoredFile& file = *lost.file;
            if (lost.now) {
                StoredFile moved = file;
                moved.root = lost.now->root;
                moved.record.path = lost.now->file->path;
                moved.modified = lost.now->file->modified;
                moved.missing = false;
                changes.moved.push_back(std::move(moved));
                m_result.touched += std::size_t(lost.now == lost.there);
            } else if (lost.instead) {
                StoredFile moved = file;
                std::tie(moved.root, moved.record.path) = *lost.instead;
                moved.missing = false;
                changes.moved.push_back(std::move(moved));
                changes.missing.push_back(file.id);
                ++m_result.overwritten;
            } else if (!lost.there) {
                if (!file.missing)
                    changes.missing.push_back(file.id);
            } else if (!lost.there->unreadable) {
                changes.changed.push_back(pending(*lost.there, file.id));
            }
        }
        for (const Open& open : m_open) {
            const bool isOfTheKnownOne = open.known && !open.known->now;
            if (!open.taken && !isOfTheKnownOne)
                changes.added.push_back(pending(open, 0));
        }
    }

    static StoredFile pending(const Open& open, FileId id)
    {
        StoredFile file;
        file.id = id;
        file.root = open.root;
        file.record.path = open.file->path;
        file.record.bytes = open.file->bytes;
        file.modified = open.file->modified;
        return file;
    }

    const EdgesOf& m_edgesOf;
    std::vector<Open> m_open; ///< By root and path within each listing, as are the lost.
    std::vector<Lost> m_lost;
    DiskComparison m_result;
};

} // namespace

DiskComparison compareWithDisk(std::span<const StoredFile> known, std::span<const RootListing> listings,
                               const EdgesOf& edgesOf)
{
    return Comparison(edgesOf).run(known, listings);
}

} // namespace otozu
