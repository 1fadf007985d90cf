// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/deflater.h"

#include <libdeflate.h>
#include <new>
#include <stdexcept>
#include <zlib.h>

namespace otozu
{
namespace
{

// On recorded sounds libdeflate's 4 gives within a per cent of zlib's 9 in a quarter of the time or less; 5 and 6 take
// a tenth longer and gain little there, but more on pure tones, which long files are made of more often. What shrinks
// much (silence, made-up waves) zlib can make smaller by more than a per cent, and it is fast there.
constexpr int kLevel = 4;
constexpr int kBlockLevel = 5;
constexpr int kMemLevel = 8; // zlib's own choice

bool isMuchSmaller(std::size_t packed, std::size_t size)
{
    return packed < size / 3;
}

std::vector<char> zlibBest(std::span<const char> data, std::size_t before, bool last)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, kMemLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    auto* bytes = reinterpret_cast<Bytef*>(const_cast<char*>(data.data())); // zlib only reads there
    if (before > 0)
        deflateSetDictionary(&stream, bytes, uInt(before));
    stream.next_in = bytes + before;
    stream.avail_in = uInt(data.size() - before);
    std::vector<char> out(deflateBound(&stream, stream.avail_in) + 16); // and the marker of a flush
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// Where a stream must be changed so that it can go on.
struct StreamEnd {
    std::size_t finalBit = 0; ///< Tells that the last block is the last.
    int unusedBits = 0;       ///< Of the last byte.
};

/// Only a decoder finds the last block. @param scratch  as large as the data or larger.
StreamEnd endOf(std::span<const char> packed, std::size_t size, std::vector<char>& scratch)
{
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        throw std::bad_alloc();
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(scratch.data());
    stream.avail_out = uInt(scratch.size());
    StreamEnd end;
    int result = Z_OK;
    while (result == Z_OK) {
        result = inflate(&stream, Z_BLOCK);
        const bool atBorder = (stream.data_type & 128) != 0;
        const bool wasLast = (stream.data_type & 64) != 0;
        const int unused = stream.data_type & 7;
        if (atBorder && wasLast)
            end.unusedBits = unused;
        else if (atBorder)
            end.finalBit = 8 * std::size_t(stream.total_in) - std::size_t(unused);
    }
    const bool whole = result == Z_STREAM_END && stream.total_out == size && stream.avail_in == 0;
    inflateEnd(&stream);
    if (!whole)
        throw std::logic_error("Deflater: what was compressed cannot be read");
    return end;
}

/// Turns a whole stream into one that goes on at a byte's border.
void openEnd(std::vector<char>& packed, const StreamEnd& end)
{
    char& byte = packed[end.finalBit / 8];
    byte = char(std::uint8_t(byte) & ~(1U << end.finalBit % 8));
    // An empty stored block: three bits of zero, zeros up to the border, its length and the length's complement.
    packed.back() = char(std::uint8_t(packed.back()) & 0xFFU >> end.unusedBits);
    if (end.unusedBits < 3)
        packed.push_back(0);
    packed.insert(packed.end(), {0, 0, char(0xFF), char(0xFF)});
}

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

} // namespace

struct Deflater::State {
    Compressor forWhole{libdeflate_alloc_compressor(kLevel)};
    Compressor forBlocks{libdeflate_alloc_compressor(kBlockLevel)};
    std::vector<char> scratch;

    std::vector<char> quick(std::span<const char> data, libdeflate_compressor* compressor)
    {
        const std::size_t bound = libdeflate_deflate_compress_bound(compressor, data.size());
        if (scratch.size() < bound)
            scratch.resize(bound);
        const std::size_t size =
            libdeflate_deflate_compress(compressor, data.data(), data.size(), scratch.data(), scratch.size());
        return {scratch.begin(), scratch.begin() + std::ptrdiff_t(size)};
    }
};

Deflater::Deflater() : m_state(std::make_unique<State>())
{
    if (!m_state->forWhole || !m_state->forBlocks)
        throw std::bad_alloc();
}

Deflater::~Deflater() = default;

std::vector<char> Deflater::whole(std::span<const char> data)
{
    std::vector<char> packed = m_state->quick(data, m_state->forWhole.get());
    return isMuchSmaller(packed.size(), data.size()) ? zlibBest(data, 0, true) : packed;
}

std::vector<char> Deflater::block(std::span<const char> data, std::size_t before, bool last)
{
    const auto own = data.subspan(before);
    if (own.empty())
        return zlibBest(data, before, last);
    std::vector<char> packed = m_state->quick(own, m_state->forBlocks.get());
    if (isMuchSmaller(packed.size(), own.size()))
        return zlibBest(data, before, last);
    if (!last)
        openEnd(packed, endOf(packed, own.size(), m_state->scratch));
    return packed;
}

std::uint32_t Deflater::crc(std::span<const char> data)
{
    return libdeflate_crc32(0, data.data(), data.size());
}

std::uint32_t Deflater::combine(std::uint32_t first, std::uint32_t second, std::uint64_t secondSize)
{
    return std::uint32_t(crc32_combine(first, second, z_off_t(secondSize)));
}

} // namespace otozu
