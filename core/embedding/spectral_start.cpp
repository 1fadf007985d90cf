// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/spectral_start.h"

#include "core/base/portable_math.h"
#include "core/base/progress.h"
#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace otozu
{
namespace
{

constexpr double kWidth = 10.0;
constexpr double kNoise = 1e-4;
constexpr double kFilled = 0.35; // share of the square that the discs cover together
constexpr int kPrincipalSteps = 50;
constexpr double kMostPushes = 4e8; // pairs of discs looked at

using Point = std::array<double, 2>;

struct Component {
    std::vector<std::size_t> vertices; // ascending
    Point place{};
    double radius = 0.0;
};

std::vector<Component> componentsOf(const FuzzyGraph& graph, const std::stop_token& stop)
{
    std::vector<Component> components;
    const auto numbers = connectedComponents(graph, stop);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (std::size_t(numbers[i]) >= components.size())
            components.emplace_back();
        components[std::size_t(numbers[i])].vertices.push_back(i);
    }
    return components;
}

FuzzyGraph graphOf(const Component& component, const FuzzyGraph& whole, std::vector<std::int32_t>& renamed)
{
    FuzzyGraph part;
    for (std::size_t i = 0; i < component.vertices.size(); ++i)
        renamed[component.vertices[i]] = std::int32_t(i);
    part.rowStart.push_back(0);
    for (const std::size_t vertex : component.vertices) {
        for (std::size_t e = whole.rowStart[vertex]; e < whole.rowStart[vertex + 1]; ++e) {
            part.column.push_back(renamed[std::size_t(whole.column[e])]);
            part.weight.push_back(whole.weight[e]);
        }
        part.rowStart.push_back(part.column.size());
    }
    return part;
}

/// Mean rows, about their own mean.
Matrix<double> centroidsOf(const std::vector<Component>& components, const Matrix<float>& rows)
{
    Matrix<double> centroids(components.size(), rows.cols(), 0.0);
    std::vector<double> mean(rows.cols(), 0.0);
    for (std::size_t c = 0; c < components.size(); ++c) {
        const auto centroid = centroids.row(c);
        for (const std::size_t vertex : components[c].vertices) {
            const auto row = rows.row(vertex);
            for (std::size_t col = 0; col < row.size(); ++col)
                centroid[col] += row[col];
        }
        for (std::size_t col = 0; col < centroid.size(); ++col) {
            centroid[col] /= double(components[c].vertices.size());
            mean[col] += centroid[col] / double(components.size());
        }
    }
    for (std::size_t c = 0; c < components.size(); ++c) {
        const auto centroid = centroids.row(c);
        for (std::size_t col = 0; col < centroid.size(); ++col)
            centroid[col] -= mean[col];
    }
    return centroids;
}

double lengthOf(double x, double y)
{
    return std::sqrt(x * x + y * y);
}

double dot(std::span<const double> a, std::span<const double> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Length 1, or 0 where nothing but rounding is left. @return the length before.
double normalise(std::vector<double>& vector, double least)
{
    const double length = std::sqrt(dot(vector, vector));
    for (double& value : vector)
        value = length > least ? value / length : 0.0;
    return length > least ? length : 0.0;
}

/// The rows' coordinates on their two principal axes, by orthogonal iteration on X X^T.
std::array<std::vector<double>, 2> principalCoordinates(const Matrix<double>& rows, const std::stop_token& stop)
{
    Random random(0);
    std::array<std::vector<double>, 2> vectors;
    for (auto& vector : vectors) {
        vector.resize(rows.rows());
        for (double& value : vector)
            value = random.uniform(-1.0, 1.0);
        normalise(vector, 0.0);
    }
    std::array<double, 2> size{};
    for (int step = 0; step < kPrincipalSteps; ++step) {
        for (std::size_t axis = 0; axis < 2; ++axis) {
            throwIfStopped(stop);
            std::vector<double> sum(rows.cols(), 0.0);
            for (std::size_t i = 0; i < rows.rows(); ++i) {
                for (std::size_t col = 0; col < sum.size(); ++col)
                    sum[col] += vectors[axis][i] * rows(i, col);
            }
            for (std::size_t i = 0; i < rows.rows(); ++i)
                vectors[axis][i] = dot(rows.row(i), sum);
            if (axis == 1) {
                const double along = dot(vectors[0], vectors[1]);
                for (std::size_t i = 0; i < rows.rows(); ++i)
                    vectors[1][i] -= along * vectors[0][i];
            }
            size[axis] = normalise(vectors[axis], axis == 0 ? 0.0 : 1e-12 * size[0]);
        }
    }
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const auto largest = std::max_element(vectors[axis].begin(), vectors[axis].end(),
                                              [](double a, double b) { return std::abs(a) < std::abs(b); });
        const double scale = std::sqrt(size[axis]) * (*largest < 0.0 ? -1.0 : 1.0);
        for (double& value : vectors[axis])
            value *= scale;
    }
    return vectors;
}

/// Moves overlapping discs apart, the smaller farther.
void pushApart(std::vector<Component>& components, const std::stop_token& stop)
{
    const double pairs = double(components.size()) * double(components.size()) / 2.0;
    const int rounds = int(std::min(200.0, kMostPushes / pairs));
    bool moved = true;
    for (int round = 0; round < rounds && moved; ++round) {
        moved = false;
        for (std::size_t i = 0; i < components.size(); ++i) {
            throwIfStopped(stop);
            for (std::size_t j = i + 1; j < components.size(); ++j) {
                Component& a = components[i];
                Component& b = components[j];
                Point apart{b.place[0] - a.place[0], b.place[1] - a.place[1]};
                const double wanted = a.radius + b.radius;
                double distance = lengthOf(apart[0], apart[1]);
                if (distance >= wanted * 0.999)
                    continue;
                if (distance <= 1e-9 * wanted) { // one place: part by number, every pair in a direction of its own
                    const double turns = double(i + 7 * j) * std::numbers::phi;
                    apart = {portableCosOfTurns(turns), portableCosOfTurns(turns - 0.25)};
                    distance = 1.0;
                }
                const double shareOfA = b.radius * b.radius / (a.radius * a.radius + b.radius * b.radius);
                const double push = (wanted - lengthOf(b.place[0] - a.place[0], b.place[1] - a.place[1])) / distance;
                for (std::size_t axis = 0; axis < 2; ++axis) {
                    a.place[axis] -= shareOfA * push * apart[axis];
                    b.place[axis] += (1.0 - shareOfA) * push * apart[axis];
                }
                moved = true;
            }
        }
    }
}

void placeComponents(std::vector<Component>& components, const Matrix<float>& rows, const std::stop_token& stop)
{
    double squares = 0.0;
    for (Component& component : components) {
        component.radius = std::sqrt(double(component.vertices.size()));
        squares += component.radius * component.radius;
    }
    if (components.size() == 1)
        return;
    const auto coordinates = principalCoordinates(centroidsOf(components, rows), stop);
    double extent = 0.0;
    for (const auto& axis : coordinates) {
        const auto [low, high] = std::minmax_element(axis.begin(), axis.end());
        extent = std::max(extent, *high - *low);
    }
    const double width = std::sqrt(std::numbers::pi * squares / kFilled);
    for (std::size_t c = 0; c < components.size(); ++c) {
        for (std::size_t axis = 0; axis < 2; ++axis)
            components[c].place[axis] = extent > 0.0 ? coordinates[axis][c] / extent * width : 0.0;
    }
    pushApart(components, stop);
}

/// Within the unit disc.
Matrix<double> arranged(const Component& component, const FuzzyGraph& graph, std::vector<std::int32_t>& renamed,
                        ThreadPool& pool, const std::stop_token& stop)
{
    const std::size_t count = component.vertices.size();
    Matrix<double> places(count, 2, 0.0);
    if (count == 2) {
        places(0, 0) = -0.5;
        places(1, 0) = 0.5;
    }
    if (count < 3)
        return places;
    if (count == graph.vertexCount())
        places = spectralEmbedding(graph, pool, stop);
    else
        places = spectralEmbedding(graphOf(component, graph, renamed), pool, stop);
    double farthest = 0.0;
    for (std::size_t i = 0; i < count; ++i)
        farthest = std::max(farthest, lengthOf(places(i, 0), places(i, 1)));
    for (double& value : places.values())
        value = farthest > 0.0 ? value / farthest : 0.0;
    return places;
}

} // namespace

