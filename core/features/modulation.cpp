// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/modulation.h"

#include "core/base/portable_math.h"
#include "core/features/dct.h"
#include "core/features/decibel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace otozu
{

namespace
{

constexpr double kFloor = 1e-4;     // of the strongest mean's power
constexpr double kLeastMean = 1e-3; // of the mean of the bands' means
constexpr float kCepstraTopDb = 60.0F;

float log10Of(double value)
{
    return float(portableLog(value) / std::numbers::ln10);
}

} // namespace

Modulation::Modulation(double frameSeconds) : m_fft(int(kMostFrames)), m_dct(dctOf(kCepstra, kMelBands))
{
    for (std::size_t i = 0; i < kRates.size(); ++i)
        m_edges[i] = std::size_t(std::ceil(kRates[i] * frameSeconds * double(kMostFrames)));
}

double Modulation::rates(std::size_t frames, std::span<double> out)
{
    std::ranges::fill(m_fft.input().subspan(frames), 0.0F);
    m_fft.transform();
    const auto bins = m_fft.output();
    for (std::size_t rate = 0; rate < kRateBands; ++rate) {
        double sum = 0.0;
        for (std::size_t bin = m_edges[rate]; bin < m_edges[rate + 1]; ++bin)
            sum += double(bins[bin].real()) * double(bins[bin].real()) +
                   double(bins[bin].imag()) * double(bins[bin].imag());
        out[rate] = sum / double(m_edges[rate + 1] - m_edges[rate]);
    }
    return double(bins[0].real()) * double(bins[0].real());
}

void Modulation::describe(std::span<const float> power, std::size_t frames, std::span<float> out)
{
    if (frames == 0 || frames > kMostFrames || power.size() != kMelBands * frames || out.size() != kWidth)
        throw std::invalid_argument("Modulation: other bands or frames, or the output has another size");
    Matrix<float> amplitudes(kBands, frames);
    std::array<double, kBands> means{};
    double mean = 0.0;
    for (std::size_t band = 0; band < kBands; ++band) {
        const auto row = amplitudes.row(band);
        for (std::size_t part = 0; part < kMelBands / kBands; ++part) {
            const float* from = power.data() + (band * (kMelBands / kBands) + part) * frames;
            for (std::size_t frame = 0; frame < frames; ++frame)
                row[frame] += from[frame];
        }
        for (float& value : row) {
            value = std::sqrt(value);
            means[band] += double(value) / double(kMostFrames);
        }
        mean += means[band] / double(kBands);
    }

    std::array<std::array<double, kRateBands>, kBands> found{};
    double strongest = 0.0;
    for (std::size_t band = 0; band < kBands; ++band) {
        const double divisor = std::max(means[band], kLeastMean * mean);
        const auto input = m_fft.input();
        for (std::size_t frame = 0; frame < frames; ++frame)
            input[frame] = divisor > 0.0 ? float(double(amplitudes(band, frame)) / divisor) : 0.0F;
        strongest = std::max(strongest, rates(frames, found[band]));
    }
    const double floor = strongest > 0.0 ? kFloor * strongest : 1.0;
    std::size_t next = 0;
    for (const auto& band : found) {
        for (const double value : band)
            out[next++] = log10Of(value + floor);
    }

    m_db.assign(power.begin(), power.end());
    powerToDb(m_db, kCepstraTopDb);
    for (float& value : m_db)
        value += kCepstraTopDb;
    m_cepstra.assign(kCepstra * frames, 0.0F);
    addDct(m_dct, m_db.data(), frames, frames, m_cepstra.data());
    for (std::size_t k = 0; k < kCepstra; ++k) {
        std::copy_n(m_cepstra.begin() + std::ptrdiff_t(k * frames), frames, m_fft.input().begin());
        std::array<double, kRateBands> values{};
        (void)rates(frames, values);
        for (const double value : values)
            out[next++] = log10Of(value + 1.0);
    }
}

} // namespace otozu
