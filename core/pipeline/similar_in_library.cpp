// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/similar_in_library.h"

#include "core/features/analyse_file.h"
#include "core/features/features_key.h"
#include "core/library/sound_comparisons.h"
#include "core/pipeline/library_files.h"
#include "core/pipeline/similar_index.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

namespace otozu
{

namespace
{

namespace fs = std::filesystem;

/// The sound that is asked about.
struct Asked {
    FileId file = 0; // if it is in the library
    std::vector<float> row;
    std::optional<SoundPitch> pitch;
};

bool isUnchanged(const fs::path& path, const StoredFile& file)
{
    std::error_code error;
    const auto bytes = fs::file_size(path, error);
    if (error || bytes != file.record.bytes)
        return false;
    const auto time = fs::last_write_time(path, error);
    return !error && std::chrono::duration_cast<std::chrono::nanoseconds>(
                         std::chrono::file_clock::to_sys(time).time_since_epoch())
                             .count() == file.modified;
}

/// The file in the library, if it is there and as it was when it was heard.
std::optional<StoredFile> storedFile(const LibraryStore& store, const std::vector<StoredRoot>& roots,
                                     const fs::path& path)
{
    std::error_code error;
    const fs::path whole = fs::canonical(path, error);
    if (error)
        return std::nullopt;
    for (const StoredRoot& root : roots) {
        const fs::path top = fs::canonical(root.path, error);
        const fs::path relative = error ? fs::path() : whole.lexically_relative(top);
        if (relative.empty() || *relative.begin() == "..")
            continue;
        std::optional<StoredFile> file = store.fileAt(root.id, relative);
        if (file && file->state == FileState::Analysed && isUnchanged(whole, *file))
            return file;
    }
    return std::nullopt;
}

Asked askedSound(const LibraryStore& store, const std::vector<StoredRoot>& roots, const SimilarRequest& request,
                 const std::string& features, const std::stop_token& stop)
{
    Asked asked;
    if (const auto file = storedFile(store, roots, request.file)) {
        asked.file = file->id;
        asked.pitch = file->record.descriptors.pitch;
        try {
            const Matrix<float> rows = store.rows(features, std::span(&file->id, 1));
            asked.row.assign(rows.row(0).begin(), rows.row(0).end());
            return asked;
        } catch (const std::invalid_argument&) {
            // It was heard in another way.
        }
    }
    FileAnalyser analyser(request.profile, request.seconds, request.weights.pitch > 0.0);
    asked.row.resize(analyser.width());
    asked.pitch = analyser.analyse(request.file, asked.row, stop).descriptors.pitch;
    return asked;
}

/// Finds the nearest files, as many as are asked for.
using Finder = std::function<std::vector<SimilarFile>(std::size_t)>;

Finder byIndex(const LibraryStore& store, std::shared_ptr<const SimilarIndex> index, const Asked& asked,
               ThreadPool& pool)
{
    return [&store, &asked, &pool, index = std::move(index)](std::size_t count) {
        return index->nearest(store, asked.row, count, pool);
    };
}

/// None if there are no vectors.
Finder byAllVectors(const LibraryStore& store, const std::vector<StoredRoot>& roots, const SimilarRequest& request,
                    const std::string& features, const Asked& asked, ThreadPool& pool)
{
    const std::vector<FileId> heard = store.heardAs(features);
    std::vector<FileId> files;
    std::vector<bool> isThere;
    std::vector<std::optional<SoundPitch>> pitches;
    for (const StoredFile& file : store.files()) {
        if (file.state != FileState::Analysed || !std::ranges::binary_search(heard, file.id))
            continue;
        files.push_back(file.id);
        const auto root = std::ranges::find(roots, file.root, &StoredRoot::id);
        isThere.push_back(!file.missing && root != roots.end() && root->online);
        pitches.push_back(file.record.descriptors.pitch);
    }
    if (files.empty())
        return {};
    SimilarSounds sounds(store.rows(features, files), request.profile, std::move(pitches), pool);
    if (request.weights != SimilarityWeights())
        sounds.setWeights(request.weights);
    std::vector<SimilarFile> found;
    for (const Neighbor& neighbor : sounds.nearest(asked.row, asked.pitch, files.size(), pool)) {
        if (isThere[std::size_t(neighbor.index)])
            found.push_back({files[std::size_t(neighbor.index)], neighbor.distance});
    }
    return [found = std::move(found)](std::size_t count) {
        return std::vector<SimilarFile>(found.begin(), found.begin() + std::ptrdiff_t(std::min(count, found.size())));
    };
}

/// What was found, with its paths.
class Listing
{
public:
    Listing(const LibraryStore& store, const std::vector<StoredRoot>& roots, const SimilarRequest& request)
        : m_store(store), m_request(request), m_base(libraryBase(roots))
    {
        for (const StoredRoot& root : roots)
            m_roots.emplace(root.id, root.path);
    }

