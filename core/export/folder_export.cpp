// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/folder_export.h"

#include "core/base/atomic_file.h"
#include "core/base/lies_in.h"
#include "core/base/path_text.h"
#include "core/export/copy_file.h"
#include "core/export/name_set.h"

#include <algorithm>
#include <cerrno>
#include <map>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

namespace fs = std::filesystem;

namespace otozu
{
namespace
{

/// The path without links and dots, as far as it exists.
fs::path realPath(const fs::path& path)
{
    std::error_code error;
    const fs::path real = fs::weakly_canonical(fs::absolute(path), error);
    return error ? fs::absolute(path).lexically_normal() : real;
}

std::int64_t modifiedTime(const fs::path& path, std::error_code& error)
{
    const auto time = fs::last_write_time(path, error);
    const auto since = fs::file_time_type::clock::to_sys(time).time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

class FolderWriter
{
public:
    FolderWriter(const fs::path& target, bool isCrate, ExportSummary& summary)
        : m_target(target), m_isCrate(isCrate), m_summary(summary)
    {
        if (!isCrate)
            makeFolder(".");
    }

    /// The folder for a plan's folder, made if need be. Relative to the target.
    const fs::path& folder(const std::string& planned)
    {
        const auto [place, isNew] = m_folders.try_emplace(planned);
        if (isNew) {
            Folder& folder = place->second;
            folder.path = planned.empty() ? fs::path() : usableFolder(planned);
            std::error_code error;
            fs::directory_iterator existing(m_target / folder.path, error);
            for (; !error && existing != fs::directory_iterator(); existing.increment(error)) {
                folder.names.reserve(textOfPath(existing->path().filename()));
                note(folder, existing->path().filename());
            }
            if (error)
                throw Error(faultOfErrno(error.value(), Fault::ReadFailed), m_target, "cannot list the folder");
        }
        return place->second.path;
    }

    /// A crate has the file already.
    [[nodiscard]] bool isThere(const ExportEntry& entry, const fs::path& source, const std::stop_token& stop) const
    {
        const Folder& folder = m_folders.at(entry.folder);
        const auto [first, last] = folder.known.equal_range(nameKey(entry.name));
        return std::any_of(first, last, [&](const auto& known) {
            return isSameFile(source, m_target / folder.path / known.second, stop);
        });
    }

    /// The name that a file will have: as planned, or the next free one.
    std::string freeName(const std::string& planned, const std::string& name)
    {
        return m_folders.at(planned).names.take(name);
    }

    /// Gives a whole file its name, and notes it in the journal. @return the name: another one if somebody made a file
    /// of this name meanwhile.
    std::string publish(AtomicFile& file, const std::string& planned, std::string name)
    {
        Folder& folder = m_folders.at(planned);
        while (!file.commitAsNew(m_target / folder.path / pathOfText(name)))
            name = freeName(planned, name);
        note(folder, pathOfText(name));
        const fs::path relative = folder.path / pathOfText(name);
        std::error_code ignored;
        WrittenFile written{relative, fs::file_size(m_target / relative, ignored), 0};
        written.modified = modifiedTime(m_target / relative, ignored);
        m_summary.journal.files.push_back(std::move(written));
        return name;
    }

private:
    struct Folder {
        fs::path path;
        NameSet names;
        std::multimap<std::string, fs::path> known; ///< Of a crate: names by their keys, with and without number.
    };

    void note(Folder& folder, const fs::path& name) const
    {
        if (!m_isCrate)
            return;
        const std::string text = textOfPath(name);
        const std::string key = nameKey(text);
        const std::string plain = nameKey(unnumberedName(text));
        folder.known.emplace(key, name);
        if (plain != key)
            folder.known.emplace(plain, name);
    }

    void makeFolder(const fs::path& relative)
    {
        std::error_code error;
        const fs::path path = relative == "." ? m_target : m_target / relative;
        if (fs::create_directory(path, error))
            m_summary.journal.folders.push_back(relative);
        else if (error)
            throw Error(faultOfErrno(error.value(), Fault::WriteFailed), path, "cannot make the folder");
    }

    fs::path usableFolder(const std::string& planned)
    {
        std::string name = planned;
        for (unsigned number = 2;; ++number) {
            std::error_code ignored;
            const auto status = fs::status(m_target / pathOfText(name), ignored);
            if (!fs::exists(status) || fs::is_directory(status))
                break;
            name = numberedName(planned, number); // a file stands there
        }
        makeFolder(pathOfText(name));
        return pathOfText(name);
    }

    fs::path m_target;
    bool m_isCrate;
    ExportSummary& m_summary;
    std::map<std::string, Folder> m_folders;
};

} // namespace

void checkFolderTarget(const ExportPlan& plan, const fs::path& target)
{
    std::vector<fs::path> sources;
    if (!plan.intoCrate) {
        for (const fs::path& folder : plan.sources.empty() ? std::vector{plan.root} : plan.sources)
            sources.push_back(realPath(folder));
    }
    const auto liesInSource = [&](const fs::path& folder) {
        return std::ranges::any_of(sources, [&](const fs::path& source) { return liesIn(folder, source); });
    };
    const fs::path real = realPath(target);
    if (liesInSource(real))
        throw Error(Fault::TargetInSource, target, "the target lies in the folder that is exported");
    std::string last;
    for (const ExportEntry& entry : plan.entries) {
        if (entry.folder == last)
            continue;
        last = entry.folder;
        if (liesInSource(realPath(real / pathOfText(last))))
            throw Error(Fault::TargetInSource, target / pathOfText(last),
                        "the target lies in the folder that is exported");
    }
    std::error_code error;
    const auto status = fs::status(real, error);
    if (fs::exists(status) && !fs::is_directory(status))
        throw Error(Fault::NotRegular, target, "a file stands where the folder should be");
    if (plan.intoCrate && !fs::is_directory(status))
        throw Error(Fault::NotFound, target, "the crate's folder is not there");
    const fs::path writable = fs::exists(status) ? real : real.parent_path();
    if (!fs::is_directory(writable, error))
        throw Error(Fault::NotFound, target, "there is no folder to make it in");
#ifndef _WIN32
    if (faccessat(AT_FDCWD, writable.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        throw Error(faultOfErrno(errno, Fault::WriteFailed), target, "cannot write there");
#endif
}

void exportToFolder(const ExportPlan& plan, const fs::path& target, ExportSummary& summary, const std::stop_token& stop,
                    const ExportProgressFn& report)
{
    checkFolderTarget(plan, target);
    summary = {};
    summary.target = target;
    summary.journal.target = realPath(target);
    FolderWriter writer(summary.journal.target, plan.intoCrate, summary);

    ExportProgress progress{0, plan.entries.size(), 0, plan.bytes};
    const auto tell = [&] {
        if (report)
            report(progress);
    };
    std::vector<ExportEntry> exported;
    exported.reserve(plan.entries.size());
    for (const ExportEntry& planned : plan.entries) {
        throwIfStopped(stop);
        const fs::path& folder = writer.folder(planned.folder);
        const std::uint64_t before = progress.bytes;
        const fs::path source = plan.root / planned.source;
        try {
            if (plan.intoCrate && writer.isThere(planned, source, stop)) {
                ++summary.alreadyThere;
            } else {
                const std::string name = writer.freeName(planned.folder, planned.name);
                AtomicFile file(summary.journal.target / folder / pathOfText(name));
                copyInto(file, source, stop, [&](std::uint64_t copied) {
                    progress.bytes = before + copied;
                    tell();
                });
                exported.push_back(planned);
                exported.back().folder = textOfPath(folder);
                exported.back().name = writer.publish(file, planned.folder, name);
                summary.renamed += exported.back().name != planned.name ? 1 : 0;
                ++summary.files;
                summary.bytes += progress.bytes - before;
            }
        } catch (const SourceError& problem) {
            summary.failed.push_back({planned.source, problem.fault});
        }
        // As planned also for a file that failed or has changed its size, so that the end is the total.
        progress.bytes = before + planned.bytes;
        ++progress.files;
        tell();
    }
    if (plan.manifest) {
        const fs::path& folder = writer.folder({});
        const std::string name = writer.freeName({}, kManifestName);
        AtomicFile file(summary.journal.target / folder / name);
        file.write(manifestText(exported));
        (void)writer.publish(file, {}, name);
    }
}

UndoSummary undoFolderExport(const ExportJournal& journal)
{
    UndoSummary summary;
    for (const WrittenFile& file : journal.files) {
        const fs::path path = journal.target / file.path;
        std::error_code error;
        const auto status = fs::symlink_status(path, error);
        if (!fs::exists(status))
            continue;
        const bool same = fs::is_regular_file(status) && fs::file_size(path, error) == file.bytes && !error &&
                          modifiedTime(path, error) == file.modified && !error;
        if (same && fs::remove(path, error) && !error)
            ++summary.removed;
        else
            summary.kept.push_back(file.path);
    }
    for (auto folder = journal.folders.rbegin(); folder != journal.folders.rend(); ++folder) {
        std::error_code stays; // not empty, then
        fs::remove(*folder == "." ? journal.target : journal.target / *folder, stays);
    }
    return summary;
}

} // namespace otozu
