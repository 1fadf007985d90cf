// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace otozu
{

namespace baseline
{
/// y[i] = e^x[i], x clamped to [-700, 700].
void exponentials(const double* x, double* y, std::size_t count);
} // namespace baseline
namespace x86v3
{
void exponentials(const double* x, double* y, std::size_t count);
}
namespace x86v4
{
void exponentials(const double* x, double* y, std::size_t count);
}

} // namespace otozu
