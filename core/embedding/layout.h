// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/embedding/find_ab.h"
#include "core/embedding/fuzzy_graph.h"

#include <cstdint>
#include <memory>
#include <stop_token>

namespace otozu
{

/// The map's layout: attraction along the edges, repulsion from random vertices, as umap-learn's, but an epoch at a
/// time. All positions stand still while an epoch's forces are summed; then every vertex makes one Adam step (rates
/// 0.5 and 0.9, step 1 falling linearly to 0). An edge is sampled in as many epochs as its weight says, both its ends
/// in the same ones, and pulls both with equal and opposite force; each sample also pushes each end away from
/// 5 random vertices.
///
/// So 16 edges at a time fill the lanes whichever they are, and every vertex sums its own forces in one order: the
/// same bytes for every number of threads and instruction set. Inside, vertices are numbered along a curve through
/// their starts, so that what an edge needs is near in memory. Random vertices are read 16 at a time from a shuffled
/// copy of the positions; which, depends on the seed, the epoch and the place in the graph alone.
/// Sources: McInnes, Healy, Melville, arXiv 1802.03426 (forces); Kingma, Ba, "Adam", arXiv 1412.6980.
class Layout
{
public:
    static constexpr int kNegativeSamples = 5;

    /// @param start  (n, 2), finite.
    /// @param graph  n vertices, symmetric.
    /// @param pool   must outlive this object.
    /// @param firstEpoch  in [0, nEpochs]; the ones before are left out, as if `start` were their outcome.
    /// @throws Cancelled
    Layout(const Matrix<float>& start, const FuzzyGraph& graph, const CurveParameters& curve, int nEpochs,
           std::uint64_t seed, ThreadPool& pool, const std::stop_token& stop = {}, int firstEpoch = 0);
    ~Layout();
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;

    [[nodiscard]] int epoch() const;
    [[nodiscard]] int epochCount() const;
    /// Runs at most so many epochs. A run in parts equals a whole one.
    /// @throws Cancelled  within an epoch; the layout is of no use then.
    void advance(int epochs, const std::stop_token& stop = {});
    /// (n, 2), finite.
    [[nodiscard]] Matrix<float> positions() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace otozu
