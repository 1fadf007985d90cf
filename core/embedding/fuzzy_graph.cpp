// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/fuzzy_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace otozu
{
namespace
{

constexpr int kBisections = 64;
constexpr double kSumTolerance = 1e-5;
constexpr double kSmallestShare = 1e-3; // of the mean distance: sigma is no less

double meanOf(std::span<const float> values)
{
    double sum = 0.0;
    for (const float value : values)
        sum += value;
    return values.empty() ? 0.0 : sum / double(values.size());
}

/// The sigma for which the strengths of all but the row itself sum to log2(k).
double bisectSigma(std::span<const float> distances, double rho)
{
    const double target = std::log2(double(distances.size()));
    double low = 0.0;
    double high = std::numeric_limits<double>::infinity();
    double sigma = 1.0;
    for (int step = 0; step < kBisections; ++step) {
        double sum = 0.0;
        for (std::size_t j = 1; j < distances.size(); ++j) {
            const double beyond = double(distances[j]) - rho;
            sum += beyond > 0.0 ? std::exp(-beyond / sigma) : 1.0;
        }
        if (std::abs(sum - target) < kSumTolerance)
            break;
        if (sum > target) {
            high = sigma;
            sigma = (low + high) / 2.0;
        } else {
            low = sigma;
            sigma = std::isinf(high) ? sigma * 2.0 : (low + high) / 2.0;
        }
    }
    return sigma;
}

/// The half of a symmetric graph that is not there yet: rows become columns.
FuzzyGraph transposed(const FuzzyGraph& graph)
{
    const std::size_t count = graph.vertexCount();
    FuzzyGraph result;
    result.rowStart.assign(count + 1, 0);
    for (const std::int32_t column : graph.column)
        ++result.rowStart[std::size_t(column) + 1];
    for (std::size_t i = 0; i < count; ++i)
        result.rowStart[i + 1] += result.rowStart[i];
    result.column.resize(graph.column.size());
    result.weight.resize(graph.weight.size());
    std::vector<std::size_t> next(result.rowStart.begin(), result.rowStart.end() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
            const std::size_t at = next[std::size_t(graph.column[e])]++;
            result.column[at] = std::int32_t(i);
            result.weight[at] = graph.weight[e];
        }
    }
    return result;
}

} // namespace

SmoothKnnDist smoothKnnDist(const Matrix<float>& distances)
{
    SmoothKnnDist smooth;
    smooth.rho.assign(distances.rows(), 0.0F);
    smooth.sigma.assign(distances.rows(), 0.0F);
    const double meanOfAll = meanOf(distances.values());
    for (std::size_t i = 0; i < distances.rows(); ++i) {
        const auto row = distances.row(i);
        const auto apart = std::find_if(row.begin(), row.end(), [](float d) { return d > 0.0F; });
        const double rho = apart != row.end() ? *apart : 0.0F;
        const double floor = kSmallestShare * (rho > 0.0 ? meanOf(row) : meanOfAll);
        smooth.rho[i] = float(rho);
        smooth.sigma[i] = float(std::clamp(bisectSigma(row, rho), floor, double(std::numeric_limits<float>::max())));
    }
    return smooth;
}

Matrix<float> membershipStrengths(const Matrix<std::int32_t>& indices, const Matrix<float>& distances,
                                  const SmoothKnnDist& smooth)
{
    Matrix<float> strengths(indices.rows(), indices.cols());
    for (std::size_t i = 0; i < indices.rows(); ++i) {
        for (std::size_t j = 0; j < indices.cols(); ++j) {
            const float beyond = distances(i, j) - smooth.rho[i];
            if (indices(i, j) == std::int32_t(i))
                strengths(i, j) = 0.0F;
            else if (beyond <= 0.0F || smooth.sigma[i] == 0.0F)
                strengths(i, j) = 1.0F;
            else
                strengths(i, j) = float(std::exp(-double(beyond) / double(smooth.sigma[i])));
        }
    }
    return strengths;
}

FuzzyGraph fuzzyUnion(const Matrix<std::int32_t>& indices, const Matrix<float>& strengths)
{
    FuzzyGraph directed;
    directed.rowStart.push_back(0);
    for (std::size_t i = 0; i < indices.rows(); ++i) {
        for (std::size_t j = 0; j < indices.cols(); ++j) {
            if (strengths(i, j) > 0.0F && indices(i, j) != std::int32_t(i)) {
                directed.column.push_back(indices(i, j));
                directed.weight.push_back(strengths(i, j));
            }
        }
        directed.rowStart.push_back(directed.column.size());
    }
    // Transposing sorts: twice gives the same graph with ascending columns.
    const FuzzyGraph reverse = transposed(directed);
    directed = transposed(reverse);

    FuzzyGraph both;
    both.rowStart.push_back(0);
    for (std::size_t i = 0; i + 1 < directed.rowStart.size(); ++i) {
        std::size_t out = directed.rowStart[i];
        std::size_t in = reverse.rowStart[i];
        const std::size_t outEnd = directed.rowStart[i + 1];
        const std::size_t inEnd = reverse.rowStart[i + 1];
        while (out < outEnd || in < inEnd) {
            const std::int32_t columnOut =
                out < outEnd ? directed.column[out] : std::numeric_limits<std::int32_t>::max();
            const std::int32_t columnIn = in < inEnd ? reverse.column[in] : std::numeric_limits<std::int32_t>::max();
            const float a = columnOut <= columnIn ? directed.weight[out++] : 0.0F;
            const float b = columnIn <= columnOut ? reverse.weight[in++] : 0.0F;
            both.column.push_back(std::min(columnOut, columnIn));
            both.weight.push_back(a + b - a * b);
        }
        both.rowStart.push_back(both.column.size());
    }
    return both;
}

FuzzyGraph fuzzyGraph(const Matrix<std::int32_t>& indices, const Matrix<float>& distances)
{
    return fuzzyUnion(indices, membershipStrengths(indices, distances, smoothKnnDist(distances)));
}

FuzzyGraph withoutUnsampled(const FuzzyGraph& graph, int nEpochs)
{
    if (graph.weight.empty())
        return graph;
    const float least = *std::max_element(graph.weight.begin(), graph.weight.end()) / float(std::max(nEpochs, 1));
    FuzzyGraph kept;
    kept.rowStart.push_back(0);
    for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
        for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
            if (graph.weight[e] >= least) {
                kept.column.push_back(graph.column[e]);
                kept.weight.push_back(graph.weight[e]);
            }
        }
        kept.rowStart.push_back(kept.column.size());
    }
    return kept;
}

std::vector<double> epochsPerSample(const FuzzyGraph& graph)
{
    std::vector<double> epochs;
    epochs.reserve(graph.weight.size());
    if (graph.weight.empty())
        return epochs;
    const double heaviest = *std::max_element(graph.weight.begin(), graph.weight.end());
    for (const float weight : graph.weight)
        epochs.push_back(heaviest / weight);
    return epochs;
}

std::vector<std::int32_t> connectedComponents(const FuzzyGraph& graph)
{
    std::vector<std::int32_t> component(graph.vertexCount(), -1);
    std::vector<std::size_t> open;
    std::int32_t count = 0;
    for (std::size_t first = 0; first < component.size(); ++first) {
        if (component[first] >= 0)
            continue;
        component[first] = count;
        open.push_back(first);
        while (!open.empty()) {
            const std::size_t i = open.back();
            open.pop_back();
            for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
                const auto j = std::size_t(graph.column[e]);
                if (component[j] < 0) {
                    component[j] = count;
                    open.push_back(j);
                }
            }
        }
        ++count;
    }
    return component;
}

} // namespace otozu
