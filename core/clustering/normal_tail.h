// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace otozu
{

/// log P(X > z) of a standard normal X, for z >= 0; good to 1e-14 of 1 or of itself, and the same bytes on every
/// machine.
[[nodiscard]] double logNormalTail(double z);

/// log P(X < z) for any z.
[[nodiscard]] double logNormalCdf(double z);

} // namespace otozu
