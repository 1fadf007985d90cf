// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demo_pack.h"

#include "core/base/peak.h"
#include "core/demo/recipes.h"
#include "core/demo/wav_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace otozu
{
namespace
{

struct Kind {
    DemoKind kind;
    const char* folder;
    const char* stem;
    synth::Signal (*render)(synth::Draw&);
};

constexpr std::array kKinds{
    Kind{DemoKind::Kick, "Kicks", "kick", synth::kick},  Kind{DemoKind::Snare, "Snares", "snare", synth::snare},
    Kind{DemoKind::Hat, "Hats", "hat", synth::hat},      Kind{DemoKind::Clap, "Claps", "clap", synth::clap},
    Kind{DemoKind::Tom, "Toms", "tom", synth::tom},      Kind{DemoKind::Cymbal, "Cymbals", "cymbal", synth::cymbal},
    Kind{DemoKind::Bass, "Basses", "bass", synth::bass}, Kind{DemoKind::Pad, "Pads", "pad", synth::pad},
    Kind{DemoKind::Lead, "Leads", "lead", synth::lead},  Kind{DemoKind::Noise, "Noises", "noise", synth::noises}};

DemoSound plan(const Kind& kind, std::size_t number, std::uint64_t seed)
{
    // A stream for every sound of every kind: independent of how many there are.
    Random random(seed, (std::uint64_t(kind.kind) << 32) + number);
    DemoSound sound;
    sound.kind = kind.kind;
    sound.folder = kind.folder;
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "_%03zu.wav", number + 1);
    sound.path = std::string(kind.folder) + "/" + kind.stem + digits.data();
    sound.seed = random.next();
    const double rate = random.uniform();
    sound.sampleRate = rate < 0.55 ? 44100 : rate < 0.82 ? 48000 : rate < 0.92 ? 22050 : 96000;
    sound.bits = random.uniform() < 0.6 ? 16 : 24;
    sound.channels = random.uniform() < 0.65 ? 1 : 2;
    return sound;
}

/// A gentle high-pass: pulses and driven sounds carry an offset that would move with their level.
void blockOffset(synth::Signal& channel, double rate)
{
    const auto keep = float(std::exp(-2.0 * std::numbers::pi * 16.0 / rate));
    float before = 0.0F;
    float out = 0.0F;
    for (float& sample : channel) {
        out = keep * out + keep * (sample - before);
        before = std::exchange(sample, out);
    }
}

/// Cuts what is too soft to hear off the end, then brings both ends to zero.
void trimAndFade(std::vector<synth::Signal>& channels, double rate)
{
    float peak = 0.0F;
    for (const auto& channel : channels)
        peak = std::max(peak, peakOf(channel));
    const float floor = 0.0005F * peak;
    std::size_t end = 0;
    for (const auto& channel : channels) {
        for (std::size_t i = channel.size(); i-- > end;) {
            if (std::abs(channel[i]) > floor) {
                end = i + 1;
                break;
            }
        }
    }
    const auto in = std::size_t(0.0004 * rate);
    const auto out = std::size_t(0.01 * rate);
    end = std::max(end, in + out + 2);
    for (auto& channel : channels) {
        channel.resize(end, 0.0F);
        const auto slope = [](std::size_t i, std::size_t n) {
            return float(0.5 - 0.5 * std::cos(std::numbers::pi * double(i) / double(n)));
        };
        for (std::size_t i = 0; i < in; ++i)
            channel[i] *= slope(i, in);
        for (std::size_t i = 0; i < out; ++i)
            channel[end - 1 - i] *= slope(i, out);
    }
}

double sumOf(const synth::Signal& channel)
{
    constexpr std::size_t kParts = 8; // independent of each other, for vectors
    double parts[kParts] = {};
    std::size_t i = 0;
    for (; i + kParts <= channel.size(); i += kParts) {
        for (std::size_t part = 0; part < kParts; ++part)
            parts[part] += double(channel[i + part]);
    }
    for (; i < channel.size(); ++i)
        parts[0] += double(channel[i]);
    return std::accumulate(parts, parts + kParts, 0.0);
}

/// Takes the offset out under an arch, so that the ends stay at zero.
void removeOffset(synth::Signal& channel)
{
    const double n = double(channel.size());
    // The values t (1 - t) with t = i / (n - 1) add up to n (n - 2) / (n - 1) / 6.
    const auto height = float(6.0 * sumOf(channel) * (n - 1.0) / (n * (n - 2.0)));
    const auto perFrame = float(1.0 / (n - 1.0));
    for (std::size_t i = 0; i < channel.size(); ++i) {
        const float t = float(int(i)) * perFrame;
        channel[i] -= height * t * (1.0F - t);
    }
}

} // namespace

