// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/sealed_bytes.h"

#include "core/base/random.h"

#include <algorithm>
#include <cassert>

namespace otozu
{
namespace
{

constexpr std::size_t kKind = 4;
constexpr std::size_t kVersion = 4;
constexpr std::size_t kSum = 8;

std::uint64_t checksum(std::span<const char> bytes)
{
    std::uint64_t sum = bytes.size();
    while (!bytes.empty()) {
        const std::size_t count = std::min<std::size_t>(8, bytes.size());
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < count; ++i)
            word |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
        sum = Random(sum ^ word).next();
        bytes = bytes.subspan(count);
    }
    return sum;
}

} // namespace

std::vector<char> sealed(std::string_view kind, std::uint32_t version, const ByteWriter& content)
{
    assert(kind.size() == kKind);
    ByteWriter head;
    head.fixed(version);
    std::vector<char> bytes(kind.begin(), kind.end());
    bytes.insert(bytes.end(), head.bytes().begin(), head.bytes().end());
    bytes.insert(bytes.end(), content.bytes().begin(), content.bytes().end());
    ByteWriter tail;
    tail.fixed(checksum(bytes));
    bytes.insert(bytes.end(), tail.bytes().begin(), tail.bytes().end());
    return bytes;
}

ByteReader unsealed(std::span<const char> bytes, std::string_view kind, std::uint32_t version)
{
    if (bytes.size() < kKind + kVersion + kSum || std::string_view(bytes.data(), kKind) != kind ||
        ByteReader(bytes.last(kSum)).fixed<std::uint64_t>() != checksum(bytes.first(bytes.size() - kSum)))
        refuseSealed();
    if (ByteReader(bytes.subspan(kKind)).fixed<std::uint32_t>() != version)
        throw Error(Fault::BadInput, {}, "stored state is of another version of the program");
    return ByteReader(bytes.subspan(kKind + kVersion, bytes.size() - kKind - kVersion - kSum));
}

void refuseSealed()
{
    throw Error(Fault::BadInput, {}, "stored state is damaged");
}

} // namespace otozu
