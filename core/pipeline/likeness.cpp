// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/likeness.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace otozu
{

void holdBackLikeness(Matrix<float>& rows, ThreadPool& pool)
{
    const Matrix<float>& directions = likenessDirections();
    if (rows.cols() != directions.rows())
        throw std::invalid_argument("holdBackLikeness: rows of another width");
    pool.forRanges(rows.rows(), 16, [&](std::size_t begin, std::size_t end, int) {
        std::vector<double> shares(directions.cols());
        std::vector<double> values(rows.cols());
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = rows.row(i);
            std::ranges::fill(shares, 0.0);
            for (std::size_t j = 0; j < row.size(); ++j) {
                const auto direction = directions.row(j);
                for (std::size_t k = 0; k < shares.size(); ++k)
                    shares[k] += double(row[j]) * double(direction[k]);
            }
            double squares = 0.0;
            for (std::size_t j = 0; j < row.size(); ++j) {
                const auto direction = directions.row(j);
                double held = 0.0;
                for (std::size_t k = 0; k < shares.size(); ++k)
                    held += shares[k] * double(direction[k]);
                values[j] = double(row[j]) - held;
                squares += values[j] * values[j];
            }
            const double length = std::sqrt(squares);
            std::ranges::transform(values, row.begin(),
                                   [length](double value) { return float(length > 0.0 ? value / length : 0.0); });
        }
    });
}

} // namespace otozu
