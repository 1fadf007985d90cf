// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sound_files.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

#include <sndfile.h>

namespace fs = std::filesystem;

namespace otozu::test
{

namespace
{

int pcmFormat(int bits)
{
    switch (bits) {
    case 16:
        return SF_FORMAT_PCM_16;
    case 24:
        return SF_FORMAT_PCM_24;
    case 32:
        return SF_FORMAT_PCM_32;
    case -32:
        return SF_FORMAT_FLOAT;
    case -64:
        return SF_FORMAT_DOUBLE;
    default:
        throw std::runtime_error("no such sample format: " + std::to_string(bits) + " bits");
    }
}

} // namespace

void writeSound(const fs::path& path, const AudioBuffer& sound, int sndfileFormat)
{
    fs::create_directories(path.parent_path());
    SF_INFO info{};
    info.samplerate = sound.sampleRate;
    info.channels = sound.channels;
    info.format = sndfileFormat;
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    if (!file)
        throw std::runtime_error("cannot write " + path.string() + ": " + sf_strerror(nullptr));
    sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    // No time stamp inside: the same sound gives the same bytes.
    sf_command(file, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    const auto frames = sf_count_t(sound.frames());
    // libsndfile's Vorbis encoder overruns its stack when it gets much at once.
    sf_count_t done = 0;
    while (done < frames) {
        const auto count = std::min<sf_count_t>(frames - done, 4096);
        if (sf_writef_float(file, sound.samples.data() + done * sound.channels, count) != count)
            break;
        done += count;
    }
    if (sf_close(file) != 0 || done != frames)
        throw std::runtime_error("cannot write " + path.string());
}

void writeWav(const fs::path& path, const AudioBuffer& sound, int bits)
{
    writeSound(path, sound, SF_FORMAT_WAV | (bits == 8 ? int(SF_FORMAT_PCM_U8) : pcmFormat(bits)));
}

void writeAiff(const fs::path& path, const AudioBuffer& sound, int bits)
{
    writeSound(path, sound, SF_FORMAT_AIFF | (bits == 8 ? int(SF_FORMAT_PCM_S8) : pcmFormat(bits)));
}

void writeFlac(const fs::path& path, const AudioBuffer& sound, int bits)
{
    writeSound(path, sound, SF_FORMAT_FLAC | (bits == 8 ? int(SF_FORMAT_PCM_S8) : pcmFormat(bits)));
}

void writeOgg(const fs::path& path, const AudioBuffer& sound)
{
    writeSound(path, sound, SF_FORMAT_OGG | SF_FORMAT_VORBIS);
}

void writeOpus(const fs::path& path, const AudioBuffer& sound)
{
    writeSound(path, sound, SF_FORMAT_OGG | SF_FORMAT_OPUS);
}

void writeMp3(const fs::path& path, const AudioBuffer& sound)
{
    writeSound(path, sound, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III);
}

AudioBuffer tone(double hz, double seconds, int sampleRate, int channels)
{
    AudioBuffer sound{sampleRate, channels, {}};
    const auto frames = std::size_t(std::lround(seconds * sampleRate));
    sound.samples.reserve(frames * std::size_t(channels));
    for (std::size_t n = 0; n < frames; ++n) {
        const double value = 0.5 * std::sin(2.0 * std::numbers::pi * hz * double(n) / sampleRate);
        sound.samples.insert(sound.samples.end(), std::size_t(channels), float(value));
    }
    return sound;
}

AudioBuffer noise(double seconds, int sampleRate, int channels, std::uint64_t seed)
{
    Random random(seed);
    AudioBuffer sound{sampleRate, channels, {}};
    sound.samples.resize(std::size_t(std::lround(seconds * sampleRate)) * std::size_t(channels));
    for (float& value : sound.samples)
        value = float(random.uniform(-0.5, 0.5));
    return sound;
}

} // namespace otozu::test
