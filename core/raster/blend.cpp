// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/blend.h"

#include <stdexcept>

#if defined(__x86_64__) && defined(__GNUC__)
#define OTOZU_X86 1
#include <immintrin.h>
#endif

namespace otozu
{
namespace
{

// x / 255, rounded, for x up to 255 * 255; the vector code below does the very same in 16 bits.
constexpr unsigned by255(unsigned x)
{
    x += 128U;
    return (x + (x >> 8)) >> 8;
}

Argb over(Argb source, Argb target)
{
    const unsigned rest = 255U - (source >> 24);
    Argb result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        const unsigned sum = ((source >> shift) & 255U) + by255(((target >> shift) & 255U) * rest);
        result |= (sum > 255U ? 255U : sum) << shift;
    }
    return result;
}

void blendPlain(Argb* target, std::ptrdiff_t targetStride, const Argb* source, std::ptrdiff_t sourceStride, int width,
                int height)
{
    for (int y = 0; y < height; ++y, target += targetStride, source += sourceStride) {
        for (int x = 0; x < width; ++x)
            target[x] = over(source[x], target[x]);
    }
}

#ifdef OTOZU_X86

inline void blend4(Argb* target, const Argb* source)
{
    const __m128i zero = _mm_setzero_si128();
    const __m128i half = _mm_set1_epi16(128);
    const __m128i s = _mm_loadu_si128(reinterpret_cast<const __m128i*>(source));
    const __m128i t = _mm_loadu_si128(reinterpret_cast<const __m128i*>(target));
    __m128i rest = _mm_sub_epi32(_mm_set1_epi32(255), _mm_srli_epi32(s, 24));
    rest = _mm_or_si128(rest, _mm_slli_epi32(rest, 16));
    __m128i low = _mm_mullo_epi16(_mm_unpacklo_epi8(t, zero), _mm_unpacklo_epi32(rest, rest));
    __m128i high = _mm_mullo_epi16(_mm_unpackhi_epi8(t, zero), _mm_unpackhi_epi32(rest, rest));
    low = _mm_add_epi16(low, half);
    high = _mm_add_epi16(high, half);
    low = _mm_srli_epi16(_mm_add_epi16(low, _mm_srli_epi16(low, 8)), 8);
    high = _mm_srli_epi16(_mm_add_epi16(high, _mm_srli_epi16(high, 8)), 8);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(target), _mm_adds_epu8(s, _mm_packus_epi16(low, high)));
}

void blendSse2(Argb* target, std::ptrdiff_t targetStride, const Argb* source, std::ptrdiff_t sourceStride, int width,
               int height)
{
    for (int y = 0; y < height; ++y, target += targetStride, source += sourceStride) {
        for (int x = 0; x < width; x += 4)
            blend4(target + x, source + x);
    }
}

// Unpacking and packing stay inside each half of the register, so the lanes come back in their places.
__attribute__((target("avx2"))) void blendAvx2(Argb* target, std::ptrdiff_t targetStride, const Argb* source,
                                               std::ptrdiff_t sourceStride, int width, int height)
{
    const __m256i zero = _mm256_setzero_si256();
    const __m256i half = _mm256_set1_epi16(128);
    for (int y = 0; y < height; ++y, target += targetStride, source += sourceStride) {
        int x = 0;
        for (; x + 8 <= width; x += 8) {
            const __m256i s = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(source + x));
            const __m256i t = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(target + x));
            __m256i rest = _mm256_sub_epi32(_mm256_set1_epi32(255), _mm256_srli_epi32(s, 24));
            rest = _mm256_or_si256(rest, _mm256_slli_epi32(rest, 16));
            __m256i low = _mm256_mullo_epi16(_mm256_unpacklo_epi8(t, zero), _mm256_unpacklo_epi32(rest, rest));
            __m256i high = _mm256_mullo_epi16(_mm256_unpackhi_epi8(t, zero), _mm256_unpackhi_epi32(rest, rest));
            low = _mm256_add_epi16(low, half);
            high = _mm256_add_epi16(high, half);
            low = _mm256_srli_epi16(_mm256_add_epi16(low, _mm256_srli_epi16(low, 8)), 8);
            high = _mm256_srli_epi16(_mm256_add_epi16(high, _mm256_srli_epi16(high, 8)), 8);
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(target + x),
                                _mm256_adds_epu8(s, _mm256_packus_epi16(low, high)));
        }
        if (x < width)
            blend4(target + x, source + x);
    }
}

#endif

} // namespace

bool canBlend(Blend way)
{
#ifdef OTOZU_X86
    return way != Blend::Avx2 || __builtin_cpu_supports("avx2") != 0;
#else
    return way == Blend::Plain;
#endif
}

Blend bestBlend()
{
    return canBlend(Blend::Avx2) ? Blend::Avx2 : canBlend(Blend::Sse2) ? Blend::Sse2 : Blend::Plain;
}

BlendFn blendFunction(Blend way)
{
    if (!canBlend(way))
        throw std::invalid_argument("blendFunction: not on this machine");
#ifdef OTOZU_X86
    if (way == Blend::Avx2)
        return blendAvx2;
    if (way == Blend::Sse2)
        return blendSse2;
#endif
    return blendPlain;
}

} // namespace otozu
