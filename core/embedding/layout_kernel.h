// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>
#include <cstdint>

namespace otozu
{

/// Edges are taken so many at a time, whatever the registers; arrays of edges are padded to a multiple.
constexpr std::size_t kEdgeGroup = 16;

/// One end of an edge, as the vertex at that end sees it. Room for kEdgeGroup more in the end.
struct HalfEdges {
    const std::int32_t* head;   ///< That vertex; ascending.
    const std::int32_t* tail;   ///< The other.
    const std::uint32_t* rate;  ///< Share of the epochs in which the edge is sampled, times 2^32.
    const std::uint32_t* phase; ///< The same at both ends.
};

/// Forces of sampled edges; count values each, then room for kEdgeGroup more.
struct SampledEdges {
    std::size_t count;
    std::int32_t* head;
    std::int32_t* tail;
    float* headX;
    float* headY;
    float* tailX; ///< Afterwards the force on the head.
    float* tailY;
};

struct ForceRule {
    float a;
    float b;
    const float* positions; ///< x, y of every vertex.
    const float* shuffledX; ///< Of the vertices in random order, the first 15 again in the end.
    const float* shuffledY;
    const std::uint32_t* offsets; ///< Into these: kNegativeSamples for every group of edges.
    int negativeSamples;
};

struct AdamRule {
    float step; ///< With the corrections for the moments' start at 0.
    float beta1;
    float beta2;
    float epsilon;
};

OTOZU_DECLARE_KERNELS(
    /// Half edges [begin, end) that are sampled in this epoch, in order.
    std::size_t takeSampled(const HalfEdges& edges, std::size_t begin, std::size_t end, std::uint32_t epoch,
                            const SampledEdges& out);
    void sumForces(const ForceRule& rule, const SampledEdges& edges);
    /// One step of `count` coordinates along their forces.
    void adamStep(const AdamRule& rule, const float* force, float* mean, float* square, const float* from, float* to,
                  std::size_t count);)

} // namespace otozu
