// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/source_file.h"

#include <cerrno>

namespace fs = std::filesystem;

namespace otozu
{
namespace
{

[[noreturn]] void fail(const fs::path& path, int error)
{
    const Fault fault = error == ENOENT ? Fault::Vanished : faultOfErrno(error, Fault::ReadFailed);
    throw SourceError(fault, path, "cannot read");
}

int seekTo(std::FILE* stream, std::uint64_t offset)
{
#ifdef _WIN32
    return _fseeki64(stream, std::int64_t(offset), SEEK_SET);
#else
    return fseeko(stream, off_t(offset), SEEK_SET);
#endif
}

} // namespace

SourceFile::SourceFile(const fs::path& path) : m_path(path), m_stream(nullptr, &std::fclose)
{
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status))
        fail(path, error ? error.value() : ENOENT);
    // Asked before it is opened: opening a pipe would wait for somebody to write.
    if (!fs::is_regular_file(status))
        throw SourceError(Fault::NotRegular, path, "not a file");
#ifdef _WIN32
    m_stream.reset(_wfopen(path.c_str(), L"rb"));
#else
    m_stream.reset(std::fopen(path.c_str(), "rbe"));
#endif
    if (!m_stream)
        fail(path, errno);
    std::setvbuf(m_stream.get(), nullptr, _IONBF, 0);
    m_size = fs::file_size(path, error);
    if (!error)
        m_modified = fs::last_write_time(path, error);
    if (error)
        fail(path, error.value());
}

std::size_t SourceFile::read(std::span<char> buffer)
{
    errno = 0;
    const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), m_stream.get());
    if (count < buffer.size() && std::ferror(m_stream.get()) != 0)
        fail(m_path, errno == ENOENT ? EIO : errno);
    return count;
}

void SourceFile::readAt(std::uint64_t offset, std::span<char> buffer)
{
    if (seekTo(m_stream.get(), offset) != 0 || read(buffer) < buffer.size())
        fail(m_path, EIO);
}

} // namespace otozu
