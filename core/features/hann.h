// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

namespace otozu
{

/// The Hann window in its two readings. With N = length:
enum class Window : std::uint8_t {
    PeriodicHann,  ///< 0.5 - 0.5 cos(2 pi n / N): what librosa takes for "hann".
    SymmetricHann, ///< 0.5 - 0.5 cos(2 pi n / (N - 1)): what it takes for scipy's function `hann`.
};

[[nodiscard]] std::vector<float> hann(int length, Window window = Window::PeriodicHann);

} // namespace otozu
