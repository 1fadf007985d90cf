// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/fuzzy_graph.h"

#include "core/base/portable_math.h"
#include "core/base/progress.h"
#include "core/base/zeroed_allocator.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>
#include <span>

namespace otozu
{
namespace
{

constexpr std::size_t kRange = 1024; // vertices at a time
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
double bisectSigma(std::span<const float> distances, double rho, std::vector<double>& scratch)
{
    const double target = portableLog(double(distances.size())) / std::numbers::ln2;
    scratch.resize(distances.size());
    double low = 0.0;
    double high = std::numeric_limits<double>::infinity();
    double sigma = 1.0;
    for (int step = 0; step < kBisections; ++step) {
        for (std::size_t j = 0; j < distances.size(); ++j)
            scratch[j] = -std::max(double(distances[j]) - rho, 0.0) / sigma;
        portableExp(scratch.data(), scratch.data(), distances.size());
        double sum = 0.0;
        for (std::size_t j = 1; j < distances.size(); ++j)
            sum += scratch[j];
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

/// The mean of all values, summed in parts that do not depend on the threads.
double meanOfAll(const Matrix<float>& matrix, ThreadPool& pool)
{
    std::vector<double> means((matrix.rows() + kRange - 1) / kRange);
    pool.forRanges(matrix.rows(), kRange, [&](std::size_t begin, std::size_t end, int) {
        const auto part = matrix.values().subspan(begin * matrix.cols(), (end - begin) * matrix.cols());
        means[begin / kRange] = meanOf(part) * double(end - begin);
    });
    return matrix.rows() > 0 ? std::accumulate(means.begin(), means.end(), 0.0) / double(matrix.rows()) : 0.0;
}

/// One end of an edge.
struct Link {
    std::int32_t to;
    float weight;
};

/// The edges that lead to each vertex, as compressed rows, sorted.
struct Incoming {
    std::vector<std::atomic<std::uint32_t>> start; // k < 2^32 / n
    using Links = std::vector<Link, ZeroedAllocator<Link>>;
    Links links;

    [[nodiscard]] std::span<Link> of(std::size_t vertex)
    {
        const std::size_t begin = start[vertex].load(std::memory_order_relaxed);
        return std::span(links).subspan(begin, start[vertex + 1].load(std::memory_order_relaxed) - begin);
    }
};

/// Does something to the vertices [begin, end), in ranges.
using RangeFn = std::function<void(std::size_t begin, std::size_t end)>;

void forVertices(std::size_t count, ThreadPool& pool, const std::stop_token& stop, const RangeFn& body)
{
    pool.forRanges(count, kRange, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        body(begin, end);
    });
}

/// Edges out of a vertex: those with a strength, but for loops.
template <typename Use>
void forEdges(const Matrix<std::int32_t>& indices, const Matrix<float>& strengths, std::size_t i, Use use)
{
    for (std::size_t j = 0; j < indices.cols(); ++j) {
        if (strengths(i, j) > 0.0F && indices(i, j) != std::int32_t(i))
            use(Link{indices(i, j), strengths(i, j)});
    }
}

Incoming incoming(const Matrix<std::int32_t>& indices, const Matrix<float>& strengths, ThreadPool& pool,
                  const std::stop_token& stop)
{
    const std::size_t count = indices.rows();
    Incoming result{std::vector<std::atomic<std::uint32_t>>(count + 1), {}};
    forVertices(count, pool, stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            forEdges(indices, strengths, i, [&](const Link& link) {
                result.start[std::size_t(link.to)].fetch_add(1, std::memory_order_relaxed);
            });
        }
    });
    std::uint32_t sum = 0;
    for (auto& start : result.start) {
        sum += start.load(std::memory_order_relaxed);
        start.store(sum, std::memory_order_relaxed); // the end; filling makes it the start
    }
    result.links = Incoming::Links(sum);
    forVertices(count, pool, stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            forEdges(indices, strengths, i, [&](const Link& link) {
                auto& start = result.start[std::size_t(link.to)];
                result.links[start.fetch_sub(1, std::memory_order_relaxed) - 1] = {std::int32_t(i), link.weight};
            });
        }
    });
    forVertices(count, pool, stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            std::ranges::sort(result.of(i), {}, &Link::to);
    });
    return result;
}

/// Calls with every edge of the union of two sorted rows.
template <typename Use>
void forUnion(std::span<const Link> a, std::span<const Link> b, Use use)
{
    while (!a.empty() || !b.empty()) {
        const bool fromA = b.empty() || (!a.empty() && a.front().to <= b.front().to);
        const bool fromB = a.empty() || (!b.empty() && b.front().to <= a.front().to);
        const float weightA = fromA ? a.front().weight : 0.0F;
        const float weightB = fromB ? b.front().weight : 0.0F;
        use(Link{fromA ? a.front().to : b.front().to, weightA + weightB - weightA * weightB});
        a = a.subspan(fromA ? 1 : 0);
        b = b.subspan(fromB ? 1 : 0);
    }
}

