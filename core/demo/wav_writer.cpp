// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/wav_writer.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>

namespace otozu
{
namespace
{

constexpr std::uint64_t kHeaderBytes = 44;

void append(std::string& bytes, std::uint64_t value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes += char((value >> (8 * i)) & 0xFF);
}

template <int width>
void pack(std::span<const float> values, char* bytes)
{
    const double scale = std::ldexp(1.0, 8 * width - 1);
    for (const float value : values) {
        // As std::round: the product and the sum are exact.
        const double scaled = double(value) * scale;
        const double held = std::clamp(scaled + (scaled < 0.0 ? -0.5 : 0.5), -scale, scale - 1.0);
        const auto rounded = std::uint32_t(std::int32_t(held));
        for (int byte = 0; byte < width; ++byte)
            bytes[byte] = char(rounded >> (8 * byte) & 0xFFU);
        bytes += width;
    }
}

} // namespace

void writeWav(const std::filesystem::path& path, const AudioBuffer& audio, int bits)
{
    if (bits != 16 && bits != 24)
        throw std::invalid_argument("a WAV file is written with 16 or 24 bits");
    if (audio.channels < 1 || audio.channels > 0xFFFF || audio.sampleRate < 1)
        throw std::invalid_argument("a WAV file needs channels and a rate");
    const int width = bits / 8;
    const std::uint64_t frameBytes = std::uint64_t(audio.channels) * std::uint64_t(width);
    const std::uint64_t dataBytes = audio.frames() * frameBytes;
    const std::uint64_t padding = dataBytes % 2; // chunks begin at even places
    if (dataBytes + padding + kHeaderBytes > 0xFFFFFFFFU || frameBytes > 0xFFFF)
        throw std::invalid_argument("more sound than a WAV file can hold");

    std::string bytes;
    bytes.reserve(std::size_t(kHeaderBytes + dataBytes + padding));
    bytes += "RIFF";
    append(bytes, kHeaderBytes - 8 + dataBytes + padding, 4);
    bytes += "WAVEfmt ";
    append(bytes, 16, 4);
    append(bytes, 1, 2); // whole numbers
    append(bytes, std::uint64_t(audio.channels), 2);
    append(bytes, std::uint64_t(audio.sampleRate), 4);
    append(bytes, std::uint64_t(audio.sampleRate) * frameBytes, 4);
    append(bytes, frameBytes, 2);
    append(bytes, std::uint64_t(bits), 2);
    bytes += "data";
    append(bytes, dataBytes, 4);
    const std::size_t head = bytes.size();
    bytes.resize(head + std::size_t(dataBytes));
    const auto values = std::span(audio.samples).first(std::size_t(dataBytes) / std::size_t(width));
    if (bits == 16)
        pack<2>(values, bytes.data() + head);
    else
        pack<3>(values, bytes.data() + head);
    append(bytes, 0, int(padding));

    AtomicFile file(path);
    file.write(bytes);
    file.commitUnsynced();
}

} // namespace otozu
