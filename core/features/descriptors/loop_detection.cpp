// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/loop_detection.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace otozu
{

LoopEvidence loopEvidence(std::span<const float> power, std::span<const Onset> onsets, double seconds,
                          double tempoProbability)
{
    constexpr std::size_t kMostEndFrames = 17;
    LoopEvidence evidence;
    evidence.seconds = seconds;
    evidence.tempoProbability = tempoProbability;
    for (const Onset& onset : onsets)
        evidence.strongest = std::max(evidence.strongest, onset.strength);
    for (const Onset& onset : onsets)
        evidence.strongOnsets += onset.strength > 0.4 * evidence.strongest ? 1 : 0;
    if (power.empty())
        return evidence;
    const std::size_t last = std::clamp<std::size_t>(power.size() / 10, 1, kMostEndFrames);
    const float most = *std::ranges::max_element(power);
    const float end = *std::ranges::max_element(power.last(last));
    if (most > 0.0F)
        evidence.endLevel = 10.0 * std::log10(double(end) / double(most) + 1e-6);
    double sum = 0.0;
    double moment = 0.0;
    for (std::size_t i = 0; i < power.size(); ++i) {
        const double amplitude = std::sqrt(double(power[i]));
        sum += amplitude;
        moment += amplitude * double(i);
    }
    evidence.balance = sum > 0.0 ? moment / sum / double(power.size()) : 0.0;
    return evidence;
}

double loopLogOdds(const LoopEvidence& evidence)
{
    // Logistic regression over labelled sounds (drum and bass loops; drums, instruments, speech, noises) and the sounds
    // of the demo pack, with made loops; rounded. Every term lies between 0 and 1 but the first.
    const double length = std::log2(std::clamp(evidence.seconds, 0.5, 8.0));
    const double balanced = 1.0 - std::min(std::abs(evidence.balance - 0.47) / 0.3, 1.0);
    const double strongest = std::min(evidence.strongest, 25.0) / 25.0;
    const double end = (std::clamp(evidence.endLevel, -60.0, 0.0) + 60.0) / 60.0;
    const double onsets = std::min(evidence.strongOnsets, 8) / 8.0;
    return -13.1 + 1.45 * length + 1.45 * balanced + 2.55 * strongest + 2.6 * end + 2.45 * onsets +
           8.0 * evidence.tempoProbability;
}

} // namespace otozu
