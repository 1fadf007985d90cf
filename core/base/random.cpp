// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"

#include <cmath>
#include <numbers>

namespace otozu
{

double Random::normal()
{
    const double u = 1.0 - uniform(); // in (0, 1]
    const double v = uniform();
    return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * v);
}

} // namespace otozu
