// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Vectors as wide as the registers of the instruction set, for kernels alone: files that are compiled once per set
// (otozu_kernels() in CMake), each time with OTOZU_KERNELS, the set's namespace, and OTOZU_LANES, floats in a register.
// A kernel file includes nothing with inline functions but this: the linker would keep one set's copy for all.

#pragma once

#if !defined(OTOZU_LANES) || !defined(OTOZU_KERNELS)
#error "core/base/lanes.h is for files compiled by otozu_kernels()"
#endif

#include <cstddef>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define OTOZU_INLINE inline __attribute__((always_inline))

namespace otozu::OTOZU_KERNELS
{

constexpr std::size_t kLanes = OTOZU_LANES;

using Floats __attribute__((vector_size(4 * OTOZU_LANES))) = float;
using Ints __attribute__((vector_size(4 * OTOZU_LANES))) = std::int32_t;
using Words __attribute__((vector_size(4 * OTOZU_LANES))) = std::uint32_t;
using Doubles __attribute__((vector_size(4 * OTOZU_LANES))) = double; // half as many lanes
using HalfFloats __attribute__((vector_size(2 * OTOZU_LANES))) = float;

// The same in memory, at any address.
using FloatsAt __attribute__((vector_size(4 * OTOZU_LANES), aligned(4), may_alias)) = float;
using WordsAt __attribute__((vector_size(4 * OTOZU_LANES), aligned(4), may_alias)) = std::uint32_t;
using HalfFloatsAt __attribute__((vector_size(2 * OTOZU_LANES), aligned(4), may_alias)) = float;

/// The same value in every lane.
OTOZU_INLINE Floats all(float value)
{
    return value - Floats{};
}

OTOZU_INLINE Floats load(const float* from)
{
    return *reinterpret_cast<const FloatsAt*>(from);
}

OTOZU_INLINE void store(float* to, Floats values)
{
    *reinterpret_cast<FloatsAt*>(to) = values;
}

OTOZU_INLINE Words load(const std::uint32_t* from)
{
    return *reinterpret_cast<const WordsAt*>(from);
}

/// Bit l is set where lane l of a comparison's result is true.
OTOZU_INLINE unsigned bitsOf(Ints truth)
{
#if defined(__x86_64__) && OTOZU_LANES == 16
    return _mm512_movepi32_mask(reinterpret_cast<__m512i>(truth));
#elif defined(__x86_64__) && OTOZU_LANES == 8
    return unsigned(_mm256_movemask_ps(reinterpret_cast<__m256>(truth)));
#elif defined(__x86_64__) && OTOZU_LANES == 4
    return unsigned(_mm_movemask_ps(reinterpret_cast<__m128>(truth)));
#else
    unsigned bits = 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        bits |= (unsigned(truth[lane]) & 1U) << lane;
    return bits;
#endif
}

/// For every set of lanes of eight: their numbers, ascending, then anything.
struct LaneOrders {
    std::int32_t of[256][8];
};
constexpr LaneOrders laneOrders()
{
    LaneOrders orders{};
    for (unsigned bits = 0; bits < 256; ++bits) {
        int count = 0;
        for (int lane = 0; lane < 8; ++lane) {
            if ((bits >> lane & 1U) != 0)
                orders.of[bits][count++] = lane;
        }
    }
    return orders;
}

/// Writes the lanes that are set in bits one after the other, and up to kLanes values in all: there must be room.
OTOZU_INLINE void storePacked(std::int32_t* to, const std::int32_t* from, unsigned bits)
{
#if defined(__x86_64__) && OTOZU_LANES == 16
    _mm512_storeu_si512(to, _mm512_maskz_compress_epi32(__mmask16(bits), _mm512_loadu_si512(from)));
#elif defined(__x86_64__) && OTOZU_LANES == 8
    alignas(32) static constexpr LaneOrders kOrders = laneOrders();
    const __m256i values = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
    const __m256i order = _mm256_load_si256(reinterpret_cast<const __m256i*>(kOrders.of[bits]));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), _mm256_permutevar8x32_epi32(values, order));
#else
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        *to = from[lane];
        to += bits >> lane & 1U;
    }
#endif
}

} // namespace otozu::OTOZU_KERNELS
