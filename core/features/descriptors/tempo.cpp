// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/tempo.h"

#include "core/features/descriptors/parabola.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstddef>
#include <numbers>

namespace otozu
{
namespace
{

using Complex = std::complex<double>;

constexpr std::size_t kMostFree = 12; // tempos that come from regularity alone
constexpr double kSame = 0.006;       // tempos nearer than that are one
constexpr double kWhole = 0.004;      // so near to a number of beats, the sound is cut to it

// What speaks for a tempo, per unit of each measure below. Fitted by maximum likelihood (a softmax over the tempos in
// question of each loop) to 1,600 loops of the generator of the tests, with other seeds than those they use, and
// rounded; of all measures those were kept without which loops were missed.
struct Weights {
    double octaves = -1.4; // log2(bpm / 120)
    double octavesSquared = -4.8;
    double beat = 0.5; // coefficients of the onsets
    double eighths = 3.5;
    double triplets = -1.6;
    double sixteenths = 4.5;
    double middleBeat = 1.5; // of the middle range: snares
    double highBeat = 1.75;  // of the high range: hi-hats
    double highSixteenths = 4.2;
    double middleHalf = -1.6; // real part at half the beat: > 0 if snares are on one and three, < 0 on two and four
    double lowBar = -0.7;     // real part at a quarter of the beat
    double eightBeats = 0.5;  // cut to a multiple of eight beats
    double powerOfTwo = 0.6;  // cut to a power of two
    double density = 1.4;     // log2(onsets a beat)
    double densitySquared = -0.55;
};

/// Sums of the onsets as weighted unit vectors, by their phase within some period.
struct Coefficients {
    // Each divided by its greatest possible size.
    double beat = 0.0;
    double eighths = 0.0;
    double triplets = 0.0;
    double sixteenths = 0.0;
    double middleBeat = 0.0;
    double highBeat = 0.0;
    double highSixteenths = 0.0;
    double middleHalf = 0.0;
    double lowBar = 0.0;
};

struct Totals {
    double all = 0.0;
    double low = 0.0;
    double middle = 0.0;
    double high = 0.0;
};

Totals totalsOf(std::span<const Onset> onsets)
{
    Totals totals;
    for (const Onset& onset : onsets) {
        totals.all += onset.strength;
        totals.low += onset.low;
        totals.middle += onset.middle;
        totals.high += onset.high;
    }
    return totals;
}

Coefficients coefficientsOf(std::span<const Onset> onsets, const Totals& totals, double bpm)
{
    Complex beat, eighths, triplets, sixteenths, middleBeat, highBeat, highSixteenths, middleHalf, lowBar;
    for (const Onset& onset : onsets) {
        const double beats = (onset.seconds - onsets.front().seconds) * bpm / 60.0;
        const Complex quarter = std::polar(1.0, 0.5 * std::numbers::pi * beats);
        const Complex half = quarter * quarter;
        const Complex one = half * half;
        const Complex two = one * one;
        const Complex four = two * two;
        beat += onset.strength * one;
        eighths += onset.strength * two;
        triplets += onset.strength * two * one;
        sixteenths += onset.strength * four;
        middleBeat += onset.middle * one;
        middleHalf += onset.middle * half;
        highBeat += onset.high * one;
        highSixteenths += onset.high * four;
        lowBar += onset.low * quarter;
    }
    const auto share = [](double value, double total) { return total > 0.0 ? value / total : 0.0; };
    return {share(std::abs(beat), totals.all),
            share(std::abs(eighths), totals.all),
            share(std::abs(triplets), totals.all),
            share(std::abs(sixteenths), totals.all),
            share(std::abs(middleBeat), totals.middle),
            share(std::abs(highBeat), totals.high),
            share(std::abs(highSixteenths), totals.high),
            share(middleHalf.real(), totals.middle),
            share(lowBar.real(), totals.low)};
}

double scoreOf(const Coefficients& at, double bpm, double seconds, std::size_t onsets)
{
    constexpr Weights w;
    const double octaves = std::log2(bpm / 120.0);
    const double beats = seconds * bpm / 60.0;
    const double whole = std::round(beats);
    const bool cut = whole >= 1.0 && std::abs(beats - whole) < kWhole * beats;
    const auto count = std::size_t(whole);
    const double density = std::log2(double(onsets) / std::max(1.0, beats));
    return w.octaves * octaves + w.octavesSquared * octaves * octaves + w.beat * at.beat + w.eighths * at.eighths +
           w.triplets * at.triplets + w.sixteenths * at.sixteenths + w.middleBeat * at.middleBeat +
           w.highBeat * at.highBeat + w.highSixteenths * at.highSixteenths + w.middleHalf * at.middleHalf +
           w.lowBar * at.lowBar + (cut && count % 8 == 0 ? w.eightBeats : 0.0) +
           (cut && (count & (count - 1)) == 0 ? w.powerOfTwo : 0.0) + w.density * density +
           w.densitySquared * density * density;
}

/// The tempos at which the onsets are most regular, at most kMostFree, the most regular first.
std::vector<double> regularTempos(std::span<const Onset> onsets, const Totals& totals, double seconds)
{
    constexpr double kLow = kSlowestBpm / 60.0;
    constexpr double kHigh = kFastestBpm / 60.0;
    // Fine enough for the sixteenths, whose peak is a quarter as wide as the beat's.
    const double step = std::min(0.008, 0.05 / seconds);
    const auto count = std::size_t((kHigh - kLow) / step) + 1;
    // Turning each onset's vector on by the same angle is far cheaper than sines.
    std::vector<Complex> vectors;
    std::vector<Complex> turns;
    for (const Onset& onset : onsets) {
        vectors.push_back(std::polar(1.0, 2.0 * std::numbers::pi * kLow * onset.seconds));
        turns.push_back(std::polar(1.0, 2.0 * std::numbers::pi * step * onset.seconds));
    }
    std::vector<double> pulse(count, 0.0);
    for (double& value : pulse) {
        std::array<double, 6> sums{};
        for (std::size_t i = 0; i < onsets.size(); ++i) {
            const double re = vectors[i].real();
            const double im = vectors[i].imag();
            const double re2 = re * re - im * im;
            const double im2 = 2.0 * re * im;
            const double strength = onsets[i].strength;
            sums[0] += strength * re;
            sums[1] += strength * im;
            sums[2] += strength * re2;
            sums[3] += strength * im2;
            sums[4] += strength * (re2 * re2 - im2 * im2);
            sums[5] += strength * 2.0 * re2 * im2;
            const double turnRe = turns[i].real();
            const double turnIm = turns[i].imag();
            vectors[i] = {re * turnRe - im * turnIm, re * turnIm + im * turnRe};
        }
        value =
            (std::hypot(sums[0], sums[1]) + std::hypot(sums[2], sums[3]) + std::hypot(sums[4], sums[5])) / totals.all;
    }
    struct Peak {
        double height;
        double bpm;
    };
    std::vector<Peak> peaks;
    for (std::size_t i = 1; i + 1 < count; ++i) {
        if (pulse[i] <= pulse[i - 1] || pulse[i] < pulse[i + 1])
            continue;
        const double shift = summitShift(pulse[i - 1], pulse[i], pulse[i + 1]);
        peaks.push_back({pulse[i], 60.0 * (kLow + (double(i) + shift) * step)});
    }
    std::ranges::stable_sort(peaks, std::greater(), &Peak::height);
    std::vector<double> tempos;
    for (std::size_t i = 0; i < std::min(peaks.size(), kMostFree); ++i)
        tempos.push_back(peaks[i].bpm);
    return tempos;
}

} // namespace

std::vector<TempoGuess> guessTempo(std::span<const Onset> onsets, double seconds)
{
    const Totals totals = totalsOf(onsets);
    if (onsets.size() < 3 || totals.all <= 0.0)
        return {};
    std::vector<double> tempos;
    for (double beats = std::max(1.0, std::ceil(seconds * kSlowestBpm / 60.0));
         beats <= std::floor(seconds * kFastestBpm / 60.0); ++beats)
        tempos.push_back(60.0 * beats / seconds);
    const double heard = onsets.back().seconds + 0.1;
    for (const double bpm : regularTempos(onsets, totals, heard)) {
        if (std::ranges::none_of(tempos, [&](double other) { return std::abs(other / bpm - 1.0) < kSame; }))
            tempos.push_back(bpm);
    }
    std::vector<TempoGuess> guesses;
    std::vector<double> scores;
    for (const double bpm : tempos) {
        const Coefficients at = coefficientsOf(onsets, totals, bpm);
        scores.push_back(scoreOf(at, bpm, seconds, onsets.size()));
        guesses.push_back({bpm, 0.0, std::max(at.sixteenths, at.triplets)});
    }
    if (guesses.empty())
        return guesses;
    const double most = *std::ranges::max_element(scores);
    double sum = 0.0;
    for (std::size_t i = 0; i < guesses.size(); ++i)
        sum += guesses[i].probability = std::exp(scores[i] - most);
    for (TempoGuess& guess : guesses)
        guess.probability /= sum;
    std::ranges::stable_sort(guesses, std::greater(), &TempoGuess::probability);
    return guesses;
}

} // namespace otozu
