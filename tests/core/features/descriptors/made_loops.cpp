// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "made_loops.h"

#include "core/demo/recipes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace otozu::test
{
namespace
{

using synth::Draw;
using synth::Signal;

constexpr int kSteps = 16; // a bar
constexpr int kStyles = 8;

/// One bar of one instrument: how hard each sixteenth is hit, 0 to 9.
using Pattern = std::string;

struct Voice {
    Signal sound;
    Pattern bar;
    double gain;
};

struct Range {
    double low;
    double high;
};

constexpr std::array<Range, kStyles> kTempos{
    {{116, 150}, {96, 140}, {70, 102}, {132, 150}, {160, 180}, {86, 106}, {90, 142}, {100, 160}}};

Pattern pick(Random& random, std::initializer_list<const char*> patterns)
{
    return *(patterns.begin() + random.below(std::uint64_t(patterns.size())));
}

/// A bass note of a scale, short.
Signal bassNote(double midi, double seconds, double rate)
{
    Signal signal(std::size_t(seconds * rate));
    synth::Oscillator main(rate);
    synth::StateVariableFilter filter(rate, 900.0, 1.2);
    synth::Decay closing(0.12, rate);
    const double hz = 440.0 * std::exp2((midi - 69.0) / 12.0);
    for (std::size_t i = 0; i < signal.size(); ++i) {
        if (i % 16 == 0)
            filter.setCutoff(200.0 + 1500.0 * double(closing.next()));
        else
            (void)closing.next();
        filter.put(main.saw(hz));
        signal[i] = filter.low();
    }
    synth::swell(signal, 0.003, std::min(0.05, 0.3 * seconds), rate);
    return signal;
}

void addAt(Signal& mix, const Signal& sound, double seconds, double gain, double rate)
{
    const auto start = std::size_t(std::llround(seconds * rate));
    for (std::size_t i = 0; i < sound.size() && start + i < mix.size(); ++i)
        mix[start + i] += float(gain) * sound[i];
}

void normalise(Signal& signal, float to)
{
    float peak = 0.0F;
    for (const float sample : signal)
        peak = std::max(peak, std::abs(sample));
    for (float& sample : signal)
        sample *= peak > 0.0F ? to / peak : 0.0F;
}

std::vector<Voice> voicesOf(const MadeLoop& loop, Random& random)
{
    const auto play = [&](Signal (*recipe)(Draw&)) {
        Draw draw{Random(random.next(), 0), Random(random.next(), 1), double(loop.sampleRate)};
        Signal signal = recipe(draw);
        normalise(signal, 1.0F);
        return signal;
    };
    std::vector<Voice> voices;
    const auto add = [&](Signal (*recipe)(Draw&), const Pattern& bar, double gain) {
        voices.push_back({play(recipe), bar, gain});
    };
    switch (loop.style) {
    case LoopStyle::FourOnTheFloor:
        add(synth::kick, "9000900090009000", 1.0);
        if (random.uniform() < 0.8)
            add(random.uniform() < 0.6 ? synth::clap : synth::snare, "0000900000009000", 0.6);
        add(synth::hat, pick(random, {"0090009000900090", "0090009000900093", "4090409040904090"}), 0.4);
        if (random.uniform() < 0.5)
            add(synth::hat, "6363636363636363", 0.25);
        break;
    case LoopStyle::Breakbeat:
        add(synth::kick, pick(random, {"9090000000900000", "9000000000980000", "9000000900900000"}), 1.0);
        add(synth::snare, pick(random, {"0000900200009000", "0000900203009002", "0000900000009030"}), 0.8);
        add(synth::hat, pick(random, {"9060906090609060", "9090909090909090"}), 0.35);
        break;
    case LoopStyle::HipHop:
        add(synth::kick, pick(random, {"9000000900700000", "9007000090000000", "9000000000970000"}), 1.0);
        add(random.uniform() < 0.3 ? synth::clap : synth::snare, "0000900000009000", 0.8);
        add(synth::hat, pick(random, {"9060906090609060", "9063906090639060", "9393939393939393"}), 0.35);
        break;
    case LoopStyle::HalfTime:
        add(synth::kick, pick(random, {"9000000000000060", "9000009000000000", "9000000000900000"}), 1.0);
        add(random.uniform() < 0.5 ? synth::clap : synth::snare, "0000000090000000", 0.8);
        add(synth::hat, pick(random, {"9060906090609060", "9363936393639363"}), 0.35);
        break;
    case LoopStyle::DrumAndBass:
        add(synth::kick, pick(random, {"9000000000900000", "9090000000900000"}), 1.0);
        add(synth::snare, pick(random, {"0000900000009000", "0000900200009000", "0000900200209000"}), 0.9);
        add(synth::hat, pick(random, {"9060906090609060", "9090909090909090"}), 0.35);
        break;
    case LoopStyle::Dembow:
        add(synth::kick, "9000900090009000", 1.0);
        add(synth::snare, pick(random, {"0009009000090090", "0009009000090093"}), 0.8);
        if (random.uniform() < 0.7)
            add(synth::hat, "6060606060606060", 0.3);
        break;
    case LoopStyle::HatsOnly:
        add(synth::hat, pick(random, {"9363936393639363", "9060906090609060", "9393939393939393"}), 0.6);
        add(synth::hat, pick(random, {"0090009000900090", "0000900000009000"}), 0.7);
        break;
    case LoopStyle::BassLine:
        break;
    }
    return voices;
}

/// Rhythm and notes of a bass line; the same in every bar but the last note of every other.
void addBass(Signal& mix, const MadeLoop& loop, Random& random, double step)
{
    const double root = 33.0 + double(random.below(10));
    const Pattern bar = pick(
        random, {"9000900090009000", "0090009000900090", "9009009090090090", "9090909090909090", "9009000090900000"});
    constexpr std::array kScale{0.0, 0.0, 3.0, 5.0, 7.0, 10.0, 12.0};
    std::array<double, kSteps> notes{};
    for (double& note : notes)
        note = root + kScale[random.below(std::uint64_t(kScale.size()))];
    for (int at = 0; at < kSteps * loop.bars; ++at) {
        const int inBar = at % kSteps;
        if (bar[std::size_t(inBar)] == '0')
            continue;
        const double note = notes[std::size_t(inBar)] + ((at / kSteps) % 2 == 1 && inBar >= 12 ? 2.0 : 0.0);
        addAt(mix, bassNote(note, 1.7 * step, loop.sampleRate), at * step, 0.8, loop.sampleRate);
    }
}

} // namespace

const char* nameOf(LoopStyle style)
{
    constexpr std::array kNames{"four on the floor", "breakbeat", "hip hop", "half-time",
                                "drum & bass",       "dembow",    "bass",    "hats"};
    return kNames[std::size_t(style)];
}

std::string describe(const MadeLoop& loop)
{
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), "%s %.2f BPM, %d bars, %d Hz%s%s%s%s, seed %llu", nameOf(loop.style),
                  loop.bpm, loop.bars, loop.sampleRate, loop.room > 0 ? ", room" : "", loop.noise > 0 ? ", hiss" : "",
                  loop.tail > 0 ? ", tail" : "", loop.cut != 0 ? ", cut" : "", (unsigned long long)(loop.seed));
    return text.data();
}

