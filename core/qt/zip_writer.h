// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <cstdint>
#include <ctime>
#include <memory>
#include <span>
#include <string>

namespace otozu
{

/// A zip being written, entry by entry, from data that is compressed already. It appears under its name with
/// commit(), or never. One thread at a time.
class ZipWriter
{
public:
    struct Entry {
        std::string name; ///< UTF-8, with `/`.
        bool deflated = false;
        std::uint64_t bytes = 0; ///< Before compression.
        std::time_t modified = 0;
    };

    /// @throws Error  NotFound, NoPermission, NotRegular, DiskFull, WriteFailed, here and in all that follows.
    explicit ZipWriter(const std::filesystem::path& path);
    ~ZipWriter();

    void begin(const Entry& entry);
    void write(std::span<const char> data);
    /// @param crc  CRC-32 of the entry before compression.
    void end(std::uint32_t crc);
    void commit();

private:
    struct State;
    void check(int result);

    std::uint64_t m_bytes = 0; // of the entry being written
    std::unique_ptr<State> m_state;
};

} // namespace otozu
