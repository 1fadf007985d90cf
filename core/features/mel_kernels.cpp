// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/mel_kernels.h"

#include "core/features/mel_filterbank.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#if defined(__x86_64__)
#define OTOZU_MANY_SETS
#endif

namespace otozu
{

namespace
{

// Written plainly, for the compiler to make vectors of; always inlined, so that each caller's instruction set counts.
#define OTOZU_INLINE [[gnu::always_inline]] inline

constexpr std::size_t kLanes = MelKernels::kLanes;

OTOZU_INLINE void multiplyBody(const float* __restrict a, const float* __restrict b, float* __restrict out,
                               std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        out[i] = a[i] * b[i];
}

OTOZU_INLINE void powerBody(const std::complex<float>* spectrum, float* __restrict out, std::size_t count)
{
    const auto* __restrict parts = reinterpret_cast<const float*>(spectrum);
    for (std::size_t i = 0; i < count; ++i)
        out[i * kLanes] = parts[2 * i] * parts[2 * i] + parts[2 * i + 1] * parts[2 * i + 1];
}

OTOZU_INLINE void weighBody(const MelFilterbank& bank, const float* __restrict powers, float* __restrict out,
                            std::size_t stride, std::size_t lanes)
{
    for (int index = 0; index < bank.bands(); ++index) {
        const auto& band = bank.band(index);
        const float* __restrict weight = bank.weights(band).data();
        const float* __restrict row = powers + std::size_t(band.first) * kLanes;
        float sums[kLanes] = {};
        for (std::size_t bin = 0; bin < band.count; ++bin, row += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                sums[lane] += weight[bin] * row[lane];
        }
        std::copy_n(sums, lanes, out + std::size_t(index) * stride);
    }
}

OTOZU_INLINE float maximumBody(const float* values, std::size_t count)
{
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] = lanes[lane] < values[i + lane] ? values[i + lane] : lanes[lane];
    }
    for (; i < count; ++i)
        lanes[0] = lanes[0] < values[i] ? values[i] : lanes[0];
    return *std::max_element(lanes, lanes + kLanes);
}

/// 10 log10(x) for a normal x > 0: x = m 2^e with m in [sqrt(1/2), sqrt(2)), then log m = 2 atanh((m - 1) / (m + 1)).
OTOZU_INLINE float tenLog10(float x)
{
    constexpr std::int32_t kSqrtHalf = 0x3F3504F3;
    constexpr float kTenLog2 = 3.01029995664F; // 10 log10(2)
    constexpr float kScale = 8.68588963807F;   // 2 * 10 / ln(10)
    const auto bits = std::bit_cast<std::int32_t>(x);
    const std::int32_t exponent = (bits - kSqrtHalf) >> 23;
    const auto m = std::bit_cast<float>(bits - exponent * 0x800000);
    const float s = (m - 1.0F) / (m + 1.0F);
    const float s2 = s * s;
    const float series = 1.0F + s2 * (1.0F / 3 + s2 * (1.0F / 5 + s2 * (1.0F / 7 + s2 * (1.0F / 9))));
    return float(exponent) * kTenLog2 + kScale * s * series;
}

OTOZU_INLINE void decibelBody(float* __restrict values, std::size_t count, float least, float reference, float floor)
{
    for (std::size_t i = 0; i < count; ++i) {
        const float x = values[i] < least ? least : values[i];
        const float db = tenLog10(x) - reference;
        values[i] = db < floor ? floor : db;
    }
}

#define OTOZU_KERNELS(SET, TARGET)                                                                                     \
    TARGET void multiply_##SET(const float* a, const float* b, float* out, std::size_t count)                          \
    {                                                                                                                  \
        multiplyBody(a, b, out, count);                                                                                \
    }                                                                                                                  \
    TARGET void power_##SET(const std::complex<float>* spectrum, float* out, std::size_t count)                        \
    {                                                                                                                  \
        powerBody(spectrum, out, count);                                                                               \
    }                                                                                                                  \
    TARGET void weigh_##SET(const MelFilterbank& bank, const float* powers, float* out, std::size_t stride,            \
                            std::size_t lanes)                                                                         \
    {                                                                                                                  \
        weighBody(bank, powers, out, stride, lanes);                                                                   \
    }                                                                                                                  \
    TARGET float maximum_##SET(const float* values, std::size_t count)                                                 \
    {                                                                                                                  \
        return maximumBody(values, count);                                                                             \
    }                                                                                                                  \
    TARGET void decibel_##SET(float* values, std::size_t count, float least, float reference, float floor)             \
    {                                                                                                                  \
        decibelBody(values, count, least, reference, floor);                                                           \
    }                                                                                                                  \
    constexpr MelKernels k_##SET{#SET, multiply_##SET, power_##SET, weigh_##SET, maximum_##SET, decibel_##SET};

OTOZU_KERNELS(baseline, )
#ifdef OTOZU_MANY_SETS
OTOZU_KERNELS(avx2, [[gnu::target("avx2")]])
OTOZU_KERNELS(avx512, [[gnu::target("avx512f,avx512vl,avx512dq,avx512bw,prefer-vector-width=512")]])
#endif

std::vector<const MelKernels*> findSets()
{
    std::vector<const MelKernels*> sets{&k_baseline};
#ifdef OTOZU_MANY_SETS
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2"))
        sets.push_back(&k_avx2);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw"))
        sets.push_back(&k_avx512);
#endif
    return sets;
}

} // namespace

std::span<const MelKernels* const> allMelKernels()
{
    static const auto sets = findSets();
    return sets;
}

const MelKernels& melKernels()
{
    static const MelKernels& best = *allMelKernels().back();
    return best;
}

} // namespace otozu
