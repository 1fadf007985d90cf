// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/waveform.h"

#include <algorithm>
#include <stdexcept>

namespace otozu
{

std::vector<Peak> waveformPeaks(const AudioBuffer& sound, int columns)
{
    if (columns < 0)
        throw std::invalid_argument("waveformPeaks: columns < 0");
    std::vector<Peak> peaks(static_cast<std::size_t>(columns));
    const std::size_t frames = sound.frames();
    if (frames == 0)
        return peaks;
    const auto channels = std::size_t(sound.channels);
    for (std::size_t column = 0; column < peaks.size(); ++column) {
        // frames < 2^53, so the products are exact enough for borders that meet.
        const auto begin = std::size_t(double(column) * double(frames) / double(columns));
        const auto end =
            std::min(frames, std::max(begin + 1, std::size_t(double(column + 1) * double(frames) / double(columns))));
        const auto [low, high] = std::minmax_element(sound.samples.begin() + std::ptrdiff_t(begin * channels),
                                                     sound.samples.begin() + std::ptrdiff_t(end * channels));
        peaks[column] = {*low, *high};
    }
    return peaks;
}

} // namespace otozu
