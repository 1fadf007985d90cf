// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/likeness.h"

#include "core/base/instruction_set.h"
#include "core/pipeline/likeness_kernel.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace otozu
{

namespace
{

std::size_t padded(std::size_t count)
{
    return (count + kLikenessPadding - 1) / kLikenessPadding * kLikenessPadding;
}

/// The directions as kernels want them.
struct Tables {
    Matrix<float> directions; // (width, directions)
    Matrix<float> transposed; // (directions, width)
};

const Tables& tables()
{
    static const Tables made = [] {
        const Matrix<float>& directions = likenessDirections();
        Tables result{Matrix<float>(directions.rows(), padded(directions.cols())),
                      Matrix<float>(directions.cols(), padded(directions.rows()))};
        for (std::size_t j = 0; j < directions.rows(); ++j) {
            for (std::size_t k = 0; k < directions.cols(); ++k)
                result.directions(j, k) = result.transposed(k, j) = directions(j, k);
        }
        return result;
    }();
    return made;
}

} // namespace

void holdBackLikeness(Matrix<float>& rows, ThreadPool& pool)
{
    const Matrix<float>& directions = tables().directions;
    const Matrix<float>& transposed = tables().transposed;
    if (rows.cols() != directions.rows())
        throw std::invalid_argument("holdBackLikeness: rows of another width");
    pool.forRanges(rows.rows(), 16, [&](std::size_t begin, std::size_t end, int) {
        std::vector<double> values(transposed.cols());
        std::vector<double> shares(directions.cols());
        std::vector<double> held(transposed.cols());
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = rows.row(i);
            std::ranges::copy(row, values.begin());
            OTOZU_DISPATCH(weightedSum, values.data(), directions.values().data(), row.size(), shares.size(),
                           shares.data());
            OTOZU_DISPATCH(weightedSum, shares.data(), transposed.values().data(), transposed.rows(), held.size(),
                           held.data());
            OTOZU_DISPATCH(subtractAndNormalize, row.data(), held.data(), row.size(), values.data());
        }
    });
}

} // namespace otozu
