// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/decibel.h"

#include "core/base/instruction_set.h"
#include "core/features/mel_kernels.h"

namespace otozu
{

void powerToDb(std::span<float> values, float topDb)
{
    const MelKernels& kernels = OTOZU_DISPATCH(melKernels);
    constexpr float kNoFloor = -1e30F;
    // The loudest value goes through the same formula as the others, so that it ends at exactly 0.
    float reference = kernels.maximum(values.data(), values.size());
    kernels.decibel(&reference, 1, kMinPower, 0.0F, kNoFloor);
    kernels.decibel(values.data(), values.size(), kMinPower, reference, -topDb);
}

} // namespace otozu
