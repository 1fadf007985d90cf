// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/spectral_shape.h"

#include "core/base/portable_math.h"
#include "core/features/moments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <stdexcept>

namespace otozu
{

namespace
{

constexpr double kLeast = 1e-9; // of the greatest power

/// Mean of the greatest less mean of the least. Reorders the values.
double contrastOf(std::span<float> values)
{
    std::ranges::sort(values);
    const double least = std::accumulate(values.begin(), values.begin() + SpectralShape::kPeaks, 0.0);
    const double greatest = std::accumulate(values.end() - SpectralShape::kPeaks, values.end(), 0.0);
    return (greatest - least) / double(SpectralShape::kPeaks);
}

/// Mean in dB less dB of the mean.
double flatnessOf(std::span<const float> db, std::span<const double> power)
{
    const double count = double(db.size());
    const double mean = std::accumulate(power.begin(), power.end(), 0.0) / count;
    return std::accumulate(db.begin(), db.end(), 0.0) / count - 10.0 / std::numbers::ln10 * portableLog(mean + kLeast);
}

std::size_t bandOfShare(std::span<const double> power, double total, double share)
{
    double sum = 0.0;
    for (std::size_t band = 0; band < power.size(); ++band) {
        sum += power[band];
        if (sum >= share * total)
            return band;
    }
    return 0;
}

} // namespace

void SpectralShape::describe(const SectionSpectra& spectra, std::span<float> out)
{
    const std::size_t bands = spectra.bands;
    if (bands < kGroups * 2 * kPeaks || out.size() != kWidth)
        throw std::invalid_argument("SpectralShape: too few bands, or the output has another size");
    std::array<Moments, kGroups> contrasts;
    std::array<Moments, kQuarters> flatness;
    Moments centroids;
    Moments spreads;
    Moments upper;
    Moments lower;
    const float greatest = *std::ranges::max_element(spectra.power);
    m_db.resize(bands);
    m_power.resize(bands);
    for (std::size_t index = 0; index < spectra.heard; ++index) {
        const std::size_t first = index / spectra.frames * spectra.cells() + index % spectra.frames;
        double energy = 0.0;
        double moment = 0.0;
        for (std::size_t band = 0; band < bands; ++band) {
            const std::size_t cell = first + band * spectra.frames;
            m_db[band] = spectra.db[cell];
            m_power[band] = greatest > 0.0F ? double(spectra.power[cell] / greatest) : 0.0;
            energy += m_power[band];
            moment += double(band) * m_power[band];
        }
        const double weight = std::sqrt(energy);
        for (std::size_t quarter = 0; quarter < kQuarters; ++quarter) {
            const std::size_t begin = bands * quarter / kQuarters;
            const std::size_t size = bands * (quarter + 1) / kQuarters - begin;
            flatness[quarter].add(
                flatnessOf(std::span(m_db).subspan(begin, size), std::span(m_power).subspan(begin, size)), weight);
        }
        const double centroid = moment / (energy + 1e-12);
        double square = 0.0;
        for (std::size_t band = 0; band < bands; ++band)
            square += (double(band) - centroid) * (double(band) - centroid) * m_power[band];
        centroids.add(centroid, weight);
        spreads.add(std::sqrt(square / (energy + 1e-12)), weight);
        upper.add(double(bandOfShare(m_power, energy, 0.85)), weight);
        lower.add(double(bandOfShare(m_power, energy, 0.15)), weight);
        for (std::size_t group = 0; group < kGroups; ++group) {
            const std::size_t begin = bands * group / kGroups;
            contrasts[group].add(contrastOf(std::span(m_db).subspan(begin, bands * (group + 1) / kGroups - begin)));
        }
    }
    std::size_t next = 0;
    for (const Moments& contrast : contrasts) {
        out[next++] = float(contrast.mean());
        out[next++] = float(contrast.deviation());
    }
    for (const Moments& quarter : flatness)
        out[next++] = float(quarter.mean());
    for (const Moments* moments : {&centroids, &spreads}) {
        out[next++] = float(moments->mean());
        out[next++] = float(moments->deviation());
    }
    out[next++] = float(upper.mean());
    out[next] = float(lower.mean());
}

} // namespace otozu
