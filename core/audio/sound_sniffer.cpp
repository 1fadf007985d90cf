// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/sound_sniffer.h"

#include "core/audio/decoder.h"
#include "core/audio/regular_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

namespace otozu
{

namespace
{

using namespace std::string_view_literals;

/// A few bytes of a file; what is beyond its end reads as zeros.
class Bytes
{
public:
    Bytes(RegularFile& file, std::uint64_t offset, std::size_t count) : m_data(count)
    {
        m_count = file.readAt(offset, m_data.data(), count);
    }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] std::string_view text(std::size_t at, std::size_t length) const
    {
        return std::string_view(m_data.data(), m_data.size()).substr(at, length);
    }
    [[nodiscard]] std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(m_data[at]); }
    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t length, bool bigEndian) const
    {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < length; ++i)
            value = value << 8U | byte(at + (bigEndian ? i : length - 1 - i));
        return value;
    }

private:
    std::vector<char> m_data;
    std::size_t m_count = 0;
};

Fault faultOfShape(double rate, std::uint32_t channels)
{
    if (channels == 0 || channels > kMaxChannels)
        return Fault::BadChannels;
    if (!(rate >= kMinSampleRate && rate <= kMaxSampleRate))
        return Fault::BadRate;
    return Fault::DecoderFailed;
}

/// Visits the chunks of an IFF-like file until `visit(id, offset of the body)` returns something.
template <typename Result, typename Visit>
std::optional<Result> eachChunk(RegularFile& file, bool bigEndian, Visit visit)
{
    std::uint64_t offset = 12;
    for (int chunk = 0; chunk < 1000 && offset + 8 <= file.size(); ++chunk) {
        const Bytes head(file, offset, 8);
        if (const std::optional<Result> result = visit(head.text(0, 4), offset + 8))
            return result;
        const std::uint64_t size = head.number(4, 4, bigEndian);
        offset += 8 + size + (size & 1U);
    }
    return std::nullopt;
}

Fault faultOfWave(RegularFile& file, bool bigEndian)
{
    // PCM, Microsoft ADPCM, float, A-law, mu-law, IMA ADPCM, GSM, G.721, NMS, extensible: what libsndfile decodes in
    // RIFF.
    constexpr std::array<std::uint32_t, 10> kKnownTags{1, 2, 3, 6, 7, 0x11, 0x31, 0x38, 0x40, 0xFFFE};
    bool hasFormat = false;
    const auto fault =
        eachChunk<Fault>(file, bigEndian, [&](std::string_view id, std::uint64_t body) -> std::optional<Fault> {
            if (id == "data"sv)
                return Fault::DecoderFailed;
            if (id != "fmt "sv)
                return std::nullopt;
            hasFormat = true;
            const Bytes format(file, body, 16);
            if (format.count() < 16)
                return Fault::DecoderFailed;
            if (std::ranges::find(kKnownTags, format.number(0, 2, bigEndian)) == kKnownTags.end())
                return Fault::UnsupportedFormat;
            const Fault shape = faultOfShape(double(format.number(4, 4, bigEndian)), format.number(2, 2, bigEndian));
            return shape != Fault::DecoderFailed ? std::optional(shape) : std::nullopt;
        });
    return fault.value_or(hasFormat ? Fault::NoFrames : Fault::DecoderFailed);
}

/// An 80-bit IEEE 754 number, as AIFF stores its rate.
double extendedFloat(const Bytes& bytes, std::size_t at)
{
    const auto exponent = int(bytes.number(at, 2, true) & 0x7FFFU);
    const double mantissa = double(bytes.number(at + 2, 4, true)) * 0x1.0p32 + double(bytes.number(at + 6, 4, true));
    return std::ldexp(mantissa, exponent - 16383 - 63);
}

Fault faultOfAiff(RegularFile& file, bool compressed)
{
    constexpr std::array kKnownKinds{"NONE"sv, "none"sv, "raw "sv, "twos"sv, "sowt"sv, "in24"sv, "in32"sv,
                                     "42ni"sv, "23ni"sv, "fl32"sv, "FL32"sv, "fl64"sv, "FL64"sv, "ulaw"sv,
                                     "ULAW"sv, "alaw"sv, "ALAW"sv, "GSM "sv, "ima4"sv, "DWVW"sv};
    bool hasFormat = false;
    bool hasSound = false;
    const auto fault =
        eachChunk<Fault>(file, true, [&](std::string_view id, std::uint64_t body) -> std::optional<Fault> {
            hasSound = hasSound || id == "SSND"sv;
            if (id != "COMM"sv)
                return std::nullopt;
            hasFormat = true;
            const Bytes format(file, body, 22);
            if (compressed && std::ranges::find(kKnownKinds, format.text(18, 4)) == kKnownKinds.end())
                return Fault::UnsupportedFormat;
            const Fault shape = faultOfShape(extendedFloat(format, 8), format.number(0, 2, true));
            return shape != Fault::DecoderFailed ? std::optional(shape) : std::nullopt;
        });
    return fault.value_or(hasFormat && !hasSound ? Fault::NoFrames : Fault::DecoderFailed);
}

Fault faultOfAu(RegularFile& file)
{
    const Bytes head(file, 0, 24);
    const bool bigEndian = head.text(0, 4) == ".snd"sv;
    return faultOfShape(double(head.number(16, 4, bigEndian)), head.number(20, 4, bigEndian));
}

Fault faultOfOgg(RegularFile& file)
{
    // The first packet names the codec; it follows the page's header and its table of segments.
    const Bytes page(file, 0, 27 + 255 + 8);
    const std::size_t packet = 27 + page.byte(26);
    for (const auto known : {"\x01vorbis"sv, "OpusHead"sv,
                             "\x7f"
                             "FLAC"sv,
                             "Speex   "sv}) {
        if (page.text(packet, known.size()) == known)
            return Fault::DecoderFailed;
    }
    return page.count() > packet + 8 ? Fault::UnsupportedFormat : Fault::DecoderFailed;
}