/// A graph made row by row, each twice: to count its edges, then to write them.
/// @param forRow  calls the function it is given with every edge of a row.
template <typename ForRow>
FuzzyGraph graphOf(std::size_t count, ThreadPool& pool, const std::stop_token& stop, ForRow forRow)
{
    FuzzyGraph graph;
    graph.rowStart.assign(count + 1, 0);
    forVertices(count, pool, stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            forRow(i, [&](const Link&) { ++graph.rowStart[i + 1]; });
    });
    for (std::size_t i = 0; i < count; ++i)
        graph.rowStart[i + 1] += graph.rowStart[i];
    graph.column.resize(graph.rowStart[count]);
    graph.weight.resize(graph.rowStart[count]);
    forVertices(count, pool, stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            std::size_t at = graph.rowStart[i];
            forRow(i, [&](const Link& link) {
                graph.column[at] = link.to;
                graph.weight[at++] = link.weight;
            });
        }
    });
    return graph;
}

} // namespace

SmoothKnnDist smoothKnnDist(const Matrix<float>& distances, ThreadPool& pool, const std::stop_token& stop)
{
    SmoothKnnDist smooth;
    smooth.rho.assign(distances.rows(), 0.0F);
    smooth.sigma.assign(distances.rows(), 0.0F);
    const double all = meanOfAll(distances, pool);
    forVertices(distances.rows(), pool, stop, [&](std::size_t begin, std::size_t end) {
        std::vector<double> scratch;
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = distances.row(i);
            const auto apart = std::find_if(row.begin(), row.end(), [](float d) { return d > 0.0F; });
            const double rho = apart != row.end() ? *apart : 0.0F;
            const double floor = kSmallestShare * (rho > 0.0 ? meanOf(row) : all);
            smooth.rho[i] = float(rho);
            smooth.sigma[i] =
                float(std::clamp(bisectSigma(row, rho, scratch), floor, double(std::numeric_limits<float>::max())));
        }
    });
    return smooth;
}

Matrix<float> membershipStrengths(const Matrix<std::int32_t>& indices, const Matrix<float>& distances,
                                  const SmoothKnnDist& smooth, ThreadPool& pool, const std::stop_token& stop)
{
    Matrix<float> strengths(indices.rows(), indices.cols());
    forVertices(indices.rows(), pool, stop, [&](std::size_t begin, std::size_t end) {
        std::vector<double> powers(indices.cols());
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = 0; j < indices.cols(); ++j) {
                const float beyond = distances(i, j) - smooth.rho[i];
                powers[j] = beyond > 0.0F && smooth.sigma[i] > 0.0F ? -double(beyond) / double(smooth.sigma[i]) : 0.0;
            }
            portableExp(powers.data(), powers.data(), powers.size());
            for (std::size_t j = 0; j < indices.cols(); ++j)
                strengths(i, j) = indices(i, j) == std::int32_t(i) ? 0.0F : float(powers[j]);
        }
    });
    return strengths;
}

Matrix<float> newcomerStrengths(const Matrix<float>& distances, ThreadPool& pool, const std::stop_token& stop)
{
    Matrix<float> strengths(distances.rows(), distances.cols());
    forVertices(distances.rows(), pool, stop, [&](std::size_t begin, std::size_t end) {
        std::vector<double> scratch;
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = distances.row(i);
            const double sigma = std::max(bisectSigma(row, 0.0, scratch), kSmallestShare * meanOf(row));
            for (std::size_t j = 0; j < row.size(); ++j)
                scratch[j] = row[j] > 0.0F ? -double(row[j]) / sigma : 0.0;
            portableExp(scratch.data(), scratch.data(), scratch.size());
            for (std::size_t j = 0; j < row.size(); ++j)
                strengths(i, j) = float(scratch[j]);
        }
    });
    return strengths;
}

FuzzyGraph fuzzyUnion(const Matrix<std::int32_t>& indices, const Matrix<float>& strengths, ThreadPool& pool,
                      const std::stop_token& stop)
{
    Incoming in = incoming(indices, strengths, pool, stop);
    return graphOf(indices.rows(), pool, stop, [&](std::size_t i, const auto& use) {
        thread_local std::vector<Link> out;
        out.clear();
        forEdges(indices, strengths, i, [&](const Link& link) { out.push_back(link); });
        std::ranges::sort(out, {}, &Link::to);
        forUnion(out, in.of(i), use);
    });
}

FuzzyGraph fuzzyGraph(const Matrix<std::int32_t>& indices, const Matrix<float>& distances, ThreadPool& pool,
                      const std::stop_token& stop)
{
    const SmoothKnnDist smooth = smoothKnnDist(distances, pool, stop);
    return fuzzyUnion(indices, membershipStrengths(indices, distances, smooth, pool, stop), pool, stop);
}

FuzzyGraph withoutUnsampled(const FuzzyGraph& graph, int nEpochs, ThreadPool& pool, const std::stop_token& stop)
{
    if (graph.weight.empty())
        return graph;
    const float least = *std::max_element(graph.weight.begin(), graph.weight.end()) / float(std::max(nEpochs, 1));
    return graphOf(graph.vertexCount(), pool, stop, [&](std::size_t i, const auto& use) {
        for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
            if (graph.weight[e] >= least)
                use(Link{graph.column[e], graph.weight[e]});
        }
    });
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

std::vector<std::int32_t> connectedComponents(const FuzzyGraph& graph, const std::stop_token& stop)
{
    std::vector<std::int32_t> component(graph.vertexCount(), -1);
    std::vector<std::size_t> open;
    std::int32_t count = 0;
    std::size_t visited = 0;
    for (std::size_t first = 0; first < component.size(); ++first) {
        if (component[first] >= 0)
            continue;
        component[first] = count;
        open.push_back(first);
        while (!open.empty()) {
            const std::size_t i = open.back();
            open.pop_back();
            if (++visited % kRange == 0)
                throwIfStopped(stop);
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