Matrix<float> spectralStart(const FuzzyGraph& graph, const Matrix<float>& rows, std::uint64_t seed, ThreadPool& pool,
                            const std::stop_token& stop)
{
    const std::size_t count = graph.vertexCount();
    std::vector<Component> components = componentsOf(graph, stop);
    if (count > 0)
        placeComponents(components, rows, stop);
    Matrix<double> places(count, 2, 0.0);
    std::vector<std::int32_t> renamed(count, 0);
    for (const Component& component : components) {
        const auto inside = arranged(component, graph, renamed, pool, stop);
        for (std::size_t i = 0; i < component.vertices.size(); ++i) {
            for (std::size_t axis = 0; axis < 2; ++axis)
                places(component.vertices[i], axis) = component.place[axis] + component.radius * inside(i, axis);
        }
    }

    Point low{};
    double extent = 0.0;
    for (std::size_t axis = 0; axis < 2 && count > 0; ++axis) {
        low[axis] = places(0, axis);
        double high = low[axis];
        for (std::size_t i = 0; i < count; ++i) {
            low[axis] = std::min(low[axis], places(i, axis));
            high = std::max(high, places(i, axis));
        }
        extent = std::max(extent, high - low[axis]);
    }
    Matrix<float> start(count, 2);
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 4096 == 0)
            throwIfStopped(stop);
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const double scaled = extent > 0.0 ? (places(i, axis) - low[axis]) / extent * kWidth : 0.0;
            start(i, axis) = float(scaled + kNoise * random.normal());
        }
    }
    return start;
}

} // namespace otozu
