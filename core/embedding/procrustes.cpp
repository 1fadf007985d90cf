// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/procrustes.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace otozu
{
namespace
{

using Point = std::array<double, 2>;

void checkPairs(const Matrix<float>& one, const Matrix<float>& other)
{
    if (one.rows() != other.rows() || (one.rows() > 0 && (one.cols() != 2 || other.cols() != 2)))
        throw std::invalid_argument("procrustes: not the same points of a plane");
}

Point meanOf(const Matrix<float>& points)
{
    Point mean{};
    for (std::size_t i = 0; i < points.rows(); ++i) {
        for (std::size_t axis = 0; axis < 2; ++axis)
            mean[axis] += double(points(i, axis)) / double(points.rows());
    }
    return mean;
}

double length(double x, double y)
{
    return std::sqrt(x * x + y * y);
}

/// The least value that so large a share of the values does not exceed.
double quantile(std::vector<double>& values, double share)
{
    const auto rank = std::size_t(std::ceil(share * double(values.size())));
    const auto at = values.begin() + std::ptrdiff_t(std::max<std::size_t>(rank, 1) - 1);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

void Similarity::apply(Matrix<float>& places) const
{
    for (std::size_t i = 0; i < places.rows(); ++i) {
        const double x = places(i, 0);
        const double y = places(i, 1);
        places(i, 0) = float(scale * (turn[0] * x + turn[1] * y) + shift[0]);
        places(i, 1) = float(scale * (turn[2] * x + turn[3] * y) + shift[1]);
    }
}

Similarity procrustes(const Matrix<float>& from, const Matrix<float>& to, bool withScale)
{
    checkPairs(from, to);
    const Point fromMean = meanOf(from);
    const Point toMean = meanOf(to);
    double xx = 0.0, xy = 0.0, yx = 0.0, yy = 0.0; // of to, of from
    double squares = 0.0;
    for (std::size_t i = 0; i < from.rows(); ++i) {
        const Point a{double(from(i, 0)) - fromMean[0], double(from(i, 1)) - fromMean[1]};
        const Point b{double(to(i, 0)) - toMean[0], double(to(i, 1)) - toMean[1]};
        xx += b[0] * a[0];
        xy += b[0] * a[1];
        yx += b[1] * a[0];
        yy += b[1] * a[1];
        squares += a[0] * a[0] + a[1] * a[1];
    }
    // The sum of products of turned and wanted points is largest for one of these two directions, and then their
    // length.
    const double turned = length(xx + yy, yx - xy);
    const double flipped = length(xx - yy, yx + xy);
    Similarity found;
    if (turned >= flipped && turned > 0.0) {
        const double cosine = (xx + yy) / turned;
        const double sine = (yx - xy) / turned;
        found.turn = {cosine, -sine, sine, cosine};
    } else if (flipped > 0.0) {
        const double cosine = (xx - yy) / flipped;
        const double sine = (yx + xy) / flipped;
        found.turn = {cosine, sine, sine, -cosine};
    }
    const double most = std::max(turned, flipped);
    if (withScale && squares > 0.0 && most > 0.0)
        found.scale = most / squares;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const double* row = found.turn.data() + 2 * axis;
        found.shift[axis] = toMean[axis] - found.scale * (row[0] * fromMean[0] + row[1] * fromMean[1]);
    }
    return found;
}

Travel travelOf(const Matrix<float>& before, const Matrix<float>& after)
{
    checkPairs(before, after);
    Travel travel{.points = before.rows()};
    if (before.rows() == 0)
        return travel;
    std::vector<double> ways(before.rows());
    Point low{before(0, 0), before(0, 1)};
    Point high = low;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        ways[i] = length(double(after(i, 0)) - double(before(i, 0)), double(after(i, 1)) - double(before(i, 1)));
        for (std::size_t axis = 0; axis < 2; ++axis) {
            low[axis] = std::min(low[axis], double(before(i, axis)));
            high[axis] = std::max(high[axis], double(before(i, axis)));
        }
    }
    const double side = std::max(high[0] - low[0], high[1] - low[1]);
    if (side > 0.0) { // else all were at one place, and lengths say as much as shares
        for (double& way : ways)
            way /= side;
    }
    travel.median = quantile(ways, 0.5);
    travel.ninetieth = quantile(ways, 0.9);
    travel.ninetyFifth = quantile(ways, 0.95);
    travel.most = *std::ranges::max_element(ways);
    return travel;
}

} // namespace otozu
