// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace otozu
{

/// Mel spectra of a sound's sections, which are equally long. Of the last of them the end may be silence: the frames
/// that are heard are those up to the last one within 60 dB of the loudest, `heard` of all sections' frames in a row.
struct SectionSpectra {
    std::size_t sections = 0;
    std::size_t bands = 0;
    std::size_t frames = 0;     ///< Of a section.
    std::vector<float> power;   ///< (sections, bands, frames)
    std::vector<float> db;      ///< The same in dB below the greatest power of all, at least -80.
    std::vector<double> energy; ///< Sum over the bands, (sections, frames).
    std::size_t heard = 0;

    /// From `sections`, `bands`, `frames` and `power`.
    void complete();

    /// @return how many frames of a section are heard.
    [[nodiscard]] std::size_t heardOf(std::size_t section) const
    {
        return heard <= section * frames ? 0 : std::min(frames, heard - section * frames);
    }
    [[nodiscard]] std::size_t cells() const { return bands * frames; } ///< Of a section.
};

} // namespace otozu
