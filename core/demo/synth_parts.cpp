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

void Oscillator::addSaw(Signal& signal, double frequency, float gain)
{
    const std::uint32_t step = stepOf(frequency);
    const float size = turnsOf(step);
    const float perStep = 1.0F / size;
    std::uint32_t phase = m_phase;
    for (float& sample : signal) {
        sample += gain * sawAt(phase, size, perStep);
        phase += step;
    }
    m_phase = phase;
}

void Oscillator::addSquare(Signal& signal, double frequency, double width, float gain)
{
    const std::uint32_t step = stepOf(frequency);
    const std::uint32_t high = ofTurns(width);
    const float size = turnsOf(step);
    const float perStep = 1.0F / size;
    std::uint32_t phase = m_phase;
    for (float& sample : signal) {
        sample += gain * squareAt(phase, high, size, perStep);
        phase += step;
    }
    m_phase = phase;
}

StateVariableFilter::StateVariableFilter(double rate, double cutoff, double q) : m_rate(rate), m_damping(float(1.0 / q))
{
    setCutoff(cutoff);
}

void StateVariableFilter::setCutoff(double cutoff)
{
    m_g = float(std::tan(std::numbers::pi * std::min(cutoff / m_rate, 0.45)));
    m_scale = 1.0F / (1.0F + m_g * (m_g + m_damping));
    m_highOfFirst = (m_damping + m_g) * m_scale;
    m_bandOfFirst = 1.0F - m_g * m_highOfFirst;
    m_bandOfRest = m_g * m_scale;
}

void swell(Signal& signal, double attack, double release, double rate)
{
    const auto smooth = [](float x) { return x * x * (3.0F - 2.0F * x); };
    const auto rise = std::min(signal.size(), std::size_t(attack * rate));
    const auto fall = std::min(signal.size(), std::size_t(release * rate));
    const auto risePer = float(1.0 / (attack * rate));
    const auto fallPer = float(1.0 / (release * rate));
    for (std::size_t i = 0; i < rise; ++i)
        signal[i] *= smooth(float(int(i)) * risePer);
    float* const end = signal.data() + signal.size() - fall;
    for (std::size_t i = 0; i < fall; ++i)
        end[i] *= smooth(float(int(fall - i)) * fallPer);
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
            dull = 0.4F * dull + 0.6F * out; // walls take the treble first
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
