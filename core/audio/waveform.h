// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <vector>

namespace otozu
{

/// The range of a stretch of sound, over all channels.
struct Peak {
    float min = 0.0F;
    float max = 0.0F;
};

/// For drawing: `columns` equal stretches from left to right. Columns cover all frames; where there are fewer frames
/// than columns, neighbouring columns show the same frame. A sound without frames gives a flat line at 0.
/// @throws std::invalid_argument  columns < 0.
[[nodiscard]] std::vector<Peak> waveformPeaks(const AudioBuffer& sound, int columns);

} // namespace otozu
