// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>

namespace otozu
{

/// y[i] = e^x[i], x clamped to [-700, 700].
OTOZU_DECLARE_KERNELS(void exponentials(const double* x, double* y, std::size_t count);)

} // namespace otozu
