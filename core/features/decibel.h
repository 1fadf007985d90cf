// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace otozu
{

inline constexpr float kMinPower = 1e-10F; ///< librosa's amin: what is below counts as this much.
inline constexpr float kTopDb = 80.0F;     ///< librosa's top_db: nothing is further below the loudest.

/// Power to dB below the loudest value, in place, as librosa's power_to_db(ref=np.max): 10 log10(max(amin, p)) -
/// 10 log10(max(amin, max p)), then at least (the greatest result) - topDb. All-silent input gives 0 throughout, not
/// -topDb. Good to 1e-4 dB; the same bytes on every machine.
/// @param values  power, >= 0, finite.
void powerToDb(std::span<float> values, float topDb = kTopDb);

} // namespace otozu
