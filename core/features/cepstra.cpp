// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/cepstra.h"

#include "core/features/dct.h"
#include "core/features/moments.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace otozu
{

namespace
{

/// With linear interpolation, as NumPy's. Reorders the values.
double percentile(std::span<float> values, double share)
{
    const double place = share * double(values.size() - 1);
    const auto below = values.begin() + std::ptrdiff_t(place);
    std::nth_element(values.begin(), below, values.end());
    const double part = place - std::floor(place);
    if (part == 0.0)
        return double(*below);
    const double above = double(*std::min_element(below + 1, values.end()));
    return double(*below) + part * (above - double(*below));
}

} // namespace

Cepstra::Cepstra(std::size_t bands) : m_dct(dctOf(kMost, bands)) {}

void Cepstra::describe(const SectionSpectra& spectra, std::span<float> out)
{
    if (spectra.bands != m_dct.cols() || out.size() != kWidth)
        throw std::invalid_argument("Cepstra: other bands, or the output has another size");
    const std::size_t frames = spectra.frames;
    m_cepstra.assign(spectra.sections * kMost * frames, 0.0F);
    for (std::size_t section = 0; section < spectra.sections; ++section)
        addDct(m_dct, spectra.db.data() + section * spectra.cells(), frames, spectra.heardOf(section),
               m_cepstra.data() + section * kMost * frames);
    m_weights.resize(spectra.heard);
    std::transform(spectra.energy.begin(), spectra.energy.begin() + std::ptrdiff_t(spectra.heard), m_weights.begin(),
                   [](double energy) { return std::sqrt(energy) + 1e-30; });

    for (std::size_t k = 0; k < kMost; ++k) {
        Moments values;
        Moments differences;
        Moments weighted;
        m_row.clear();
        for (std::size_t section = 0; section < spectra.sections; ++section) {
            const float* row = m_cepstra.data() + (section * kMost + k) * frames;
            for (std::size_t frame = 0; frame < spectra.heardOf(section); ++frame) {
                values.add(row[frame]);
                if (frame > 0)
                    differences.add(double(row[frame]) - double(row[frame - 1]));
                weighted.add(row[frame], m_weights[m_row.size()]);
                m_row.push_back(row[frame]);
            }
        }
        out[k] = float(values.mean());
        out[kMost + k] = float(values.deviation());
        out[2 * kMost + k] = float(differences.deviation());
        if (k >= kSome)
            continue;
        const auto more = out.subspan(3 * kMost);
        more[k] = float(percentile(m_row, 0.1));
        more[kSome + k] = float(percentile(m_row, 0.9));
        more[2 * kSome + k] = float(weighted.mean());
        more[3 * kSome + k] = float(weighted.deviation());
    }
}

} // namespace otozu
