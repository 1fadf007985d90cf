// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace otozu::test
{

enum class LoopStyle { FourOnTheFloor, Breakbeat, HipHop, HalfTime, DrumAndBass, Dembow, BassLine, HatsOnly };

/// A loop of known tempo, played by the synthesiser of the demo pack.
struct MadeLoop {
    LoopStyle style = LoopStyle::FourOnTheFloor;
    double bpm = 120.0;
    int bars = 2; ///< Of four beats.
    int sampleRate = 44100;
    std::uint64_t seed = 1;
    double room = 0.0;  ///< Seconds of reverberation; 0: dry.
    double noise = 0.0; ///< Hiss, by the peak.
    double tail = 0.0;  ///< Seconds that the last sounds may ring on after the last bar.
    double cut = 0.0;   ///< Seconds that are missing at the end (> 0) or that follow (< 0) by a careless cut.
};

[[nodiscard]] const char* nameOf(LoopStyle style);

/// "breakbeat 132.0 BPM, 2 bars, …"
[[nodiscard]] std::string describe(const MadeLoop& loop);

[[nodiscard]] AudioBuffer makeLoop(const MadeLoop& loop);

/// `count` loops of all styles, each at tempos at which it is played, 70 to 180 BPM; every other one dry and exactly
/// cut, the rest with rooms, hiss, tails or careless cuts; 1, 2, 4 or 8 bars; four sample rates.
[[nodiscard]] std::vector<MadeLoop> loopsOfKnownTempo(int count, std::uint64_t seed);

} // namespace otozu::test