bool looksLikeKnownButUnreadable(const Bytes& head)
{
    constexpr auto kAsf = "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv;           // wma
    return head.text(4, 4) == "ftyp"sv                                    // m4a
           || head.text(0, 8) == kAsf                                     //
           || (head.text(0, 4) == "CAT "sv && head.text(8, 3) == "REX"sv) // rex, rx2
           || head.text(0, 4) == "MThd"sv || head.text(0, 4) == "ADIF"sv || head.text(0, 4) == "wvpk"sv ||
           head.text(0, 4) == "MAC "sv;
}

/// Length in bytes of the MPEG audio frame with this header, 0 if it is none. ISO/IEC 11172-3, 13818-3.
std::size_t mpegFrameLength(std::uint32_t header)
{
    constexpr std::array<std::array<int, 15>, 5> kKbits{{
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448}, // version 1, layer I
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},    // 1, II
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},     // 1, III
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},    // 2, I
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},         // 2, II and III
    }};
    constexpr std::array<int, 3> kRates{44100, 48000, 32000};
    const std::uint32_t version = header >> 19U & 3U; // 0: 2.5, 2: 2, 3: 1
    const std::uint32_t layer = 4U - (header >> 17U & 3U);
    const std::uint32_t bitrate = header >> 12U & 15U;
    const std::uint32_t rate = header >> 10U & 3U;
    if (header >> 21U != 0x7FFU || version == 1 || layer == 4 || bitrate == 0 || bitrate == 15 || rate == 3)
        return 0;
    const std::size_t table = version == 3 ? layer - 1 : layer == 1 ? 3 : 4;
    const int bits = kKbits[table][bitrate] * 1000;
    const int hz = kRates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    const int padding = int(header >> 9U & 1U);
    if (layer == 1)
        return std::size_t(12 * bits / hz + padding) * 4;
    return std::size_t((layer == 3 && version != 3 ? 72 : 144) * bits / hz + padding);
}

/// Version, layer and rate stay the same within a stream.
constexpr std::uint32_t kStreamBits = 0xFFFE0C00U;

} // namespace

std::optional<std::uint64_t> findMpegFrames(RegularFile& file)
{
    constexpr std::size_t kReach = std::size_t(256) * 1024;
    std::uint64_t base = 0;
    const Bytes tag(file, 0, 10);
    if (tag.text(0, 3) == "ID3"sv) {
        // The tag's length has seven bits a byte.
        base = 10U + (tag.byte(6) << 21U | tag.byte(7) << 14U | tag.byte(8) << 7U | tag.byte(9));
    }
    const Bytes data(file, base, kReach + 3 * 2048);
    const auto frameAt = [&](std::size_t at) {
        return at + 4 <= data.count() ? mpegFrameLength(data.number(at, 4, true)) : 0;
    };
    for (std::size_t at = 0; at < kReach && at + 4 <= data.count(); ++at) {
        if (data.byte(at) != 0xFF)
            continue;
        const std::size_t second = at + frameAt(at);
        const std::size_t third = second + (second > at ? frameAt(second) : 0);
        if (third == second || second == at || frameAt(third) == 0)
            continue;
        const auto stream = data.number(at, 4, true) & kStreamBits;
        if (stream == (data.number(second, 4, true) & kStreamBits) &&
            stream == (data.number(third, 4, true) & kStreamBits))
            return base + at > 0 ? std::optional(base + at) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> findUnfinishedWave(RegularFile& file)
{
    const Bytes head(file, 0, 12);
    if (head.text(0, 4) != "RIFF"sv || head.text(8, 4) != "WAVE"sv)
        return std::nullopt;
    return eachChunk<std::uint64_t>(
        file, false, [&](std::string_view id, std::uint64_t body) -> std::optional<std::uint64_t> {
            const std::uint64_t sizeField = body - 4;
            if (id != "data"sv || Bytes(file, sizeField, 4).number(0, 4, false) != 0 || body >= file.size())
                return std::nullopt;
            // Another chunk that fits means that there is no sound indeed.
            const Bytes next(file, body, 8);
            const bool named = std::ranges::all_of(next.text(0, 4), [](char c) { return c >= ' ' && c <= '~'; });
            if (named && body + 8 + next.number(4, 4, false) <= file.size())
                return std::nullopt;
            return sizeField;
        });
}

Fault whyNotOpened(RegularFile& file)
{
    const Bytes head(file, 0, 16);
    if (file.failed())
        return Fault::ReadFailed;
    const auto magic = head.text(0, 4);
    const auto kind = head.text(8, 4);
    if (magic == "RIFF"sv || magic == "RIFX"sv || magic == "RF64"sv)
        return kind == "WAVE"sv ? faultOfWave(file, magic == "RIFX"sv) : Fault::NotAudio;
    if (magic == "FORM"sv && (kind == "AIFF"sv || kind == "AIFC"sv))
        return faultOfAiff(file, kind == "AIFC"sv);
    if (magic == ".snd"sv || magic == "dns."sv)
        return faultOfAu(file);
    if (magic == "OggS"sv)
        return faultOfOgg(file);
    if (looksLikeKnownButUnreadable(head))
        return Fault::UnsupportedFormat;
    const bool known = magic == "fLaC"sv || magic == "caff"sv || magic == "riff"sv || head.text(0, 3) == "ID3"sv ||
                       mpegFrameLength(head.number(0, 4, true)) != 0;
    return known ? Fault::DecoderFailed : Fault::NotAudio;
}

} // namespace otozu
