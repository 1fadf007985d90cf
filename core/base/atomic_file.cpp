// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <string>
#include <utility>

#ifdef _WIN32
#include <process.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace otozu
{
namespace
{

std::filesystem::path temporaryBeside(const std::filesystem::path& path)
{
    static std::atomic<unsigned> counter{0};
#ifdef _WIN32
    const auto process = _getpid();
#else
    const auto process = getpid();
#endif
    auto name = path.filename().string();
    if (name.size() > 200) // leave room for the ending: 255 bytes are the limit of most file systems
        name.resize(200);
    return path.parent_path() /
           ("." + name + "." + std::to_string(process) + "-" + std::to_string(++counter) + ".part");
}

std::filesystem::path followed(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::is_symlink(path, error))
        return path;
    const auto target = std::filesystem::weakly_canonical(path, error);
    return error ? path : target;
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path path)
    : m_path(std::move(path)), m_target(followed(m_path)), m_temporary(temporaryBeside(m_target))
{
    // A device must never be replaced by a file: /dev/null would be gone for the whole machine.
    std::error_code ignored;
    const auto status = std::filesystem::status(m_target, ignored);
    if (!m_target.has_filename() || std::filesystem::is_directory(status))
        throw Error(Fault::NotRegular, m_path, "cannot write a file where a folder stands");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw Error(Fault::NotRegular, m_path, "cannot replace what is no plain file");
#ifdef _WIN32
    m_stream = _wfopen(m_temporary.c_str(), L"wb");
#else
    const int descriptor = open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0)
        m_stream = fdopen(descriptor, "wb");
    if (descriptor >= 0 && m_stream == nullptr) {
        const int error = errno;
        close(descriptor);
        unlink(m_temporary.c_str());
        errno = error;
    }
#endif
    if (m_stream == nullptr)
        fail(errno);
}

AtomicFile::~AtomicFile()
{
    if (m_stream != nullptr)
        std::fclose(m_stream);
    if (!m_temporary.empty()) {
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
    }
}

void AtomicFile::write(const void* bytes, std::size_t size)
{
    if (size > 0 && std::fwrite(bytes, 1, size, m_stream) != size)
        fail(errno);
}

void AtomicFile::beginFlush()
{
#ifdef __linux__
    // What it cannot do, or what goes wrong, commit() will do, or say.
    sync_file_range(fileno(m_stream), 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}

void AtomicFile::commit()
{
    if (std::fflush(m_stream) != 0)
        fail(errno);
#ifndef _WIN32
    if (fsync(fileno(m_stream)) != 0 && errno != EINVAL && errno != ENOTSUP)
        fail(errno);
#endif
    closeAndRename();
}

void AtomicFile::commitUnsynced()
{
    closeAndRename();
}

void AtomicFile::closeAndRename()
{
    if (std::fclose(std::exchange(m_stream, nullptr)) != 0)
        fail(errno);
    std::error_code error;
    std::filesystem::rename(m_temporary, m_target, error);
    if (error)
        fail(error.value());
    m_temporary.clear();
}

bool AtomicFile::commitAsNew(const std::filesystem::path& name)
{
    if (m_stream != nullptr && std::fclose(std::exchange(m_stream, nullptr)) != 0)
        fail(errno);
    std::error_code error;
#ifdef __linux__
    if (renameat2(AT_FDCWD, m_temporary.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0) {
        m_temporary.clear();
        return true;
    }
    if (errno == EEXIST)
        return false;
#endif
    // Where the file system cannot do that in one step: a link fails on a name that is taken.
    std::filesystem::create_hard_link(m_temporary, name, error);
    if (!error) {
        std::filesystem::remove(std::exchange(m_temporary, {}), error);
        return true;
    }
    if (std::filesystem::exists(std::filesystem::symlink_status(name, error)))
        return false;
    std::filesystem::rename(m_temporary, name, error);
    if (error)
        fail(error.value());
    m_temporary.clear();
    return true;
}

void AtomicFile::fail(int error) const
{
    // The text is taken from the errno value, so that the log says what the system said.
    const Fault fault = faultOfErrno(error, Fault::WriteFailed);
    throw Error(fault, m_path, "cannot write (" + std::error_code(error, std::generic_category()).message() + ")");
}

} // namespace otozu
