// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/recipes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace otozu::synth
{
namespace
{

double hzOfNote(double midi)
{
    return 440.0 * std::exp2((midi - 69.0) / 12.0);
}

/// How often a moving filter is set anew: often enough to sound smooth.
constexpr std::size_t kControlFrames = 16;

/// A string by Karplus and Strong, "Digital synthesis of plucked-string and drum timbres", CMJ 7 (1983).
Signal pluck(Draw& draw, double frequency, double seconds, double brightness)
{
    Signal signal(draw.frames(seconds));
    const double period = draw.rate / frequency;
    std::vector<float> line(std::max<std::size_t>(2, std::size_t(period - 0.5)));
    for (float& value : line)
        value = noise(draw.grain);
    const auto loss = float(std::pow(0.001, 1.0 / (frequency * seconds)));
    float previous = 0.0F;
    std::size_t at = 0;
    for (float& sample : signal) {
        const float out = line[at];
        sample = out;
        line[at] = loss * (float(brightness) * out + float(1.0 - brightness) * previous);
        previous = out;
        at = at + 1 < line.size() ? at + 1 : 0;
    }
    return signal;
}

void addEcho(Signal& signal, Draw& draw, double seconds, double feedback)
{
    const std::size_t gap = draw.frames(seconds);
    signal.resize(signal.size() + 3 * gap, 0.0F);
    for (std::size_t i = gap; i < signal.size(); ++i)
        signal[i] += float(feedback) * signal[i - gap];
}

} // namespace

Signal bass(Draw& draw)
{
    const double frequency = hzOfNote(std::floor(draw.between(26.0, 44.0)));
    const int style = int(draw.character.below(4)); // saw, square, sub, FM
    const double seconds = draw.ratio(0.35, 1.3);
    const double opening = draw.ratio(250.0, 2200.0);
    const double resting = draw.ratio(120.0, 700.0);
    const double closing = draw.ratio(0.05, 0.4);
    const double index = draw.between(1.0, 4.0);
    const double amount = draw.between(1.0, 3.0);
    StateVariableFilter filter(draw.rate, opening, draw.between(0.7, 2.5));
    Oscillator main(draw.rate);
    Oscillator other(draw.rate);
    Oscillator sub(draw.rate);
    Decay closed(closing, draw.rate);
    Signal signal(draw.frames(seconds));
    for (std::size_t i = 0; i < signal.size(); ++i) {
        const auto envelope = double(closed.next());
        if (i % kControlFrames == 0)
            filter.setCutoff(resting + opening * envelope);
        float x = 0.0F;
        if (style == 0)
            x = 0.6F * main.saw(frequency) + 0.4F * other.saw(frequency * 1.006);
        else if (style == 1)
            x = main.square(frequency, 0.4);
        else if (style == 2)
            x = main.sine(frequency) + 0.15F * other.sine(2.0 * frequency);
        else
            x = main.sine(frequency * (1.0 + index * envelope * double(other.sine(frequency))));
        filter.put(x);
        signal[i] = float(amount) * (filter.low() + 0.4F * sub.sine(frequency));
    }
    for (float& sample : signal)
        sample = softClip(sample);
    swell(signal, 0.004, std::min(0.08, 0.3 * seconds), draw.rate);
    return signal;
}

Signal pad(Draw& draw)
{
    constexpr std::array<std::array<double, 4>, 5> kChords{
        {{0, 4, 7, 11}, {0, 3, 7, 10}, {0, 5, 7, 12}, {0, 3, 7, 14}, {0, 7, 12, 16}}};
    const double root = std::floor(draw.between(45.0, 60.0));
    const auto& chord = kChords[draw.character.below(kChords.size())];
    const double seconds = draw.between(1.9, 3.0);
    const double attack = draw.between(0.35, 0.8);
    const double release = draw.between(0.5, 0.8);
    const double cutoff = draw.ratio(500.0, 2600.0);
    const double sway = draw.between(0.15, 0.5);
    const double pace = draw.between(0.2, 0.7);
    const bool square = draw.chance(0.3);
    StateVariableFilter filter(draw.rate, cutoff);
    Signal signal(draw.frames(seconds));
    for (const double step : chord) {
        for (int copy = 0; copy < 2; ++copy) {
            const double frequency = hzOfNote(root + step + draw.grain.uniform(-0.08, 0.08));
            Oscillator oscillator(draw.rate, draw.grain.uniform());
            if (square)
                oscillator.addSquare(signal, frequency, 0.35, 0.5F);
            else
                oscillator.addSaw(signal, frequency, 1.0F);
        }
    }
    Oscillator movement(draw.rate / double(kControlFrames));
    for (std::size_t i = 0; i < signal.size(); ++i) {
        if (i % kControlFrames == 0)
            filter.setCutoff(cutoff * (1.0 + sway * double(movement.sine(pace))));
        filter.put(signal[i]);
        signal[i] = filter.low();
    }
    swell(signal, attack, release, draw.rate);
    return signal;
}

Signal lead(Draw& draw)
{
    const double frequency = hzOfNote(std::floor(draw.between(62.0, 86.0)));
    const int style = int(draw.character.below(4)); // saw, square, FM bell, string
    const double seconds = draw.ratio(0.4, 1.3);
    const double cutoff = frequency * draw.between(2.0, 7.0);
    const double vibrato = draw.between(0.0, 0.008);
    const double pace = draw.between(4.5, 6.5);
    const double ratio = std::array{2.0, 3.0, 1.41, 3.5}[draw.character.below(4)];
    const double index = draw.between(0.8, 3.0);
    const double brightness = draw.between(0.5, 0.9);
    Signal signal(draw.frames(seconds));
    if (style == 3)
        signal = pluck(draw, frequency, seconds, brightness);
    Oscillator main(draw.rate);
    Oscillator other(draw.rate);
    Oscillator movement(draw.rate);
    StateVariableFilter filter(draw.rate, cutoff, 1.0);
    Decay fading(seconds / 3.0, draw.rate);
    const double perFrame = 1.0 / (0.3 * draw.rate);
    for (std::size_t i = 0; i < signal.size() && style != 3; ++i) {
        const double bend = vibrato * std::min(1.0, double(i) * perFrame) * double(movement.sine(pace));
        const double now = frequency * (1.0 + bend);
        if (style == 2) {
            const double turn = index * double(fading.next() * other.sine(ratio * now)) / (2.0 * std::numbers::pi);
            signal[i] = main.sine(now, turn);
        } else {
            filter.put(style == 0 ? 0.5F * (main.saw(now) + other.saw(now * 1.008)) : main.square(now, 0.3));
            signal[i] = filter.low();
        }
    }
    swell(signal, 0.006, 0.4 * seconds, draw.rate);
    const bool echoes = draw.chance(0.3);
    const double gap = draw.between(0.12, 0.25);
    if (echoes)
        addEcho(signal, draw, gap, 0.4);
    return signal;
}

Signal noises(Draw& draw)
{
    const int style = int(draw.character.below(5)); // riser, faller, wind, crackle, steady
    const double seconds = draw.ratio(0.6, 2.2);
    const double low = draw.ratio(150.0, 500.0);
    const double high = draw.ratio(3000.0, 9000.0);
    const double density = draw.ratio(60.0, 500.0); // crackles a second
    const double colour = draw.ratio(300.0, 9000.0);
    StateVariableFilter filter(draw.rate, style <= 2 ? low : colour, style == 2 ? 3.0 : draw.between(0.6, 2.0));
    Signal signal(draw.frames(seconds));
    double wander = 0.5;
    const double stride = 0.06 * std::sqrt(kControlFrames * 44.1 / draw.rate);
    float spark = 0.0F;
    for (std::size_t i = 0; i < signal.size(); ++i) {
        if (style <= 2 && i % kControlFrames == 0) {
            const double share = double(i) / double(signal.size());
            if (style == 2)
                wander = std::clamp(wander + stride * draw.grain.normal(), 0.0, 1.0);
            const double place = style == 0 ? share : style == 1 ? 1.0 - share : wander;
            filter.setCutoff(low * std::pow(high / low, place));
        }
        if (style == 3) {
            spark = draw.grain.uniform() < density / draw.rate ? noise(draw.grain) * 4.0F : 0.9F * spark;
            filter.put(spark + 0.02F * noise(draw.grain));
        } else {
            filter.put(noise(draw.grain));
        }
        signal[i] = style >= 3 ? filter.low() : filter.band();
    }
    const double rise = style == 0 ? 0.75 * seconds : 0.02;
    const double fall = style == 0 || style == 3 ? 0.05 : style == 1 ? 0.8 * seconds : 0.15;
    swell(signal, rise, fall, draw.rate);
    return signal;
}

} // namespace otozu::synth
