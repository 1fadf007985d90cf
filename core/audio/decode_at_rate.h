// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <filesystem>
#include <stop_token>

namespace otozu
{

/// The beginning of a file for listening: all its channels, at another rate.
/// @param sampleRate  Hz, > 0.
/// @param maxSeconds  as in DecodeOptions; of the file no more than that is read.
/// @throws Error, Cancelled  as decodeFile().
[[nodiscard]] AudioBuffer decodeAtRate(const std::filesystem::path& path, int sampleRate, double maxSeconds,
                                       const std::stop_token& stop = {});

} // namespace otozu