    std::vector<SimilarSound> list(std::vector<SimilarFile> found, FileId asked)
    {
        std::vector<FileId> ids;
        for (const SimilarFile& file : found)
            ids.push_back(file.file);
        std::vector<StoredFile> files = m_store.files(ids);
        std::vector<fs::path> paths;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < files.size(); ++i) {
            const fs::path path = m_roots.at(files[i].root) / files[i].record.path;
            std::error_code error;
            if (files[i].id == asked || fs::equivalent(path, m_request.file, error))
                continue;
            paths.push_back(path.lexically_relative(m_base));
            found[kept] = found[i];
            files[kept] = files[i];
            ++kept;
        }
        SoundPairs known;
        if (m_request.fold) {
            std::vector<ContentHash> heard;
            for (const StoredFile& file : files)
                heard.push_back(file.sound);
            known = SoundPairs::load(m_store, std::move(heard));
        }
        std::vector<SimilarSound> sounds;
        const auto same = [&](std::size_t a, std::size_t b) {
            return m_request.fold && files[a].sound != ContentHash{} && files[b].sound != ContentHash{} &&
                   known.areSame(files[a].sound, files[b].sound).value_or(false);
        };
        for (const std::vector<std::size_t>& item : foldSame(kept, m_request.count, same)) {
            SimilarSound sound{paths[item.front()], found[item.front()].distance, {}};
            for (const std::size_t copy : std::span(item).subspan(1))
                sound.copies.push_back(paths[copy]);
            sounds.push_back(std::move(sound));
        }
        return sounds;
    }

private:
    const LibraryStore& m_store;
    const SimilarRequest& m_request;
    fs::path m_base;
    std::map<RootId, fs::path> m_roots;
};

std::shared_ptr<const SimilarIndex> currentIndex(LibraryStore& store, const std::string& features, ThreadPool& pool,
                                                 const std::stop_token& stop, const std::function<void()>& making)
{
    auto index = SimilarIndex::load(store, features);
    if (!index) {
        if (making)
            making();
        index = SimilarIndex::make(store, features, pool, stop);
        if (index && !store.isReadOnly())
            index->save(store);
    }
    return index ? std::make_shared<const SimilarIndex>(std::move(*index)) : nullptr;
}

} // namespace

std::optional<std::vector<SimilarSound>> similarInLibrary(LibraryStore& store, const SimilarRequest& request,
                                                          ThreadPool& pool, const std::stop_token& stop,
                                                          const std::function<void()>& making)
{
    const std::string features = featuresKey(request.profile, request.seconds);
    const std::vector<StoredRoot> roots = store.roots();
    const Asked asked = askedSound(store, roots, request, features, stop);
    Finder find;
    if (request.profile == Profile::Timbre && request.weights == SimilarityWeights()) {
        auto index = currentIndex(store, features, pool, stop, making);
        if (!index)
            return std::nullopt;
        find = byIndex(store, std::move(index), asked, pool);
    } else {
        find = byAllVectors(store, roots, request, features, asked, pool);
        if (!find)
            return std::nullopt;
    }
    Listing listing(store, roots, request);
    // Copies and the sound itself take places in the list, nobody knows how many.
    for (std::size_t wanted = request.count + 10;; wanted *= 2) {
        throwIfStopped(stop);
        const std::vector<SimilarFile> found = find(wanted);
        std::vector<SimilarSound> sounds = listing.list(found, asked.file);
        if (sounds.size() >= request.count || found.size() < wanted)
            return sounds;
    }
}

void refreshSimilarIndex(LibraryStore& store, const std::string& features, ThreadPool& pool,
                         const std::stop_token& stop, const std::function<void()>& making)
{
    if (!store.isReadOnly())
        (void)currentIndex(store, features, pool, stop, making);
}

} // namespace otozu
