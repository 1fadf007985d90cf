// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/synth_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace otozu::synth
{
namespace
{

/// What to add to a step of height 2 at phase 0 so that it bends within its band.
double blep(double phase, double step)
{
    if (phase < step) {
        const double x = phase / step;
        return x + x - x * x - 1.0;
    }
    if (phase > 1.0 - step) {
        const double x = (phase - 1.0) / step;
        return x * x + x + x + 1.0;
    }
    return 0.0;
}

class Delay
{
public:
    Delay(double seconds, double rate) : m_line(std::max<std::size_t>(1, std::size_t(seconds * rate))) {}
    [[nodiscard]] float get() const { return m_line[m_at]; }
    void put(float x)
    {
        m_line[m_at] = x;
        m_at = m_at + 1 < m_line.size() ? m_at + 1 : 0;
    }

private:
    std::vector<float> m_line;
    std::size_t m_at = 0;
};

} // namespace

Decay::Decay(double tau, double rate) : m_factor(std::exp(-1.0 / (tau * rate))) {}

void Oscillator::advance(double step)
{
    m_phase += step;
    m_phase -= std::floor(m_phase);
}

float Oscillator::sine(double frequency)
{
    const float value = std::sin(2.0F * std::numbers::pi_v<float> * float(m_phase));
    advance(frequency / m_rate);
    return value;
}

float Oscillator::saw(double frequency)
{
    const double step = frequency / m_rate;
    const double value = 2.0 * m_phase - 1.0 - blep(m_phase, step);
    advance(step);
    return float(value);
}

float Oscillator::square(double frequency, double width)
{
    const double step = frequency / m_rate;
    const double fall = m_phase < width ? m_phase + 1.0 - width : m_phase - width;
    const double value = (m_phase < width ? 1.0 : -1.0) + blep(m_phase, step) - blep(fall, step);
    advance(step);
    return float(value);
}

StateVariableFilter::StateVariableFilter(double rate, double cutoff, double q) : m_rate(rate), m_damping(float(1.0 / q))
{
    setCutoff(cutoff);
}

void StateVariableFilter::setCutoff(double cutoff)
{
    m_g = float(std::tan(std::numbers::pi * std::min(cutoff / m_rate, 0.45)));
    m_scale = 1.0F / (1.0F + m_g * (m_g + m_damping));
}

void StateVariableFilter::put(float x)
{
    m_high = (x - (m_damping + m_g) * m_first - m_second) * m_scale;
    m_band = m_g * m_high + m_first;
    m_first = m_g * m_high + m_band;
    m_low = m_g * m_band + m_second;
    m_second = m_g * m_band + m_low;
}

float swell(double time, double attack, double release, double length)
{
    const double rise = std::clamp(time / attack, 0.0, 1.0);
    const double fall = std::clamp((length - time) / release, 0.0, 1.0);
    const auto smooth = [](double x) { return x * x * (3.0 - 2.0 * x); };
    return float(smooth(rise) * smooth(fall));
}

Signal metal(std::size_t frames, double frequency, double rate, Random& random)
{
    constexpr std::array kRatios{1.0, 1.483, 1.8, 2.546, 2.63, 3.897};
    Signal signal(frames);
    for (const double ratio : kRatios) {
        const double own = frequency * ratio * random.uniform(0.98, 1.02);
        // Plain squares: their aliases only add to the clang. The phase is a fraction of 2^32 that wraps by itself.
        auto phase = std::uint32_t(random.next());
        const auto step = std::uint32_t(own / rate * 0x1.0p32);
        for (float& sample : signal) {
            sample += phase < 0x80000000U ? 0.17F : -0.17F;
            phase += step;
        }
    }
    return signal;
}

void addRoom(Signal& signal, double seconds, double share, double rate, Random& random)
{
    constexpr std::array kCombs{0.0297, 0.0371, 0.0411, 0.0437};
    constexpr std::array kAllpasses{0.0050, 0.0017};
    signal.resize(signal.size() + std::size_t(seconds * rate), 0.0F);
    Signal room(signal.size());
    for (const double base : kCombs) {
        const double time = base * random.uniform(0.93, 1.07);
        const auto feedback = float(std::pow(10.0, -3.0 * time / seconds));
        Delay line(time, rate);
        float dull = 0.0F;
        for (std::size_t i = 0; i < room.size(); ++i) {
            const float out = line.get();
            dull += 0.6F * (out - dull); // walls take the treble first
            line.put(signal[i] + feedback * dull);
            room[i] += 0.25F * out;
        }
    }
    for (const double base : kAllpasses) {
        Delay line(base * random.uniform(0.93, 1.07), rate);
        for (float& sample : room) {
            const float delayed = line.get();
            const float in = sample + 0.7F * delayed;
            sample = delayed - 0.7F * in;
            line.put(in);
        }
    }
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] += float(share) * room[i];
}

} // namespace otozu::synth
