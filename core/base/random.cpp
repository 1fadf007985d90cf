// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"

#include "core/base/portable_math.h"

#include <cmath>

namespace otozu
{

double Random::normal()
{
    const double u = 1.0 - uniform(); // in (0, 1]
    const double v = uniform();
    return std::sqrt(-2.0 * portableLog(u)) * portableCosOfTurns(v);
}

} // namespace otozu
