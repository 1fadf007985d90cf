// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>

namespace otozu
{

/// A source that cannot be read, told apart from a target that cannot be written.
class SourceError : public Error
{
public:
    using Error::Error;
};

/// A file that is exported, open for reading. Links are followed.
class SourceFile
{
public:
    /// @throws SourceError  Vanished, NoPermission, NotRegular, LinkLoop or ReadFailed.
    explicit SourceFile(const std::filesystem::path& path);

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] std::filesystem::file_time_type modified() const { return m_modified; }
    /// Unbuffered, at the beginning.
    [[nodiscard]] std::FILE* stream() { return m_stream.get(); }

    /// The next bytes, as many as there are and `buffer` holds. @throws SourceError  ReadFailed.
    std::size_t read(std::span<char> buffer);
    /// Fills `buffer` from `offset` on. @throws SourceError  ReadFailed, also if the file has become shorter.
    void readAt(std::uint64_t offset, std::span<char> buffer);

private:
    std::filesystem::path m_path;
    std::uint64_t m_size = 0;
    std::filesystem::file_time_type m_modified;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_stream;
};

} // namespace otozu