double synth::Draw::ratio(double low, double high)
{
    return low * std::pow(high / low, character.uniform());
}

synth::Signal synth::render(DemoKind kind, Draw& draw)
{
    return kKinds[std::size_t(kind)].render(draw);
}

std::vector<DemoSound> demoPlan(const DemoOptions& options)
{
    if (options.count < 1)
        throw std::invalid_argument("a demo pack has at least one sound");
    std::vector<DemoSound> sounds;
    sounds.reserve(options.count);
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
        // The first kinds have one more where the count does not divide.
        const std::size_t own = options.count / kKinds.size() + (kind < options.count % kKinds.size() ? 1 : 0);
        for (std::size_t number = 0; number < own; ++number)
            sounds.push_back(plan(kKinds[kind], number, options.seed));
    }
    return sounds;
}

AudioBuffer synthesise(const DemoSound& sound)
{
    if (sound.sampleRate < 8000 || sound.channels < 1)
        throw std::invalid_argument("a sound needs a channel and a rate of at least 8000 Hz");
    std::vector<synth::Signal> channels;
    for (int channel = 0; channel < sound.channels; ++channel) {
        synth::Draw draw{Random(sound.seed, 0), Random(sound.seed, 1 + std::uint64_t(channel)),
                         double(sound.sampleRate)};
        channels.push_back(synth::render(sound.kind, draw));
        blockOffset(channels.back(), draw.rate);
    }
    trimAndFade(channels, sound.sampleRate);
    float peak = 0.0F;
    for (auto& channel : channels) {
        removeOffset(channel);
        peak = std::max(peak, peakOf(channel));
    }
    Random level(sound.seed, 0xFFFF);
    const float gain = peak > 0.0F ? float(level.uniform(0.5, 0.97)) / peak : 0.0F;
    AudioBuffer audio;
    audio.sampleRate = sound.sampleRate;
    audio.channels = sound.channels;
    audio.samples.resize(channels[0].size() * channels.size());
    for (std::size_t channel = 0; channel < channels.size(); ++channel) {
        for (std::size_t i = 0; i < channels[channel].size(); ++i)
            audio.samples[i * channels.size() + channel] = gain * channels[channel][i];
    }
    return audio;
}

void writeDemoPack(const std::filesystem::path& folder, const DemoOptions& options, ThreadPool& pool,
                   const std::stop_token& stop, const ProgressFn& report)
{
    const auto sounds = demoPlan(options);
    for (const Kind& kind : kKinds) {
        const auto used = [&](const DemoSound& sound) { return sound.kind == kind.kind; };
        if (std::ranges::none_of(sounds, used))
            continue;
        std::error_code error;
        std::filesystem::create_directories(folder / kind.folder, error);
        if (error)
            throw Error(faultOfErrno(error.value(), Fault::WriteFailed), folder / kind.folder,
                        "cannot make the folder (" + error.message() + ")");
    }
    std::mutex reporting;
    std::size_t done = 0;
    pool.forRanges(sounds.size(), 1, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i) {
            throwIfStopped(stop);
            writeWav(folder / sounds[i].path, synthesise(sounds[i]), sounds[i].bits);
            const std::lock_guard lock(reporting);
            ++done;
            if (report)
                report({Step::Export, done, sounds.size()});
        }
    });
}

} // namespace otozu
