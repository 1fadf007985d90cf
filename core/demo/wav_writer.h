// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <filesystem>

namespace otozu
{

/// Writes a WAV file of whole-number samples, atomically. A sample x becomes round(x * 2^(bits - 1)), halves away from
/// zero, held to what fits.
/// @param bits  16 or 24.
/// @throws std::invalid_argument  other bits, no channels or rate, or more than a WAV file can hold (4 GB).
/// @throws Error  as AtomicFile.
void writeWav(const std::filesystem::path& path, const AudioBuffer& audio, int bits);

} // namespace otozu
