// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/spectrum_shape.h"

#include "core/base/instruction_set.h"
#include "core/features/mel_kernels.h"

#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr std::size_t kHop = 1024;
constexpr std::size_t kLeastFrames = 8; // of a sound that has as many
constexpr std::size_t kMostFrames = 64;
constexpr std::size_t kEnough = kDescriptorRate / 3; // samples a frame, beyond
constexpr std::size_t kFirstBin = 2;                 // what is below 20 Hz is not heard
constexpr std::size_t kLeastBins = 8;
constexpr double kThirdOctave = 0.26;        // its width by its lower edge
constexpr double kFlatnessOfNoise = 0.56146; // exp(-gamma): of powers that are distributed exponentially
constexpr double kFloor = 1e-12;             // of the frame's greatest power: below it there is nothing

/// Mean of the logarithms; a logarithm is dear, a product is not.
double meanLog(std::span<const float> values, double scale)
{
    constexpr std::size_t kAtOnce = 16; // (1e-12)^16 is a double still
    double sum = 0.0;
    for (std::size_t i = 0; i < values.size(); i += kAtOnce) {
        double product = 1.0;
        for (const float value : values.subspan(i, std::min(kAtOnce, values.size() - i)))
            product *= scale * double(value) + kFloor;
        sum += std::log(product);
    }
    return sum / double(values.size());
}

} // namespace

SpectrumShape::SpectrumShape() : m_spectrum(kFft), m_power(kFft / 2 + 1), m_mean(kFft / 2 + 1)
{
    for (std::size_t first = kFirstBin; first + kLeastBins <= m_power.size();) {
        std::size_t count = std::max(kLeastBins, std::size_t(kThirdOctave * double(first)));
        if (first + count + kLeastBins > m_power.size())
            count = m_power.size() - first;
        m_bands.push_back({first, count});
        first += count;
    }
}

void SpectrumShape::listen(std::span<const float> mono)
{
    // The first frame begins with the sound: in its middle, the onset's click would drown the tone that follows.
    const std::size_t whole = mono.size() <= kFft ? 1 : 1 + (mono.size() - kFft + kHop - 1) / kHop;
    const std::size_t enough = std::clamp(mono.size() / kEnough, kLeastFrames, kMostFrames);
    const std::size_t frames = std::min(whole, enough);
    std::ranges::fill(m_mean, 0.0);
    double noise = 0.0;
    double total = 0.0;
    for (std::size_t i = 0; i < frames; ++i) {
        const std::size_t start = i * (whole - 1) / std::max<std::size_t>(frames - 1, 1) * kHop;
        const auto frame = mono.subspan(start, std::min<std::size_t>(kFft, mono.size() - start));
        m_spectrum.compute(frame, m_power);
        for (std::size_t bin = kFirstBin; bin < m_power.size(); ++bin)
            m_mean[bin] += double(m_power[bin]);
        const double most = double(OTOZU_DISPATCH(melKernels).maximum(m_power.data(), m_power.size()));
        if (most <= 0.0)
            continue;
        for (const Band& band : m_bands) {
            const auto powers = std::span(m_power).subspan(band.first, band.count);
            double energy = 0.0;
            for (const float power : powers)
                energy += double(power);
            const double mean = energy / (most * double(band.count)) + kFloor;
            const double flatness = std::exp(meanLog(powers, 1.0 / most)) / mean;
            noise += energy * std::min(1.0, flatness / kFlatnessOfNoise);
            total += energy;
        }
    }
    double weighted = 0.0;
    double magnitudes = 0.0;
    for (std::size_t bin = kFirstBin; bin < m_mean.size(); ++bin) {
        const double magnitude = std::sqrt(m_mean[bin]);
        weighted += magnitude * double(bin);
        magnitudes += magnitude;
    }
    m_brightness = magnitudes > 0.0 ? float(weighted / magnitudes * kDescriptorRate / kFft) : 0.0F;
    m_noisiness = total > 0.0 ? float(noise / total) : 0.0F;
}

double SpectrumShape::magnitudeAt(double hz) const
{
    const auto bin = std::size_t(std::max(1.0, std::round(hz * kFft / kDescriptorRate)));
    return bin + 1 < m_mean.size() ? std::sqrt(std::max({m_mean[bin - 1], m_mean[bin], m_mean[bin + 1]})) : 0.0;
}

} // namespace otozu
