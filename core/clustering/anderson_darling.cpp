// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/anderson_darling.h"

#include "core/clustering/normal_tail.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace otozu
{
namespace
{

struct TableRow {
    double significance;
    double critical;
};
constexpr std::array<TableRow, 6> kTable{
    {{0.15, 0.576}, {0.10, 0.656}, {0.05, 0.787}, {0.025, 0.918}, {0.01, 1.092}, {0.0001, 1.8692}}};

} // namespace

double andersonDarling(std::span<const double> values)
{
    const std::size_t n = values.size();
    if (n < 2)
        return 0.0;
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    if (sorted.front() == sorted.back())
        return 0.0;
    // From the middle of the range, so that values far from zero lose nothing.
    const double origin = sorted.front() + 0.5 * (sorted.back() - sorted.front());
    double mean = 0.0;
    for (double& value : sorted) {
        value -= origin;
        mean += value;
    }
    mean /= double(n);
    double squares = 0.0;
    for (const double value : sorted)
        squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / double(n - 1));
    if (!(deviation > 0.0))
        return 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        const double below = (sorted[i] - mean) / deviation;
        const double above = (sorted[n - 1 - i] - mean) / deviation;
        sum += double(2 * i + 1) / double(n) * (logNormalCdf(below) + logNormalCdf(-above));
    }
    return -double(n) - sum;
}

double correctedAndersonDarling(double a2, std::size_t n)
{
    const double size = double(n);
    return a2 * (1.0 + 4.0 / size - 25.0 / (size * size));
}

double andersonDarlingCritical(double significance)
{
    for (const TableRow& row : kTable) {
        if (std::abs(significance - row.significance) <= 1e-9 * row.significance)
            return row.critical;
    }
    throw std::invalid_argument("significance must be one of 0.15, 0.1, 0.05, 0.025, 0.01 and 0.0001");
}

} // namespace otozu
