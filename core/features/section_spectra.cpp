// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/section_spectra.h"

#include "core/features/decibel.h"

namespace otozu
{

namespace
{

constexpr double kHeard = 1e-6; // of the loudest frame's energy: what follows the last such frame is no sound

} // namespace

void SectionSpectra::complete()
{
    energy.assign(sections * frames, 0.0);
    for (std::size_t section = 0; section < sections; ++section) {
        for (std::size_t band = 0; band < bands; ++band) {
            for (std::size_t frame = 0; frame < frames; ++frame)
                energy[section * frames + frame] += double(power[section * cells() + band * frames + frame]);
        }
    }
    const double least = *std::ranges::max_element(energy) * kHeard;
    heard = energy.size();
    while (heard > 1 && energy[heard - 1] < least)
        --heard;
    db = power;
    powerToDb(db);
}

} // namespace otozu
