// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace otozu
{

/// Values one after the other as bytes, little-endian, the same on every machine. In front stand four letters that say
/// what it is, and the version of their order; in the end a checksum.
class ByteWriter
{
public:
    /// @param kind  four letters.
    ByteWriter(std::string_view kind, std::uint32_t version);

    void put(std::uint8_t value) { putWord(value, 1); }
    void put(std::uint32_t value) { putWord(value, 4); }
    void put(std::uint64_t value) { putWord(value, 8); }
    void put(float value);
    void put(double value);
    /// How many, then each.
    template <typename T>
    void putAll(const std::vector<T>& values)
    {
        put(std::uint64_t(values.size()));
        for (const T& value : values)
            put(value);
    }
    /// How many, then these.
    void putBytes(std::span<const char> bytes);
    /// The whole. The writer is empty afterwards.
    [[nodiscard]] std::vector<char> finish();

private:
    void putWord(std::uint64_t word, int bytes);

    std::vector<char> m_bytes;
};

/// Reads what ByteWriter wrote. All throw Error: BadInput if the bytes are not what was written.
class ByteReader
{
public:
    /// Checks the whole.
    /// @param bytes   must outlive this object.
    /// @param newest  version that is understood; versions count from 1.
    ByteReader(std::span<const char> bytes, std::string_view kind, std::uint32_t newest);

    [[nodiscard]] std::uint32_t version() const { return m_version; }
    template <typename T>
    [[nodiscard]] T get()
    {
        if constexpr (std::is_same_v<T, float>)
            return std::bit_cast<float>(std::uint32_t(getWord(4)));
        else if constexpr (std::is_same_v<T, double>)
            return std::bit_cast<double>(getWord(8));
        else
            return T(getWord(sizeof(T)));
    }
    template <typename T>
    [[nodiscard]] std::vector<T> getAll()
    {
        const std::size_t count = getCount(sizeof(T));
        std::vector<T> values;
        values.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            values.push_back(get<T>());
        return values;
    }
    /// As putBytes() wrote them; part of the bytes that are read.
    [[nodiscard]] std::span<const char> getBytes();
    /// Nothing may be left.
    void finish() const;
    /// That the bytes make no sense.
    [[noreturn]] static void refuse();

private:
    [[nodiscard]] std::uint64_t getWord(std::size_t bytes);
    [[nodiscard]] std::size_t getCount(std::size_t bytesEach);

    std::span<const char> m_left;
    std::uint32_t m_version = 0;
};

} // namespace otozu
