// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/key.h"

#include "core/base/instruction_set.h"
#include "core/features/descriptors/parabola.h"
#include "core/features/descriptors/spectrum_shape.h"
#include "core/features/mel_kernels.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace otozu
{
namespace
{

constexpr std::size_t kFft = 8192; // 372 ms: a semitone at 60 Hz is wider than a bin
constexpr std::size_t kHop = 4096;
constexpr double kLowest = 60.0;
constexpr double kHighest = 2600.0;
constexpr double kBinHz = double(kDescriptorRate) / kFft;
constexpr float kFaint = 1e-4F;   // power below the frame's greatest: 40 dB
constexpr double kLasting = 0.35; // semitones between the peaks of two frames
constexpr int kOvertones = 4;
constexpr double kOvertoneFades = 0.6; // a peak as the h-th overtone counts this to the power of h - 1
constexpr double kLeastTonality = 0.12;
constexpr double kLeastFit = 0.45;
constexpr double kLeastConfidence = 0.35;
constexpr double kOneNote = 0.62; // of the chroma in one pitch class: no key to be told

// How often each degree of the scale is heard in pieces of a known key, from the tonic up: D. Temperley, "Music and
// Probability" (2007), after the corpus of Kostka and Payne.
constexpr std::array kMajor{0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400};
constexpr std::array kMinor{0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.133, 0.330};

} // namespace

double keyFit(const Chroma& chroma, const SoundKey& key)
{
    const auto& profile = key.minor ? kMinor : kMajor;
    double chromaMean = 0.0;
    double profileMean = 0.0;
    for (std::size_t i = 0; i < 12; ++i) {
        chromaMean += chroma[i] / 12.0;
        profileMean += profile[i] / 12.0;
    }
    double product = 0.0;
    double chromaSquares = 0.0;
    double profileSquares = 0.0;
    for (std::size_t i = 0; i < 12; ++i) {
        const double a = chroma[(i + std::size_t(key.tonic)) % 12] - chromaMean;
        const double b = profile[i] - profileMean;
        product += a * b;
        chromaSquares += a * a;
        profileSquares += b * b;
    }
    return chromaSquares > 0.0 ? product / std::sqrt(chromaSquares * profileSquares) : 0.0;
}

KeyFinder::KeyFinder() : m_spectrum(int(kFft)), m_power(std::size_t(kHighest / kBinHz) + 3) {}

void KeyFinder::listen(std::span<const float> mono, std::size_t mostFrames)
{
    m_lasting.clear();
    double all = 0.0;
    // Two frames at least, the second one perhaps beyond the end.
    const std::size_t frames = mono.size() <= kFft ? 2 : 1 + (mono.size() - kFft + kHop - 1) / kHop;
    const std::size_t pairs = std::max<std::size_t>(1, mostFrames / 2);
    for (std::size_t i = 0; i < frames; ++i) {
        // Pairs of neighbours begin where the fraction i * pairs / frames comes to a new whole number.
        const auto pairOf = [&](std::size_t frame) { return frame * pairs / frames; };
        const bool first = i == 0 || pairOf(i) != pairOf(i - 1);
        const bool second = i > 0 && (i == 1 || pairOf(i - 1) != pairOf(i - 2));
        if (frames > mostFrames && !first && !second)
            continue;
        if (first && (i == 0 || frames > mostFrames) && !second)
            m_before.clear();
        const std::size_t start = i * kHop;
        if (start >= mono.size())
            break;
        m_spectrum.compute(mono.subspan(start, std::min(kFft, mono.size() - start)), m_power);
        findPeaks(m_now, all);
        for (const SpectralPeak& peak : m_now) {
            const bool lasts = std::ranges::any_of(m_before, [&](const SpectralPeak& other) {
                return std::abs(other.semitones - peak.semitones) < kLasting;
            });
            if (lasts)
                m_lasting.push_back(peak);
        }
        m_before.swap(m_now);
    }
    double lasting = 0.0;
    for (const SpectralPeak& peak : m_lasting)
        lasting += peak.magnitude;
    m_tonality = all > 0.0 ? lasting / all : 0.0;
    foldPeaks();
}

void KeyFinder::findPeaks(std::vector<SpectralPeak>& peaks, double& all)
{
    peaks.clear();
    const float least = kFaint * OTOZU_DISPATCH(melKernels).maximum(m_power.data(), m_power.size());
    if (least <= 0.0F)
        return;
    for (auto bin = std::size_t(kLowest / kBinHz); bin + 1 < m_power.size(); ++bin) {
        const float power = m_power[bin];
        if (power < least)
            continue;
        all += std::sqrt(double(power));
        if (power <= m_power[bin - 1] || power < m_power[bin + 1])
            continue;
        // A parabola through the logarithms is exact for a Gaussian and near enough for a Hann window's main lobe.
        const double before = std::log(double(m_power[bin - 1]) + 1e-30);
        const double at = std::log(double(power));
        const double after = std::log(double(m_power[bin + 1]) + 1e-30);
        const double hz = (double(bin) + summitShift(before, at, after)) * kBinHz;
        peaks.push_back({69.0 + 12.0 * std::log2(hz / 440.0), 2.0 * std::sqrt(double(power))});
    }
}

void KeyFinder::foldPeaks()
{
    // The tuning is the mean angle of how far the peaks are off the semitones.
    std::complex<double> angles = 0.0;
    for (const SpectralPeak& peak : m_lasting)
        angles += std::polar(peak.magnitude, 2.0 * std::numbers::pi * (peak.semitones - std::floor(peak.semitones)));
    const double off = std::abs(angles) > 0.0 ? std::arg(angles) / (2.0 * std::numbers::pi) : 0.0;
    m_tuning = 100.0 * off;

    m_chroma = {};
    for (const SpectralPeak& peak : m_lasting) {
        for (int overtone = 1; overtone <= kOvertones; ++overtone) {
            const double note = peak.semitones - off - 12.0 * std::log2(double(overtone));
            if (note < 24.0)
                break;
            // Peaks between two notes count little for either.
            const double nearest = std::round(note);
            const double away = note - nearest;
            const double near = std::cos(std::numbers::pi * away);
            const auto pitchClass = std::size_t((int(nearest) % 12 + 12) % 12);
            m_chroma[pitchClass] += peak.magnitude * std::pow(kOvertoneFades, overtone - 1) * near * near;
        }
    }
    double sum = 0.0;
    for (const double value : m_chroma)
        sum += value;
    if (sum > 0.0) {
        for (double& value : m_chroma)
            value /= sum;
    }
}

std::optional<SoundKey> KeyFinder::key() const
{
    if (m_tonality < kLeastTonality || *std::ranges::max_element(m_chroma) > kOneNote)
        return std::nullopt;
    SoundKey best;
    double bestFit = -1.0;
    double secondFit = -1.0;
    for (int tonic = 0; tonic < 12; ++tonic) {
        for (const bool minor : {false, true}) {
            const SoundKey key{tonic, minor, 0.0F};
            const double fit = keyFit(m_chroma, key);
            if (fit > bestFit) {
                secondFit = bestFit;
                bestFit = fit;
                best = key;
            } else {
                secondFit = std::max(secondFit, fit);
            }
        }
    }
    if (bestFit < kLeastFit)
        return std::nullopt;
    const double distinct = std::clamp((bestFit - secondFit) / 0.15, 0.0, 1.0);
    const double fits = std::clamp((bestFit - kLeastFit) / (0.9 - kLeastFit), 0.0, 1.0);
    const double tonal = std::clamp(m_tonality / 0.5, 0.0, 1.0);
    best.confidence = float(fits * (0.4 + 0.6 * distinct) * tonal);
    return best.confidence >= kLeastConfidence ? std::optional(best) : std::nullopt;
}

} // namespace otozu
