// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/byte_stream.h"

#include "core/base/fault.h"
#include "core/base/random.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace otozu
{
namespace
{

constexpr std::size_t kKind = 4;
constexpr std::size_t kSum = 8;

std::uint64_t wordOf(std::span<const char> bytes)
{
    std::uint64_t word = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        word = (word << 8) | std::uint8_t(bytes[i]);
    return word;
}

std::uint64_t checksum(std::span<const char> bytes)
{
    std::uint64_t sum = bytes.size();
    for (; !bytes.empty(); bytes = bytes.subspan(std::min<std::size_t>(8, bytes.size())))
        sum = Random(sum ^ wordOf(bytes.first(std::min<std::size_t>(8, bytes.size())))).next();
    return sum;
}

} // namespace

ByteWriter::ByteWriter(std::string_view kind, std::uint32_t version) : m_bytes(kind.begin(), kind.end())
{
    assert(kind.size() == kKind);
    put(version);
}

void ByteWriter::putWord(std::uint64_t word, int bytes)
{
    for (int i = 0; i < bytes; ++i, word >>= 8)
        m_bytes.push_back(char(std::uint8_t(word)));
}

void ByteWriter::put(float value)
{
    put(std::bit_cast<std::uint32_t>(value));
}

void ByteWriter::put(double value)
{
    put(std::bit_cast<std::uint64_t>(value));
}

void ByteWriter::putBytes(std::span<const char> bytes)
{
    put(std::uint64_t(bytes.size()));
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
}

std::vector<char> ByteWriter::finish()
{
    put(checksum(m_bytes));
    return std::exchange(m_bytes, {});
}

ByteReader::ByteReader(std::span<const char> bytes, std::string_view kind, std::uint32_t newest) : m_left(bytes)
{
    if (bytes.size() < kKind + sizeof(m_version) + kSum || std::string_view(bytes.data(), kKind) != kind ||
        wordOf(bytes.last(kSum)) != checksum(bytes.first(bytes.size() - kSum)))
        refuse();
    m_left = bytes.subspan(kKind, bytes.size() - kKind - kSum);
    m_version = get<std::uint32_t>();
    if (m_version < 1 || m_version > newest)
        throw Error(Fault::BadInput, {}, "stored state is of a newer version of the program");
}

std::uint64_t ByteReader::getWord(std::size_t bytes)
{
    if (m_left.size() < bytes)
        refuse();
    const std::uint64_t word = wordOf(m_left.first(bytes));
    m_left = m_left.subspan(bytes);
    return word;
}

std::size_t ByteReader::getCount(std::size_t bytesEach)
{
    const std::uint64_t count = getWord(8);
    if (count > m_left.size() / bytesEach)
        refuse();
    return std::size_t(count);
}

std::span<const char> ByteReader::getBytes()
{
    const std::size_t count = getCount(1);
    const auto bytes = m_left.first(count);
    m_left = m_left.subspan(bytes.size());
    return bytes;
}

void ByteReader::finish() const
{
    if (!m_left.empty())
        refuse();
}

void ByteReader::refuse()
{
    throw Error(Fault::BadInput, {}, "stored state is damaged");
}

} // namespace otozu
