// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/mel_filterbank.h"

#include "core/base/portable_math.h"

#include <algorithm>
#include <stdexcept>

namespace otozu
{

namespace
{

constexpr double kHzPerMel = 200.0 / 3.0;
constexpr double kBreakHz = 1000.0;
constexpr double kBreakMel = kBreakHz / kHzPerMel;
const double kLogStep = portableLog(6.4) / 27.0;

} // namespace

double hzToMel(double hz)
{
    return hz < kBreakHz ? hz / kHzPerMel : kBreakMel + portableLog(hz / kBreakHz) / kLogStep;
}

double melToHz(double mel)
{
    return mel < kBreakMel ? mel * kHzPerMel : kBreakHz * portableExp((mel - kBreakMel) * kLogStep);
}

std::vector<double> melFrequencies(int count, double fMin, double fMax)
{
    std::vector<double> frequencies(std::size_t(std::max(count, 0)));
    const double low = hzToMel(fMin);
    const double high = hzToMel(fMax);
    for (int i = 0; i < count; ++i)
        frequencies[std::size_t(i)] = melToHz(count > 1 ? low + (high - low) * i / (count - 1) : low);
    // Exactly, or the bin of fMax would get a weight that is nothing but rounding.
    if (count > 1) {
        frequencies.front() = fMin;
        frequencies.back() = fMax;
    }
    return frequencies;
}

MelFilterbank::MelFilterbank(int sampleRate, int nFft, int nMels, double fMin, double fMax) : m_bins(nFft / 2 + 1)
{
    if (sampleRate <= 0 || nFft <= 0 || nMels <= 0)
        throw std::invalid_argument("MelFilterbank: a size is not positive");
    if (!(fMin >= 0.0 && fMin < fMax && fMax <= sampleRate / 2.0))
        throw std::invalid_argument("MelFilterbank: 0 <= fMin < fMax <= sampleRate / 2 does not hold");
    const auto edges = melFrequencies(nMels + 2, fMin, fMax);
    for (std::size_t band = 0; band < std::size_t(nMels); ++band) {
        const double left = edges[band];
        const double peak = edges[band + 1];
        const double right = edges[band + 2];
        MelBand found{0, m_weights.size(), 0};
        for (int bin = 0; bin < m_bins; ++bin) {
            const double hz = double(bin) * sampleRate / nFft;
            const double height = std::min((hz - left) / (peak - left), (right - hz) / (right - peak));
            if (height <= 0.0)
                continue;
            if (found.count++ == 0)
                found.first = bin;
            m_weights.push_back(float(double(float(height)) * (2.0 / (right - left))));
        }
        m_bands.push_back(found);
    }
}

Matrix<float> MelFilterbank::dense() const
{
    Matrix<float> full(m_bands.size(), std::size_t(m_bins));
    for (std::size_t row = 0; row < m_bands.size(); ++row)
        std::ranges::copy(weights(m_bands[row]), full.row(row).begin() + m_bands[row].first);
    return full;
}

} // namespace otozu
