// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <vector>

namespace otozu
{

/// Sound in memory: interleaved floats, full scale is [-1, 1] (files may go beyond), always finite.
struct AudioBuffer {
    int sampleRate = 0; ///< Hz.
    int channels = 0;
    std::vector<float> samples; ///< frames() * channels values.

    [[nodiscard]] std::size_t frames() const { return channels > 0 ? samples.size() / std::size_t(channels) : 0; }
};

} // namespace otozu
