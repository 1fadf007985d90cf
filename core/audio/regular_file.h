// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace otozu
{

/// A regular file, open for reading. Anything else is recognised without opening it, so that a pipe without a writer
/// cannot hold us up.
class RegularFile
{
public:
    /// @throws Error  Vanished, NoPermission, LinkLoop, NotRegular, ReadFailed.
    explicit RegularFile(const std::filesystem::path& path);
    ~RegularFile();
    RegularFile(const RegularFile&) = delete;
    RegularFile& operator=(const RegularFile&) = delete;

    /// Size when opened.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Reads up to `count` bytes from `offset` on. @return how many; less only at the end of the file or after an
    /// error.
    std::size_t readAt(std::uint64_t offset, void* bytes, std::size_t count);
    /// True once readAt() has met an error of the disk.
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
    bool m_failed = false;
};

} // namespace otozu
