// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <string_view>
#include <vector>

namespace otozu::test
{

/// The signals of tests/data/golden/README.md: "chirp", "burst" or "tone", 5 s at 22,050 Hz.
inline std::vector<float> goldenSignal(std::string_view name)
{
    constexpr double kRate = 22050.0;
    std::vector<float> signal(5 * 22050, 0.0F);
    std::uint32_t state = 12345;
    for (std::size_t n = 0; n < signal.size(); ++n) {
        const double t = double(n) / kRate;
        if (name == "chirp")
            signal[n] = float(0.5 * std::sin(2.0 * std::numbers::pi * (100.0 * t + 790.0 * t * t)));
        if (name == "tone" && n < 6615)
            signal[n] = float(0.5 * std::sin(2.0 * std::numbers::pi * 440.0 * t));
        if (name == "burst" && n < 22050) {
            state = state * 1664525U + 1013904223U;
            const double v = double(state) / 2147483648.0 - 1.0;
            signal[n] = float(0.8 * std::exp(-double(n) / (0.15 * kRate)) * v);
        }
    }
    return signal;
}

} // namespace otozu::test
