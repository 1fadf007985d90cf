// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/demo/demo_pack.h"
#include "core/demo/synth_parts.h"

namespace otozu::synth
{

/// What a recipe draws from. The character is the same for both channels of a sound, the grain (noise, phases, slight
/// detuning) is each channel's own.
struct Draw {
    Random character;
    Random grain;
    double rate;

    /// A number of the character in [low, high).
    double between(double low, double high) { return character.uniform(low, high); }
    /// As between(), with equal ratios equally likely: for frequencies and times.
    double ratio(double low, double high);
    bool chance(double probability) { return character.uniform() < probability; }
    [[nodiscard]] std::size_t frames(double seconds) const { return std::size_t(seconds * rate); }
};

/// One channel of a sound of that kind, of any level.
[[nodiscard]] Signal render(DemoKind kind, Draw& draw);

[[nodiscard]] Signal kick(Draw& draw);
[[nodiscard]] Signal snare(Draw& draw);
[[nodiscard]] Signal hat(Draw& draw);
[[nodiscard]] Signal clap(Draw& draw);
[[nodiscard]] Signal tom(Draw& draw);
[[nodiscard]] Signal cymbal(Draw& draw);
[[nodiscard]] Signal bass(Draw& draw);
[[nodiscard]] Signal pad(Draw& draw);
[[nodiscard]] Signal lead(Draw& draw);
[[nodiscard]] Signal noises(Draw& draw);

} // namespace otozu::synth
