// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/pcm_samples.h"

#include <bit>
#include <cstring>

namespace otozu
{

namespace
{

static_assert(std::endian::native == std::endian::little);

template <typename T>
T read(const std::byte* bytes, bool swap)
{
    T value;
    std::memcpy(&value, bytes, sizeof(value));
    if (!swap)
        return value;
    if constexpr (sizeof(T) == 2)
        return T(__builtin_bswap16(value));
    else
        return T(__builtin_bswap32(value));
}

// `swap` is a constant in each loop, which makes vectors of them possible.

template <bool swap>
void fromInt16(const std::byte* bytes, std::span<float> samples)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = float(std::int16_t(read<std::uint16_t>(bytes + 2 * i, swap))) * 0x1p-15F;
}

using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
using Ints [[gnu::vector_size(16)]] = std::int32_t;
using Floats [[gnu::vector_size(16)]] = float;

template <bool swap>
void fromInt24(const std::byte* bytes, std::span<float> samples)
{
    std::size_t i = 0;
    // Four samples lie in twelve bytes; sixteen are read. Each goes to the upper bytes of an int.
    for (; 3 * i + 16 <= 3 * samples.size(); i += 4) {
        Bytes packed;
        std::memcpy(&packed, bytes + 3 * i, sizeof(packed));
        const Bytes zero{};
        const Bytes spread =
            swap ? __builtin_shufflevector(packed, zero, 16, 2, 1, 0, 16, 5, 4, 3, 16, 8, 7, 6, 16, 11, 10, 9)
                 : __builtin_shufflevector(packed, zero, 16, 0, 1, 2, 16, 3, 4, 5, 16, 6, 7, 8, 16, 9, 10, 11);
        const Floats values = __builtin_convertvector(std::bit_cast<Ints>(spread), Floats) * 0x1p-31F;
        std::memcpy(samples.data() + i, &values, sizeof(values));
    }
    for (; i < samples.size(); ++i) {
        const auto byte = [&](std::size_t at) { return std::to_integer<std::uint32_t>(bytes[3 * i + at]); };
        const std::uint32_t value =
            swap ? byte(0) << 24U | byte(1) << 16U | byte(2) << 8U : byte(2) << 24U | byte(1) << 16U | byte(0) << 8U;
        samples[i] = float(std::int32_t(value)) * 0x1p-31F;
    }
}

template <bool swap>
void fromInt32(const std::byte* bytes, std::span<float> samples)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = float(std::int32_t(read<std::uint32_t>(bytes + 4 * i, swap))) * 0x1p-31F;
}

template <bool swap>
void fromFloat32(const std::byte* bytes, std::span<float> samples)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = std::bit_cast<float>(read<std::uint32_t>(bytes + 4 * i, swap));
}

template <bool swap>
void convert(const std::byte* bytes, PcmKind kind, std::span<float> samples)
{
    switch (kind) {
    case PcmKind::Int16:
        return fromInt16<swap>(bytes, samples);
    case PcmKind::Int24:
        return fromInt24<swap>(bytes, samples);
    case PcmKind::Int32:
        return fromInt32<swap>(bytes, samples);
    case PcmKind::Float32:
        return fromFloat32<swap>(bytes, samples);
    }
}

} // namespace

std::size_t bytesOf(PcmKind kind)
{
    return kind == PcmKind::Int16 ? 2 : kind == PcmKind::Int24 ? 3 : 4;
}

void pcmToFloat(const std::byte* bytes, PcmKind kind, bool bigEndian, std::span<float> samples)
{
    if (bigEndian)
        convert<true>(bytes, kind, samples);
    else
        convert<false>(bytes, kind, samples);
}

bool zeroWhatIsNotFinite(std::span<float> samples)
{
    constexpr std::uint32_t kExponent = 0x7F800000U;
    std::uint32_t anyFinite = 0;
    for (float& value : samples) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        const std::uint32_t keep = (bits & kExponent) == kExponent ? 0U : ~0U;
        anyFinite |= keep;
        value = std::bit_cast<float>(bits & keep);
    }
    return anyFinite != 0;
}

} // namespace otozu
