// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace otozu
{

/// Seeded random numbers, the same on every machine and with every compiler (the standard library's distributions
/// are not). SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    /// An independent stream for a part of the work, such as one row or one restart.
    Random(std::uint64_t seed, std::uint64_t stream) : m_state(mix(seed + kStep) ^ mix(stream * kStep + 1)) {}

    /// All 64 bits are random.
    std::uint64_t next() { return mix(m_state += kStep); }
    /// In [0, 1), 53 bits.
    double uniform() { return double(next() >> 11) * 0x1.0p-53; }
    /// In [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// In [0, count); count > 0. The bias is below count / 2^64.
    std::uint64_t below(std::uint64_t count) { return std::uint64_t((static_cast<Wide>(next()) * count) >> 64); }
    /// Standard normal, by Box and Muller.
    double normal();

private:
    __extension__ using Wide = unsigned __int128;
    static constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15U;
    static constexpr std::uint64_t mix(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

} // namespace otozu
