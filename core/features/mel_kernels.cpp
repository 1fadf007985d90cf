// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/mel_kernels.h"

#include "core/base/lanes.h"

namespace otozu::OTOZU_KERNELS
{
namespace
{

// Written plainly, for the compiler to make vectors of.

constexpr std::size_t kFrames = MelKernels::kFrames;

void multiply(const float* __restrict a, const float* __restrict b, float* __restrict out, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        out[i] = a[i] * b[i];
}

OTOZU_INLINE Floats roundedToHalf(Floats values)
{
    const auto whole = reinterpret_cast<Words>(values);
    const auto given = reinterpret_cast<Floats>(whole & 0x7FFFFFFFU);
    const Floats size = given < all(65504.0F) ? given : all(65504.0F);
    // Ten bits of mantissa are kept of normal numbers; below these the step is 2^-24, as of a float in [0.5, 1).
    const auto bits = reinterpret_cast<Words>(size);
    const Words normal = (bits + 0xFFFU + (bits >> 13U & 1U)) & ~0x1FFFU;
    const auto small = reinterpret_cast<Words>((size + 0.5F) - 0.5F);
    const Words result = size < all(0x1p-14F) ? small : normal;
    return reinterpret_cast<Floats>(result | (whole & 0x80000000U));
}

void roundToHalf(float* values, std::size_t count)
{
    std::size_t at = 0;
    for (; at + kLanes <= count; at += kLanes)
        store(values + at, roundedToHalf(load(values + at)));
    if (at == count)
        return;
    float rest[kLanes] = {};
    __builtin_memcpy(rest, values + at, (count - at) * sizeof(float));
    store(rest, roundedToHalf(load(rest)));
    __builtin_memcpy(values + at, rest, (count - at) * sizeof(float));
}

void power(const float* __restrict parts, float* __restrict out, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        out[i] = parts[2 * i] * parts[2 * i] + parts[2 * i + 1] * parts[2 * i + 1];
}

using Four [[gnu::vector_size(16)]] = float;

void transpose(const float* __restrict rows, float* __restrict columns, std::size_t bins, std::size_t lanes)
{
    for (std::size_t lane = 0; lane < lanes; lane += 4) {
        const float* __restrict row = rows + lane * bins;
        for (std::size_t bin = 0; bin < bins; bin += 4) {
            Four a;
            Four b;
            Four c;
            Four d;
            __builtin_memcpy(&a, row + bin, sizeof(a));
            __builtin_memcpy(&b, row + bins + bin, sizeof(b));
            __builtin_memcpy(&c, row + 2 * bins + bin, sizeof(c));
            __builtin_memcpy(&d, row + 3 * bins + bin, sizeof(d));
            const Four abLow = __builtin_shufflevector(a, b, 0, 4, 1, 5);
            const Four abHigh = __builtin_shufflevector(a, b, 2, 6, 3, 7);
            const Four cdLow = __builtin_shufflevector(c, d, 0, 4, 1, 5);
            const Four cdHigh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
            const Four first = __builtin_shufflevector(abLow, cdLow, 0, 1, 4, 5);
            const Four second = __builtin_shufflevector(abLow, cdLow, 2, 3, 6, 7);
            const Four third = __builtin_shufflevector(abHigh, cdHigh, 0, 1, 4, 5);
            const Four fourth = __builtin_shufflevector(abHigh, cdHigh, 2, 3, 6, 7);
            float* __restrict column = columns + bin * kFrames + lane;
            __builtin_memcpy(column, &first, sizeof(first));
            __builtin_memcpy(column + kFrames, &second, sizeof(second));
            __builtin_memcpy(column + 2 * kFrames, &third, sizeof(third));
            __builtin_memcpy(column + 3 * kFrames, &fourth, sizeof(fourth));
        }
    }
}

void weigh(const MelBands& bands, const float* __restrict powers, float* __restrict out, std::size_t stride,
           std::size_t lanes)
{
    constexpr std::size_t kVectors = kFrames / kLanes;
    for (std::size_t index = 0; index < bands.count; ++index) {
        const MelBand& band = bands.bands[index];
        const float* __restrict weight = bands.weights + band.offset;
        const float* __restrict row = powers + std::size_t(band.first) * kFrames;
        Floats sums[kVectors] = {};
        for (std::size_t bin = 0; bin < band.count; ++bin, row += kFrames) {
            for (std::size_t part = 0; part < kVectors; ++part)
                sums[part] += weight[bin] * load(row + part * kLanes);
        }
        float values[kFrames];
        __builtin_memcpy(values, sums, sizeof(values));
        for (std::size_t lane = 0; lane < lanes; ++lane)
            out[index * stride + lane] = values[lane];
    }
}

float maximum(const float* values, std::size_t count)
{
    float lanes[kFrames] = {};
    std::size_t i = 0;
    for (; i + kFrames <= count; i += kFrames) {
        for (std::size_t lane = 0; lane < kFrames; ++lane)
            lanes[lane] = lanes[lane] < values[i + lane] ? values[i + lane] : lanes[lane];
    }
    for (; i < count; ++i)
        lanes[0] = lanes[0] < values[i] ? values[i] : lanes[0];
    float most = lanes[0];
    for (const float lane : lanes)
        most = most < lane ? lane : most;
    return most;
}

/// 10 log10(x) for a normal x > 0: x = m 2^e with m in [sqrt(1/2), sqrt(2)), then log m = 2 atanh((m - 1) / (m + 1)).
OTOZU_INLINE float tenLog10(float x)
{
    constexpr std::int32_t kSqrtHalf = 0x3F3504F3;
    constexpr float kTenLog2 = 3.01029995664F; // 10 log10(2)
    constexpr float kScale = 8.68588963807F;   // 2 * 10 / ln(10)
    const auto bits = __builtin_bit_cast(std::int32_t, x);
    const std::int32_t exponent = (bits - kSqrtHalf) >> 23;
    const auto m = __builtin_bit_cast(float, bits - exponent * 0x800000);
    const float s = (m - 1.0F) / (m + 1.0F);
    const float s2 = s * s;
    const float series = 1.0F + s2 * (1.0F / 3 + s2 * (1.0F / 5 + s2 * (1.0F / 7 + s2 * (1.0F / 9))));
    return float(exponent) * kTenLog2 + kScale * s * series;
}

void decibel(float* __restrict values, std::size_t count, float least, float reference, float floor)
{
    for (std::size_t i = 0; i < count; ++i) {
        const float x = values[i] < least ? least : values[i];
        const float db = tenLog10(x) - reference;
        values[i] = db < floor ? floor : db;
    }
}

} // namespace

const MelKernels& melKernels()
{
    static constexpr MelKernels kKernels{multiply, roundToHalf, power, transpose, weigh, maximum, decibel};
    return kKernels;
}

} // namespace otozu::OTOZU_KERNELS
