// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// Samples in a step: 2.9 ms at kDescriptorRate.
inline constexpr std::size_t kEnergyStep = 64;

/// The sum of squares of every kEnergyStep samples, the last step perhaps shorter.
void energySteps(std::span<const float> mono, std::vector<float>& steps);

/// Whether the sound ever swells after it has fallen: within 0.2 s to more than twice the energy it had in between,
/// over 23 ms, more than 30 dB below its greatest not counted. A single sound that dies away never does, so nobody need
/// look for its onsets.
[[nodiscard]] bool swellsAgain(std::span<const float> steps);

} // namespace otozu