AudioBuffer makeLoop(const MadeLoop& loop)
{
    Random random(loop.seed, 77);
    const double rate = loop.sampleRate;
    const double step = 60.0 / loop.bpm / 4.0;
    const double length = step * kSteps * loop.bars;
    Signal mix(std::size_t(std::llround((length + loop.tail) * rate)), 0.0F);
    const double swing = loop.style == LoopStyle::HipHop ? random.uniform(0.0, 0.3) : 0.0; // of a sixteenth
    for (const Voice& voice : voicesOf(loop, random)) {
        for (int at = 0; at < kSteps * loop.bars; ++at) {
            const int hit = voice.bar[std::size_t(at % kSteps)] - '0';
            if (hit == 0)
                continue;
            const double late = (at % 2 == 1 ? swing * step : 0.0) + (at > 0 ? random.uniform(0.0, 0.004) : 0.0);
            addAt(mix, voice.sound, at * step + late, voice.gain * hit / 9.0 * random.uniform(0.9, 1.0), rate);
        }
    }
    if (loop.style == LoopStyle::BassLine || (loop.style != LoopStyle::HatsOnly && random.uniform() < 0.3))
        addBass(mix, loop, random, step);
    const std::size_t frames = mix.size();
    if (loop.room > 0.0)
        synth::addRoom(mix, loop.room, 0.3, rate, random);
    mix.resize(frames, 0.0F);
    normalise(mix, 0.8F);
    for (float& sample : mix)
        sample += float(loop.noise) * synth::noise(random);
    if (loop.cut != 0.0)
        mix.resize(std::size_t(double(mix.size()) - loop.cut * rate), 0.0F);
    return {loop.sampleRate, 1, std::move(mix)};
}

std::vector<MadeLoop> loopsOfKnownTempo(int count, std::uint64_t seed)
{
    Random random(seed, 5);
    std::vector<MadeLoop> loops;
    for (int i = 0; i < count; ++i) {
        MadeLoop loop;
        loop.style = LoopStyle(i % kStyles);
        const Range range = kTempos[std::size_t(i % kStyles)];
        loop.bpm = random.uniform(range.low, range.high);
        if (random.uniform() < 0.5)
            loop.bpm = std::round(loop.bpm); // as most producers have it
        loop.bars = std::array{1, 2, 2, 4, 4, 8}[random.below(6)];
        loop.sampleRate = std::array{44100, 44100, 48000, 22050, 96000}[random.below(5)];
        loop.seed = random.next() % 1'000'000;
        if (i / kStyles % 2 == 1) {
            loop.room = random.uniform() < 0.5 ? random.uniform(0.3, 1.2) : 0.0;
            loop.noise = random.uniform() < 0.5 ? random.uniform(0.001, 0.02) : 0.0;
            loop.tail = random.uniform() < 0.5 ? random.uniform(0.05, 0.6) : 0.0;
            loop.cut = loop.tail == 0.0 && random.uniform() < 0.6 ? random.uniform(-0.06, 0.06) : 0.0;
        }
        loops.push_back(loop);
    }
    return loops;
}

} // namespace otozu::test
