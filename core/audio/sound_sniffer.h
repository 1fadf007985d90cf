// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <cstdint>
#include <optional>

namespace otozu
{

class RegularFile;

/// Why the decoder could not open a file that is not empty, by a look at the file: NotAudio, UnsupportedFormat,
/// NoFrames, BadRate, BadChannels, ReadFailed, or DecoderFailed where it looks like sound that we should read.
/// (libsndfile's own answer for a failed opening is one variable for all threads.)
[[nodiscard]] Fault whyNotOpened(RegularFile& file);

/// Where the first of three MPEG audio frames in a row begins within the first 256 KiB (behind an ID3 tag, if there is
/// one): MP3 files often begin with padding or rubbish. Nothing if there are none, or if they begin the file.
[[nodiscard]] std::optional<std::uint64_t> findMpegFrames(RegularFile& file);

/// Where the size of a WAV file's data chunk stands, if it says 0 though sound follows: a recorder wrote it that was
/// stopped before it could fill in the size.
[[nodiscard]] std::optional<std::uint64_t> findUnfinishedWave(RegularFile& file);

} // namespace otozu
