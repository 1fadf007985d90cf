// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace otozu
{

/// What turns a row's distances into membership strengths: exp(-(d - rho) / sigma).
struct SmoothKnnDist {
    std::vector<float> rho;   ///< Distance to the nearest neighbour that is not at 0; 0 if there is none.
    std::vector<float> sigma; ///< Such that the strengths of a row sum to log2(k); at least 1e-3 of the mean distance.
};

/// umap-learn's smooth_knn_dist with local connectivity 1: 64 bisections at most, to 1e-5 on the sum.
/// @param distances  (n, k), ascending, the row itself first.
[[nodiscard]] SmoothKnnDist smoothKnnDist(const Matrix<float>& distances, ThreadPool& pool,
                                          const std::stop_token& stop = {});

/// Directed strengths in [0, 1], shape and order of the neighbours; 0 for the row itself.
[[nodiscard]] Matrix<float> membershipStrengths(const Matrix<std::int32_t>& indices, const Matrix<float>& distances,
                                                const SmoothKnnDist& smooth, ThreadPool& pool,
                                                const std::stop_token& stop = {});

/// How strongly newcomers belong to known neighbours: exp(-d / sigma), as umap-learn's transform, where the local
/// connectivity is one less than among the rows of a map, so that not even the nearest is sure. Sigma is at least 1e-3
/// of the row's own mean distance (umap-learn: of that of all newcomers), so that no newcomer counts for another.
/// @param distances  (m, k), ascending, to known rows.
/// @return (m, k), in [0, 1]; 1 at distance 0.
[[nodiscard]] Matrix<float> newcomerStrengths(const Matrix<float>& distances, ThreadPool& pool,
                                              const std::stop_token& stop = {});

/// A symmetric weighted graph: compressed rows, columns ascending within a row, no loops, no zero weights.
struct FuzzyGraph {
    std::vector<std::size_t> rowStart; ///< n + 1 offsets into the two below.
    std::vector<std::int32_t> column;
    std::vector<float> weight; ///< In (0, 1].

    [[nodiscard]] std::size_t vertexCount() const { return rowStart.empty() ? 0 : rowStart.size() - 1; }
};

/// Fuzzy union of both directions: a + b - ab.
/// @param indices,strengths  (n, k)
[[nodiscard]] FuzzyGraph fuzzyUnion(const Matrix<std::int32_t>& indices, const Matrix<float>& strengths,
                                    ThreadPool& pool, const std::stop_token& stop = {});

/// All of the above. The same for every number of threads.
/// @throws Cancelled
/// Source: McInnes, Healy, Melville, arXiv 1802.03426, algorithms 2 and 3.
[[nodiscard]] FuzzyGraph fuzzyGraph(const Matrix<std::int32_t>& indices, const Matrix<float>& distances,
                                    ThreadPool& pool, const std::stop_token& stop = {});

/// Without the edges lighter than the heaviest / nEpochs: a layout of so many epochs would never sample them.
[[nodiscard]] FuzzyGraph withoutUnsampled(const FuzzyGraph& graph, int nEpochs, ThreadPool& pool,
                                          const std::stop_token& stop = {});

/// Epochs from one sample of an edge to its next: heaviest / weight, in the order of graph.weight.
[[nodiscard]] std::vector<double> epochsPerSample(const FuzzyGraph& graph);

/// For every vertex the number of its connected component; components are numbered by their first vertex.
[[nodiscard]] std::vector<std::int32_t> connectedComponents(const FuzzyGraph& graph, const std::stop_token& stop = {});

} // namespace otozu
