// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/transform.h"

#include "core/base/instruction_set.h"
#include "core/base/random.h"
#include "core/embedding/find_ab.h"
#include "core/embedding/fuzzy_graph.h"
#include "core/embedding/layout.h"
#include "core/embedding/settle_kernel.h"
#include "core/neighbours/distance.h"
#include "core/neighbours/nearest_neighbors.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace otozu
{
namespace
{

constexpr int kLeastEpochs = 30;
constexpr int kMostEpochs = 100;
constexpr int kPushGroups = 2;
constexpr float kFirstStep = 0.1F;
// As in a layout, where an edge pulls both its ends. umap-learn's transform pulls once; measured here, that leaves
// newcomers less trustworthy by 0.001 to 0.01 for the same steps.
constexpr float kPull = 2.0F;

std::uint64_t hashOf(std::span<const float> row)
{
    std::uint64_t hash = row.size();
    for (const float value : row)
        hash = Random(hash ^ std::bit_cast<std::uint32_t>(value)).next();
    return hash;
}

/// The known places in random order, the first ones again in the end, so that a group of them stands anywhere.
class Crowd
{
public:
    Crowd(const Matrix<float>& places, std::uint64_t seed) : m_count(places.rows())
    {
        std::vector<std::size_t> order(m_count);
        for (std::size_t i = 0; i < m_count; ++i)
            order[i] = i;
        Random random(seed);
        for (std::size_t i = m_count; i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        for (std::size_t i = 0; i < m_count + kSettleGroup - 1; ++i) {
            m_x.push_back(places(order[i % m_count], 0));
            m_y.push_back(places(order[i % m_count], 1));
        }
    }

    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] const float* x() const { return m_x.data(); }
    [[nodiscard]] const float* y() const { return m_y.data(); }

private:
    std::size_t m_count;
    std::vector<float> m_x, m_y;
};

/// Places one newcomer after the other. One object a worker.
class Settler
{
public:
    Settler(const Matrix<float>& places, const Crowd& crowd, const UmapOptions& options, const CurveParameters& curve)
        : m_places(places), m_crowd(crowd), m_seed(options.seed)
    {
        m_rule.a = float(curve.a);
        m_rule.b = float(curve.b);
        m_rule.step = kFirstStep;
        m_rule.nEpochs = std::clamp(options.nEpochs / 3, kLeastEpochs, kMostEpochs);
        m_rule.pushX = crowd.x();
        m_rule.pushY = crowd.y();
        m_rule.pushGroups = kPushGroups;
        m_offsets.resize(std::size_t(m_rule.nEpochs) * kPushGroups);
    }

    /// @param strengths  as many as neighbours, not all 0.
    void settle(std::span<const float> row, std::span<const std::int32_t> neighbours, std::span<const float> strengths,
                std::span<float> place)
    {
        const std::size_t padded = (neighbours.size() + kSettleGroup - 1) / kSettleGroup * kSettleGroup;
        m_x.assign(padded, m_places(std::size_t(neighbours[0]), 0));
        m_y.assign(padded, m_places(std::size_t(neighbours[0]), 1));
        m_strength.assign(padded, 0.0F);
        double sum = 0.0;
        double x = 0.0;
        double y = 0.0;
        for (std::size_t j = 0; j < neighbours.size(); ++j) {
            m_x[j] = m_places(std::size_t(neighbours[j]), 0);
            m_y[j] = m_places(std::size_t(neighbours[j]), 1);
            m_strength[j] = strengths[j] / strengths[0];
            sum += double(m_strength[j]);
            x += double(m_strength[j]) * double(m_x[j]);
            y += double(m_strength[j]) * double(m_y[j]);
        }
        place[0] = float(x / sum);
        place[1] = float(y / sum);
        for (float& strength : m_strength)
            strength *= kPull;

        Random random(m_seed, hashOf(row));
        for (std::uint32_t& offset : m_offsets)
            offset = std::uint32_t(random.below(m_crowd.count()));
        m_rule.pullX = m_x.data();
        m_rule.pullY = m_y.data();
        m_rule.strength = m_strength.data();
        m_rule.pulls = padded;
        m_rule.offsets = m_offsets.data();
        m_rule.pushStrength = float(double(Layout::kNegativeSamples) * sum / double(kPushGroups * kSettleGroup));
        OTOZU_DISPATCH(settle, m_rule, place.data());
    }

private:
    const Matrix<float>& m_places;
    const Crowd& m_crowd;
    std::uint64_t m_seed;
    SettleRule m_rule{};
    std::vector<float> m_x, m_y, m_strength;
    std::vector<std::uint32_t> m_offsets;
};

} // namespace

Matrix<float> transform(const Matrix<float>& known, const Matrix<float>& places, const Matrix<float>& newcomers,
                        const UmapOptions& options, ThreadPool& pool, const std::stop_token& stop,
                        const ProgressFn& report)
{
    checkUmap(options);
    if (known.rows() == 0 || places.rows() != known.rows() || places.cols() != 2)
        throw std::invalid_argument("transform: every known row needs a place, and there must be one");
    requireUsable(places.values(), Metric::Euclidean);
    if (newcomers.rows() == 0)
        return Matrix<float>(0, 2);
    const CurveParameters curve = findAb(options.minDist, options.spread);
    const Neighbors near = nearestAmong(known, newcomers, options.metric, options.nNeighbors, pool, stop, report);
    const Matrix<float> strengths = newcomerStrengths(near.distances, pool, stop);
    const Crowd crowd(places, options.seed);
    std::vector<Settler> settlers(std::size_t(pool.threadCount()), Settler(places, crowd, options, curve));
    Matrix<float> result(newcomers.rows(), 2);
    pool.forRanges(newcomers.rows(), 64, [&](std::size_t begin, std::size_t end, int worker) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i) {
            // At distance 0 it is known already; and where even the nearest is too far for a strength, there it goes.
            if (near.distances(i, 0) == 0.0F || strengths(i, 0) == 0.0F)
                std::ranges::copy(places.row(std::size_t(near.indices(i, 0))), result.row(i).begin());
            else
                settlers[std::size_t(worker)].settle(newcomers.row(i), near.indices.row(i), strengths.row(i),
                                                     result.row(i));
        }
    });
    return result;
}

} // namespace otozu
