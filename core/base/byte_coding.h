// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <bit>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace otozu
{

/// Numbers and texts as bytes, the same on every machine: little endian, nothing between them.
class ByteWriter
{
public:
    /// As many bytes as T has.
    template <std::unsigned_integral T>
    void fixed(T value)
    {
        for (std::size_t i = 0; i < sizeof(T); ++i)
            m_bytes.push_back(char(std::uint64_t(value) >> (8 * i)));
    }
    /// Small numbers are short: 7 bits a byte (LEB128).
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.push_back(char(value | 0x80));
        m_bytes.push_back(char(value));
    }
    /// Small numbers of either sign are short: 0, -1, 1, -2, … are number() 0, 1, 2, 3, …
    void signedNumber(std::int64_t value) { number((std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63)); }
    void real(float value) { fixed(std::bit_cast<std::uint32_t>(value)); }
    void real(double value) { fixed(std::bit_cast<std::uint64_t>(value)); }
    /// Their number first.
    void reals(const std::vector<double>& values)
    {
        number(values.size());
        for (const double value : values)
            real(value);
    }
    /// Any bytes, their number first.
    void text(std::string_view bytes)
    {
        number(bytes.size());
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }

    void reserve(std::size_t bytes) { m_bytes.reserve(bytes); }
    [[nodiscard]] const std::vector<char>& bytes() const { return m_bytes; }
    [[nodiscard]] std::vector<char> take() { return std::move(m_bytes); }

private:
    std::vector<char> m_bytes;
};

/// Reads what a ByteWriter wrote, in the same order. Whatever the bytes are, it never reads beyond them.
/// All throw Error(BadInput) without a path where they end too early or say what no ByteWriter writes.
class ByteReader
{
public:
    /// @param bytes  must outlive the reader.
    explicit ByteReader(std::span<const char> bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::size_t left() const { return m_bytes.size(); }

    template <std::unsigned_integral T>
    [[nodiscard]] T fixed()
    {
        const auto bytes = take(sizeof(T));
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i)
            value |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
        return T(value);
    }
    [[nodiscard]] std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1)[0]);
            if (shift == 63 && byte > 1)
                break;
            value |= std::uint64_t(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        throw Error(Fault::BadInput, {}, "a number is too long");
    }
    [[nodiscard]] std::int64_t signedNumber()
    {
        const std::uint64_t value = number();
        return std::int64_t(value >> 1) ^ -std::int64_t(value & 1);
    }
    /// @throws Error  also where T cannot hold it.
    template <std::signed_integral T>
    [[nodiscard]] T signedNumberAs()
    {
        const std::int64_t value = signedNumber();
        if (T(value) != value)
            throw Error(Fault::BadInput, {}, "a number is too large");
        return T(value);
    }
    /// How many of something follow. @param least  bytes that one of them takes at least; so a wrong number is found
    /// out before memory is asked for.
    [[nodiscard]] std::size_t count(std::size_t least)
    {
        const std::uint64_t value = number();
        if (value > m_bytes.size() / least)
            throw Error(Fault::BadInput, {}, "the data ends too early");
        return std::size_t(value);
    }
    [[nodiscard]] float realFloat() { return std::bit_cast<float>(fixed<std::uint32_t>()); }
    [[nodiscard]] double realDouble() { return std::bit_cast<double>(fixed<std::uint64_t>()); }
    [[nodiscard]] std::vector<double> reals()
    {
        std::vector<double> values(count(sizeof(double)));
        for (double& value : values)
            value = realDouble();
        return values;
    }
    [[nodiscard]] std::string text()
    {
        const auto bytes = this->bytes();
        return {bytes.begin(), bytes.end()};
    }
    /// As text(), where it lies.
    [[nodiscard]] std::span<const char> bytes() { return take(count(1)); }

private:
    std::span<const char> take(std::size_t count)
    {
        if (count > m_bytes.size())
            throw Error(Fault::BadInput, {}, "the data ends too early");
        const auto taken = m_bytes.first(count);
        m_bytes = m_bytes.subspan(count);
        return taken;
    }

    std::span<const char> m_bytes;
};

} // namespace otozu
