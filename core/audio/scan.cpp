// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/scan.h"

#include "core/audio/formats.h"

#include <algorithm>
#include <cerrno>
#include <functional>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace otozu
{

namespace
{

constexpr std::size_t kEntriesBetweenLooks = 256;

struct CloseFolder {
    void operator()(DIR* stream) const { closedir(stream); }
};

/// A disk may say anything; what does not fit wraps round.
std::int64_t nanosecondsOf(const timespec& time)
{
    return std::int64_t(std::uint64_t(time.tv_sec) * 1'000'000'000U + std::uint64_t(time.tv_nsec));
}

class Scanner
{
public:
    Scanner(const fs::path& folder, const std::stop_token& stop, const ProgressFn& report)
        : m_root(folder.native() + "/"), m_stop(stop), m_report(report)
    {
    }

    ScanResult run(const fs::path& folder)
    {
        const int error = folder.empty() ? ENOENT : walk("");
        if (error != 0)
            throw Error(error == ENOTDIR ? Fault::NotFound : faultOfErrno(error, Fault::ReadFailed), folder,
                        "cannot list the folder (" + std::generic_category().message(error) + ")");
        // Real folders are all done; now the links to others, in order, each with the links that it leads to.
        while (!m_links.empty()) {
            const std::string link = std::move(m_links.extract(m_links.begin()).value());
            walkOrSkip(link);
        }
        std::ranges::sort(
            m_result.files, {}, [](const ScannedFile& file) -> const auto& { return file.path.native(); });
        std::ranges::sort(
            m_result.skipped, {}, [](const FileFault& skip) -> const auto& { return skip.path.native(); });
        std::ranges::sort(
            m_result.unlisted, {}, [](const fs::path& path) -> const auto& { return path.native(); });
        tell();
        return std::move(m_result);
    }

private:
    static Fault faultOf(int error)
    {
        return error == ENOENT || error == ENOTDIR ? Fault::Vanished : faultOfErrno(error, Fault::ReadFailed);
    }

    void skip(const std::string& path, Fault fault) { m_result.skipped.push_back({path, fault}); }

    void skipUnlisted(const std::string& path, int error)
    {
        skip(path, faultOf(error));
        m_result.unlisted.emplace_back(path);
    }

    void tell() const
    {
        if (m_report)
            m_report({Step::Scan, m_result.files.size(), 0});
    }

    void walkOrSkip(const std::string& folder)
    {
        if (const int error = walk(folder))
            skipUnlisted(folder, error);
    }

    /// Lists `folder` (relative, "" for the root) and the real folders below it, unless it has been listed already.
    /// @return 0, or the errno that kept `folder` itself from being listed.
    int walk(const std::string& folder)
    {
        std::vector<std::string> open{folder};
        int firstError = 0;
        bool first = true;
        while (!open.empty()) {
            const std::string next = std::move(open.back());
            open.pop_back();
            std::vector<std::string> below;
            const int error = list(next, below);
            if (first)
                firstError = error;
            else if (error != 0)
                skipUnlisted(next, error);
            first = false;
            // Sorted, so that of a folder that is mounted twice always the same one counts.
            std::ranges::sort(below, std::ranges::greater{});
            std::ranges::move(below, std::back_inserter(open));
        }
        return firstError;
    }

    int list(const std::string& folder, std::vector<std::string>& below)
    {
        throwIfStopped(m_stop);
        const int descriptor = open((m_root + folder).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
        if (descriptor < 0)
            return errno;
        struct stat status {
        };
        if (fstat(descriptor, &status) != 0) {
            const int error = errno;
            close(descriptor);
            return error;
        }
        if (!m_visited.insert({status.st_dev, status.st_ino}).second) {
            close(descriptor);
            return 0;
        }
        const std::unique_ptr<DIR, CloseFolder> stream(fdopendir(descriptor));
        if (!stream) {
            const int error = errno;
            close(descriptor);
            return error;
        }
        const std::string prefix = folder.empty() ? folder : folder + "/";
        int error = 0;
        for (std::size_t count = 1;; ++count) {
            if (count % kEntriesBetweenLooks == 0) {
                throwIfStopped(m_stop);
                tell();
            }
            errno = 0;
            const dirent* entry = readdir(stream.get());
            if (!entry) {
                error = errno;
                break;
            }
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..")
                take(descriptor, *entry, prefix, below);
        }
        tell();
        return error;
    }

    void take(int folder, const dirent& entry, const std::string& prefix, std::vector<std::string>& below)
    {
        const std::string path = prefix + entry.d_name;
        const CandidateKind kind = candidateKind(entry.d_name);
        if (entry.d_type == DT_DIR) {
            below.push_back(path);
            return;
        }
        // Most files need no further look.
        if (entry.d_type == DT_REG && kind == CandidateKind::None) {
            ++m_result.other;
            return;
        }
        struct stat status {
        };
        bool isLink = entry.d_type == DT_LNK;
        if (entry.d_type == DT_UNKNOWN)
            isLink = fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
        if (fstatat(folder, entry.d_name, &status, 0) != 0) {
            const int error = errno;
            // What cannot be looked at may be sound, or a folder full of it; what leads nowhere is not.
            const bool leadsNowhere = error == ENOENT || error == ENOTDIR || error == ELOOP;
            if (!leadsNowhere)
                skipUnlisted(path, error);
            else if (kind == CandidateKind::None)
                ++m_result.other;
            else
                skip(path, faultOf(error));
            return;
        }
        if (S_ISDIR(status.st_mode)) {
            if (isLink)
                m_links.insert(path);
            else
                below.push_back(path);
            return;
        }
        if (kind == CandidateKind::None)
            ++m_result.other;
        else if (!S_ISREG(status.st_mode))
            skip(path, Fault::NotRegular);
        else if (kind == CandidateKind::Unreadable)
            skip(path, Fault::UnsupportedFormat);
        else
            m_result.files.push_back({path, std::uint64_t(status.st_size), nanosecondsOf(status.st_mtim)});
    }

    std::string m_root;
    const std::stop_token& m_stop;
    const ProgressFn& m_report;
    std::set<std::pair<dev_t, ino_t>> m_visited;
    std::set<std::string> m_links;
    ScanResult m_result;
};

} // namespace

ScanResult scanFolder(const fs::path& folder, const std::stop_token& stop, const ProgressFn& report)
{
    return Scanner(folder, stop, report).run(folder);
}

} // namespace otozu
