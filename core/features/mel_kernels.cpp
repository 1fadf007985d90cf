// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/mel_kernels.h"

#include "core/features/mel_filterbank.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
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

OTOZU_INLINE void roundToHalfBody(float* __restrict values, std::size_t count)
{
    constexpr float kLargest = 65504.0F;
    constexpr float kSmallestNormal = 0x1p-14F;
    constexpr std::uint32_t kSign = 0x80000000U;
    for (std::size_t i = 0; i < count; ++i) {
        const auto whole = std::bit_cast<std::uint32_t>(values[i]);
        const auto given = std::bit_cast<float>(whole & ~kSign);
        const float size = given < kLargest ? given : kLargest;
        // Ten bits of mantissa are kept of normal numbers; below these the step is 2^-24, as of a float in [0.5, 1).
        const auto bits = std::bit_cast<std::uint32_t>(size);
        const std::uint32_t normal = (bits + 0xFFFU + (bits >> 13U & 1U)) & ~0x1FFFU;
        const auto small = std::bit_cast<std::uint32_t>((size + 0.5F) - 0.5F);
        values[i] = std::bit_cast<float>((size < kSmallestNormal ? small : normal) | (whole & kSign));
    }
}

OTOZU_INLINE void powerBody(const std::complex<float>* spectrum, float* __restrict out, std::size_t count)
{
    const auto* __restrict parts = reinterpret_cast<const float*>(spectrum);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = parts[2 * i] * parts[2 * i] + parts[2 * i + 1] * parts[2 * i + 1];
}

using Four [[gnu::vector_size(16)]] = float;

OTOZU_INLINE void transposeBody(const float* __restrict rows, float* __restrict columns, std::size_t bins,
                                std::size_t lanes)
{
    for (std::size_t lane = 0; lane < lanes; lane += 4) {
        const float* __restrict row = rows + lane * bins;
        for (std::size_t bin = 0; bin < bins; bin += 4) {
            Four a;
            Four b;
            Four c;
            Four d;
            std::memcpy(&a, row + bin, sizeof(a));
            std::memcpy(&b, row + bins + bin, sizeof(b));
            std::memcpy(&c, row + 2 * bins + bin, sizeof(c));
            std::memcpy(&d, row + 3 * bins + bin, sizeof(d));
            const Four abLow = __builtin_shufflevector(a, b, 0, 4, 1, 5);
            const Four abHigh = __builtin_shufflevector(a, b, 2, 6, 3, 7);
            const Four cdLow = __builtin_shufflevector(c, d, 0, 4, 1, 5);
            const Four cdHigh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
            const Four first = __builtin_shufflevector(abLow, cdLow, 0, 1, 4, 5);
            const Four second = __builtin_shufflevector(abLow, cdLow, 2, 3, 6, 7);
            const Four third = __builtin_shufflevector(abHigh, cdHigh, 0, 1, 4, 5);
            const Four fourth = __builtin_shufflevector(abHigh, cdHigh, 2, 3, 6, 7);
            float* __restrict column = columns + bin * kLanes + lane;
            std::memcpy(column, &first, sizeof(first));
            std::memcpy(column + kLanes, &second, sizeof(second));
            std::memcpy(column + 2 * kLanes, &third, sizeof(third));
            std::memcpy(column + 3 * kLanes, &fourth, sizeof(fourth));
        }
    }
}

/// Sums are kept in vectors of Width, which must be the set's own: wider ones end up in memory, not in registers.
template <std::size_t Width>
OTOZU_INLINE void weighBody(const MelFilterbank& bank, const float* __restrict powers, float* __restrict out,
                            std::size_t stride, std::size_t lanes)
{
    using Vector [[gnu::vector_size(Width * sizeof(float))]] = float;
    for (int index = 0; index < bank.bands(); ++index) {
        const auto& band = bank.band(index);
        const float* __restrict weight = bank.weights(band).data();
        const float* __restrict row = powers + std::size_t(band.first) * kLanes;
        Vector sums[kLanes / Width] = {};
        for (std::size_t bin = 0; bin < band.count; ++bin, row += kLanes) {
            for (std::size_t part = 0; part < kLanes / Width; ++part) {
                Vector heard;
                std::memcpy(&heard, row + part * Width, sizeof(heard));
                sums[part] += weight[bin] * heard;
            }
        }
        float values[kLanes];
        std::memcpy(values, sums, sizeof(values));
        std::copy_n(values, lanes, out + std::size_t(index) * stride);
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

#define OTOZU_KERNELS(SET, WIDTH, TARGET)                                                                              \
    TARGET void multiply_##SET(const float* a, const float* b, float* out, std::size_t count)                          \
    {                                                                                                                  \
        multiplyBody(a, b, out, count);                                                                                \
    }                                                                                                                  \
    TARGET void roundToHalf_##SET(float* values, std::size_t count)                                                    \
    {                                                                                                                  \
        roundToHalfBody(values, count);                                                                                \
    }                                                                                                                  \
    TARGET void transpose_##SET(const float* rows, float* columns, std::size_t bins, std::size_t lanes)                \
    {                                                                                                                  \
        transposeBody(rows, columns, bins, lanes);                                                                     \
    }                                                                                                                  \
    TARGET void power_##SET(const std::complex<float>* spectrum, float* out, std::size_t count)                        \
    {                                                                                                                  \
        powerBody(spectrum, out, count);                                                                               \
    }                                                                                                                  \
    TARGET void weigh_##SET(const MelFilterbank& bank, const float* powers, float* out, std::size_t stride,            \
                            std::size_t lanes)                                                                         \
    {                                                                                                                  \
        weighBody<WIDTH>(bank, powers, out, stride, lanes);                                                            \
    }                                                                                                                  \
    TARGET float maximum_##SET(const float* values, std::size_t count)                                                 \
    {                                                                                                                  \
        return maximumBody(values, count);                                                                             \
    }                                                                                                                  \
    TARGET void decibel_##SET(float* values, std::size_t count, float least, float reference, float floor)             \
    {                                                                                                                  \
        decibelBody(values, count, least, reference, floor);                                                           \
    }                                                                                                                  \
    constexpr MelKernels k_##SET{#SET,        multiply_##SET, roundToHalf_##SET, power_##SET, transpose_##SET,         \
                                 weigh_##SET, maximum_##SET,  decibel_##SET};

OTOZU_KERNELS(baseline, 4, )
#ifdef OTOZU_MANY_SETS
OTOZU_KERNELS(avx2, 8, [[gnu::target("avx2")]])
#ifdef __clang__ // has no such word, and takes the width from the lanes
OTOZU_KERNELS(avx512, 16, [[gnu::target("avx512f,avx512vl,avx512dq,avx512bw")]])
#else
OTOZU_KERNELS(avx512, 16, [[gnu::target("avx512f,avx512vl,avx512dq,avx512bw,prefer-vector-width=512")]])
#endif
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
