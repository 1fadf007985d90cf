// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/regular_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>

namespace otozu
{

/// What a decoder reads through: a file from some offset on, with a position. Small reads are served from memory. Once
/// a stop is requested the file seems to end, which gets us out of long searches inside the decoders.
class SoundStream
{
public:
    /// Both are kept by reference.
    SoundStream(RegularFile& file, const std::stop_token& stop) : m_file(file), m_stop(stop) {}

    std::uint64_t start = 0;              ///< Offset in the file of position 0.
    std::optional<std::uint64_t> blankAt; ///< Offset in the file: four bytes that are read as 0xFFFFFFFF.
    std::int64_t position = 0;            ///< >= 0; may be beyond the end.

    [[nodiscard]] std::int64_t length() const { return std::int64_t(m_file.size() - std::min(m_file.size(), start)); }
    /// @return how many bytes were read; less than asked for at the end, after an error or a stop.
    std::int64_t read(void* bytes, std::int64_t count);

private:
    std::size_t readPlain(std::uint64_t offset, char* bytes, std::size_t count);

    RegularFile& m_file;
    const std::stop_token& m_stop;
    std::array<char, std::size_t(16) * 1024> m_ahead;
    std::uint64_t m_aheadAt = 0;
    std::size_t m_aheadSize = 0;
};

} // namespace otozu
