// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/recipes.h"

#include <algorithm>
#include <cmath>

namespace otozu::synth
{
namespace
{

/// A skin that falls in pitch: from `start` Hz to `end` Hz.
Signal skin(Draw& draw, double start, double end, double fall, double tau, double seconds)
{
    Signal signal(draw.frames(seconds));
    Oscillator oscillator(draw.rate);
    Decay pitch(fall, draw.rate);
    Decay level(tau, draw.rate);
    for (float& sample : signal)
        sample = oscillator.sine(end + (start - end) * double(pitch.next())) * level.next();
    return signal;
}

void addClick(Signal& signal, Draw& draw, double cutoff, double tau, double gain)
{
    StateVariableFilter filter(draw.rate, cutoff);
    Decay level(tau, draw.rate);
    const std::size_t frames = std::min(signal.size(), draw.frames(8.0 * tau));
    for (std::size_t i = 0; i < frames; ++i) {
        filter.put(noise(draw.grain));
        signal[i] += float(gain) * filter.high() * level.next();
    }
}

void drive(Signal& signal, double amount)
{
    for (float& sample : signal)
        sample = softClip(float(amount) * sample);
}

void maybeRoom(Signal& signal, Draw& draw, double probability, double shortest, double longest)
{
    const bool wanted = draw.chance(probability);
    const double seconds = draw.ratio(shortest, longest);
    const double share = draw.between(0.15, 0.5);
    if (wanted)
        addRoom(signal, seconds, share, draw.rate, draw.grain);
}

/// Metal and hiss above `cutoff`, dying away.
Signal shimmer(Draw& draw, double base, double cutoff, double hiss, double tau, double seconds)
{
    Signal signal = metal(draw.frames(seconds), base, draw.rate, draw.grain);
    // At low rates there must be room above the cutoff.
    cutoff = std::min(cutoff, 0.33 * draw.rate);
    StateVariableFilter first(draw.rate, cutoff, 0.8);
    StateVariableFilter second(draw.rate, cutoff, 0.8);
    Decay level(tau, draw.rate);
    for (float& sample : signal) {
        first.put(float(1.0 - hiss) * sample + float(hiss) * noise(draw.grain));
        second.put(first.high());
        sample = second.high() * level.next();
    }
    return signal;
}

} // namespace

Signal kick(Draw& draw)
{
    const int style = int(draw.character.below(3)); // deep, punchy, hard
    const double tau = style == 0 ? draw.ratio(0.3, 0.6) : draw.ratio(0.07, 0.2);
    const double end = style == 0 ? draw.ratio(36.0, 56.0) : draw.ratio(45.0, 75.0);
    const double start = end * (style == 0 ? draw.between(1.5, 3.0) : draw.between(3.0, 7.0));
    const double fall = draw.ratio(0.008, style == 0 ? 0.05 : 0.03);
    Signal signal = skin(draw, start, end, fall, tau, std::min(6.0 * tau, 2.5));
    if (style == 2)
        drive(signal, draw.between(2.0, 5.0));
    addClick(signal, draw, draw.ratio(1500.0, 6000.0), draw.ratio(0.0006, 0.003), draw.between(0.0, 0.5));
    maybeRoom(signal, draw, 0.1, 0.2, 0.5);
    return signal;
}

Signal snare(Draw& draw)
{
    const double tone = draw.ratio(150.0, 260.0);
    const double toneTau = draw.ratio(0.03, 0.1);
    const double hissTau = draw.ratio(0.05, 0.22);
    const double seconds = 5.0 * std::max(toneTau, hissTau);
    Signal signal = skin(draw, 1.6 * tone, tone, 0.012, toneTau, seconds);
    const Signal upper = skin(draw, 2.4 * tone, draw.between(1.55, 1.85) * tone, 0.01, 0.7 * toneTau, seconds);
    const auto upperGain = float(draw.between(0.2, 0.6));
    const auto body = float(draw.between(0.35, 0.9));
    StateVariableFilter bottom(draw.rate, draw.ratio(900.0, 2500.0));
    StateVariableFilter band(draw.rate, draw.ratio(2500.0, 7000.0), draw.between(0.5, 1.2));
    Decay level(hissTau, draw.rate);
    const auto hiss = float(draw.between(0.7, 1.2));
    for (std::size_t i = 0; i < signal.size(); ++i) {
        bottom.put(noise(draw.grain));
        band.put(bottom.high());
        signal[i] =
            body * (signal[i] + upperGain * upper[i]) + hiss * (band.band() + 0.4F * bottom.high()) * level.next();
    }
    if (draw.chance(0.3))
        drive(signal, draw.between(1.5, 3.0));
    maybeRoom(signal, draw, 0.3, 0.3, 1.2);
    return signal;
}

Signal hat(Draw& draw)
{
    const bool open = draw.chance(0.4);
    const double tau = open ? draw.ratio(0.12, 0.35) : draw.ratio(0.012, 0.05);
    const double base = draw.ratio(260.0, 620.0);
    const double cutoff = draw.ratio(6500.0, 9500.0);
    const double hiss = draw.between(0.15, 0.85);
    return shimmer(draw, base, cutoff, hiss, tau, 6.0 * tau);
}

Signal clap(Draw& draw)
{
    const int bursts = 3 + int(draw.character.below(3));
    const double gap = draw.between(0.0095, 0.014);
    const double tail = draw.ratio(0.05, 0.16);
    const double burstTau = draw.between(0.0022, 0.0035);
    Signal signal(draw.frames(gap * bursts + 6.0 * tail));
    std::size_t from = 0;
    for (int burst = 0; burst < bursts; ++burst) {
        const bool last = burst + 1 == bursts;
        Decay level(last ? tail : burstTau, draw.rate);
        const auto gain = float(draw.between(0.75, 1.0));
        const std::size_t next = last ? signal.size() : from + draw.frames(gap * draw.between(0.92, 1.08));
        for (std::size_t i = from; i < next; ++i)
            signal[i] = gain * noise(draw.grain) * level.next();
        from = next;
    }
    StateVariableFilter band(draw.rate, draw.ratio(900.0, 2000.0), draw.between(0.9, 1.8));
    StateVariableFilter bottom(draw.rate, 500.0);
    const auto air = float(draw.between(0.05, 0.25));
    for (float& sample : signal) {
        band.put(sample);
        bottom.put(band.band() + air * sample);
        sample = bottom.high();
    }
    maybeRoom(signal, draw, 0.35, 0.3, 1.0);
    return signal;
}

Signal tom(Draw& draw)
{
    const double end = draw.ratio(75.0, 240.0); // floor to high tom
    const double start = end * draw.between(1.25, 1.8);
    const double fall = draw.ratio(0.02, 0.08);
    const double tau = draw.ratio(0.12, 0.35) * (end < 120.0 ? 1.3 : 1.0);
    Signal signal = skin(draw, start, end, fall, tau, 5.0 * tau);
    const Signal mode = skin(draw, 1.59 * start, 1.59 * end, fall, 0.45 * tau, 5.0 * tau);
    const auto gain = float(draw.between(0.15, 0.45));
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] += gain * mode[i];
    addClick(signal, draw, draw.ratio(800.0, 3000.0), draw.ratio(0.002, 0.008), draw.between(0.05, 0.25));
    if (draw.chance(0.25))
        drive(signal, draw.between(1.2, 2.5));
    maybeRoom(signal, draw, 0.25, 0.3, 0.9);
    return signal;
}

Signal cymbal(Draw& draw)
{
    const bool ride = draw.chance(0.4);
    const double tau = draw.ratio(0.45, 0.9);
    const double base = draw.ratio(300.0, 800.0);
    const double cutoff = ride ? draw.ratio(4000.0, 6000.0) : draw.ratio(2500.0, 5000.0);
    const double hiss = ride ? draw.between(0.1, 0.4) : draw.between(0.4, 0.8);
    Signal signal = shimmer(draw, base, cutoff, hiss, tau, std::min(4.5 * tau, 3.0));
    if (ride) {
        const double bell = draw.ratio(2200.0, 4200.0);
        const auto gain = float(draw.between(0.2, 0.5));
        for (const double partial : {1.0, 1.47, 2.09}) {
            Oscillator oscillator(draw.rate);
            Decay level(draw.between(0.15, 0.35), draw.rate);
            if (bell * partial > 0.45 * draw.rate)
                continue;
            for (float& sample : signal)
                sample += 0.4F * gain * oscillator.sine(bell * partial) * level.next();
        }
    }
    return signal;
}

} // namespace otozu::synth
