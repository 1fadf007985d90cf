// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/hann.h"

#include "core/base/portable_math.h"

#include <cstddef>

namespace otozu
{

std::vector<float> hann(int length, Window window)
{
    std::vector<float> values(std::size_t(length), 1.0F);
    const int period = window == Window::PeriodicHann ? length : length - 1;
    for (int n = 0; n < length && period > 0; ++n)
        values[std::size_t(n)] = float(0.5 - 0.5 * portableCosOfTurns(double(n) / period));
    return values;
}

} // namespace otozu
