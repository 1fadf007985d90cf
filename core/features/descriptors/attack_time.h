// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>

namespace otozu
{

/// How long a sound takes to rise: seconds from the first sample over 10 % of its level to the first over 90 %, at
/// least one sample. Its level is the root mean square of its loudest 12 ms, times the square root of two (a sine's
/// peak then): a single peak within noise does not make a late attack.
/// G. Peeters, "A large set of audio features for sound description", IRCAM (2004), calls its logarithm log-attack
/// time.
/// @param mono   at kDescriptorRate, finite.
/// @param steps  energySteps() of it.
/// @return nothing for silence.
[[nodiscard]] std::optional<float> attackTime(std::span<const float> mono, std::span<const float> steps);

} // namespace otozu
