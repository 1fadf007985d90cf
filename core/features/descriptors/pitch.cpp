// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/pitch.h"

#include "core/base/instruction_set.h"
#include "core/features/descriptors/parabola.h"
#include "core/features/descriptors/spectrum_shape.h"
#include "core/features/mel_kernels.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace otozu
{
namespace
{

constexpr std::size_t kFrame = 2048;
constexpr std::size_t kFft = 3072; // a frame and the longest lag, so that none wraps round
constexpr std::size_t kMostFrames = 4;
constexpr double kLoud = 0.05;        // of the loudest frame's energy: quieter ones have no say
constexpr double kNearGreatest = 0.9; // of the greatest maximum: the first such lag is the period
constexpr double kLeastClarity = 0.6;
constexpr double kAgree = 0.5 / 12.0; // octaves
constexpr double kLeastConfidence = 0.4;

struct Peak {
    double lag = 0.0;
    double height = 0.0;
};

/// The maximum of the parabola through three values around `lag`.
Peak finer(std::span<const float> values, std::size_t lag)
{
    const double before = values[lag - 1];
    const double at = values[lag];
    const double after = values[lag + 1];
    const double shift = std::clamp(summitShift(before, at, after), -0.5, 0.5);
    return {double(lag) + shift, at - 0.25 * (before - after) * shift};
}

/// The highest maximum of each stretch above zero, from the first time that the values have been below it.
std::vector<Peak> keyMaxima(std::span<const float> values, std::size_t firstLag)
{
    std::vector<Peak> peaks;
    std::size_t lag = 1;
    while (lag < values.size() && values[lag] > 0.0F)
        ++lag;
    while (lag + 1 < values.size()) {
        while (lag < values.size() && values[lag] <= 0.0F)
            ++lag;
        std::size_t best = 0;
        for (; lag + 1 < values.size() && values[lag] > 0.0F; ++lag) {
            const bool summit = values[lag] > values[lag - 1] && values[lag] >= values[lag + 1];
            if (summit && lag >= firstLag && (best == 0 || values[lag] > values[best]))
                best = lag;
        }
        if (best > 0)
            peaks.push_back(finer(values, best));
    }
    return peaks;
}

} // namespace

PitchFinder::PitchFinder() : m_fft(kFft), m_similarity(std::size_t(kDescriptorRate / double(kLowest)) + 2) {}

std::optional<SoundPitch> PitchFinder::find(std::span<const float> mono)
{
    // Energies in steps of half a frame tell where the sound is.
    const std::size_t count = std::max<std::size_t>(1, mono.size() / kFrame);
    std::vector<double> energies(count, 0.0);
    for (std::size_t i = 0; i < count; ++i) {
        for (const float sample : mono.subspan(i * kFrame, std::min(kFrame, mono.size() - i * kFrame)))
            energies[i] += double(sample) * double(sample);
    }
    const double least = kLoud * *std::ranges::max_element(energies);
    std::vector<std::size_t> loud;
    for (std::size_t i = 0; i < count; ++i) {
        if (energies[i] > 0.0 && energies[i] >= least)
            loud.push_back(i);
    }
    std::vector<Vote> votes;
    double heard = 0.0;
    const std::size_t frames = std::min(loud.size(), kMostFrames);
    for (std::size_t i = 0; i < frames; ++i) {
        const std::size_t start = loud[i * loud.size() / frames] * kFrame;
        const auto frame = mono.subspan(start, std::min(kFrame, mono.size() - start));
        // Amplitude, not energy: the strike must not silence what rings on.
        const double weight = std::sqrt(energies[start / kFrame]);
        heard += weight;
        if (auto vote = listen(frame)) {
            vote->energy = weight;
            votes.push_back(*vote);
        }
    }

    double best = 0.0;
    double octaves = 0.0;
    for (const Vote& candidate : votes) {
        double weight = 0.0;
        double sum = 0.0;
        for (const Vote& vote : votes) {
            if (std::abs(vote.octaves - candidate.octaves) > kAgree)
                continue;
            weight += vote.energy * vote.clarity;
            sum += vote.energy * vote.clarity * vote.octaves;
        }
        if (weight > best) {
            best = weight;
            octaves = sum / weight;
        }
    }
    const double confidence = heard > 0.0 ? std::min(1.0, best / heard) : 0.0;
    if (confidence < kLeastConfidence)
        return std::nullopt;
    return pitchOfHz(std::exp2(octaves), confidence);
}

std::optional<PitchFinder::Vote> PitchFinder::listen(std::span<const float> frame)
{
    const std::size_t lags = std::min(m_similarity.size(), frame.size() / 2);
    if (lags < 16)
        return std::nullopt;
    // The autocorrelation is the transform of the power, which is even and so needs no inverse transform.
    std::ranges::copy(frame, m_fft.input().begin());
    std::ranges::fill(m_fft.input().subspan(frame.size()), 0.0F);
    m_fft.transform();
    const auto input = m_fft.input();
    const auto spectrum = m_fft.output();
    OTOZU_DISPATCH(melKernels).power(reinterpret_cast<const float*>(spectrum.data()), input.data(), spectrum.size());
    for (std::size_t bin = 1; bin < kFft / 2; ++bin)
        input[kFft - bin] = input[bin];
    m_fft.transform();

    // 2 sum x[i] x[i + lag] / (sum x[i]^2 + x[i + lag]^2)
    double energy = 0.0;
    for (const float sample : frame)
        energy += double(sample) * double(sample);
    if (energy <= 0.0)
        return std::nullopt;
    double both = 2.0 * energy;
    const auto values = std::span(m_similarity).first(lags);
    for (std::size_t lag = 0; lag < lags; ++lag) {
        const double product = double(m_fft.output()[lag].real()) / double(kFft);
        values[lag] = both > 1e-9 * energy ? float(2.0 * product / both) : 0.0F;
        const double head = frame[lag];
        const double tail = frame[frame.size() - 1 - lag];
        both -= head * head + tail * tail;
    }

    const auto peaks = keyMaxima(values, std::size_t(kDescriptorRate / double(kHighest)));
    double greatest = 0.0;
    for (const Peak& peak : peaks)
        greatest = std::max(greatest, peak.height);
    if (greatest < kLeastClarity)
        return std::nullopt;
    const auto first =
        std::ranges::find_if(peaks, [&](const Peak& peak) { return peak.height >= kNearGreatest * greatest; });
    double period = first->lag;
    for (int times = 2; (times + 0.2) * period < double(lags); ++times) {
        // A whole number of periods later: the same error of the lag counts so many times less.
        const auto near =
            std::ranges::min_element(peaks, {}, [&](const Peak& peak) { return std::abs(peak.lag - times * period); });
        if (std::abs(near->lag - times * period) > 0.1 * period || near->height < 0.9 * first->height)
            break;
        period = near->lag / times;
    }
    const double clarity = std::clamp((first->height - kLeastClarity) / (0.95 - kLeastClarity), 0.0, 1.0);
    return Vote{std::log2(kDescriptorRate / period), clarity, energy};
}

SoundPitch pitchOfHz(double hz, double confidence)
{
    const double note = 69.0 + 12.0 * std::log2(hz / 440.0);
    const double nearest = std::round(note);
    return {float(hz), int(nearest), float(100.0 * (note - nearest)), float(confidence)};
}

} // namespace otozu
