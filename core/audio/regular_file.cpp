// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/regular_file.h"

#include "core/base/fault.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace otozu
{

namespace
{

[[noreturn]] void fail(int error, const std::filesystem::path& path)
{
    const bool gone = error == ENOENT || error == ENOTDIR;
    throw Error(gone ? Fault::Vanished : faultOfErrno(error, Fault::ReadFailed), path,
                "cannot open (" + std::generic_category().message(error) + ")");
}

[[noreturn]] void failAsNotRegular(const std::filesystem::path& path)
{
    throw Error(Fault::NotRegular, path, "not a regular file");
}

} // namespace

RegularFile::RegularFile(const std::filesystem::path& path)
{
    struct stat status {
    };
    if (stat(path.c_str(), &status) != 0)
        fail(errno, path);
    if (!S_ISREG(status.st_mode))
        failAsNotRegular(path);
    // It may have become a pipe since; O_NONBLOCK opens that one without waiting for a writer.
    m_descriptor = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (m_descriptor < 0)
        fail(errno, path);
    if (fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(m_descriptor);
        failAsNotRegular(path);
    }
    m_size = std::uint64_t(status.st_size);
}

RegularFile::~RegularFile()
{
    close(m_descriptor);
}

std::size_t RegularFile::readAt(std::uint64_t offset, void* bytes, std::size_t count)
{
    if (offset >= m_size)
        return 0;
    count = std::size_t(std::min<std::uint64_t>(count, m_size - offset));
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = pread(m_descriptor, static_cast<char*>(bytes) + done, count - done, off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            m_failed = true;
        if (got <= 0)
            break;
        done += std::size_t(got);
    }
    return done;
}

} // namespace otozu
