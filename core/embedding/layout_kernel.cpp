// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/layout_kernel.h"

#include "core/embedding/layout_forces.h"

namespace otozu::OTOZU_KERNELS
{

std::size_t takeSampled(const HalfEdges& edges, std::size_t begin, std::size_t end, std::uint32_t epoch,
                        const SampledEdges& out)
{
    std::size_t count = 0;
    for (std::size_t at = begin; at < end; at += kLanes) {
        // The phase runs round once for every sample: it is due in the epoch in which it passes 0.
        const Words rate = load(edges.rate + at);
        const Words phase = rate * epoch + load(edges.phase + at);
        unsigned bits = bitsOf(reinterpret_cast<Ints>(phase < rate));
        if (end - at < kLanes)
            bits &= (1U << (end - at)) - 1U;
        storePacked(out.head + count, edges.head + at, bits);
        storePacked(out.tail + count, edges.tail + at, bits);
        count += std::size_t(__builtin_popcount(bits));
    }
    return count;
}

void sumForces(const ForceRule& rule, const SampledEdges& edges)
{
    for (std::size_t i = 0; i < edges.count; ++i) {
        const float* head = rule.positions + 2 * edges.head[i];
        const float* tail = rule.positions + 2 * edges.tail[i];
        edges.headX[i] = head[0];
        edges.headY[i] = head[1];
        edges.tailX[i] = tail[0];
        edges.tailY[i] = tail[1];
    }
    const std::size_t padded = (edges.count + kEdgeGroup - 1) / kEdgeGroup * kEdgeGroup;
    for (std::size_t i = edges.count; i < padded; ++i)
        edges.headX[i] = edges.headY[i] = edges.tailX[i] = edges.tailY[i] = 0.0F;

    const float pull = -2.0F * rule.a * rule.b;
    const float push = 2.0F * rule.b;
    const std::uint32_t* offsets = rule.offsets;
    for (std::size_t i = 0; i < padded; i += kEdgeGroup, offsets += rule.negativeSamples) {
        for (std::size_t lane = 0; lane < kEdgeGroup; lane += kLanes) {
            const Floats x = load(edges.headX + i + lane);
            const Floats y = load(edges.headY + i + lane);
            Floats dx = x - load(edges.tailX + i + lane);
            Floats dy = y - load(edges.tailY + i + lane);
            // Twice: an edge has two directions, and each pulls both its ends.
            const Floats strength = attraction(dx, dy, pull, rule.a, rule.b);
            Floats forceX = 2.0F * clipped(strength * dx);
            Floats forceY = 2.0F * clipped(strength * dy);
            for (int sample = 0; sample < rule.negativeSamples; ++sample) {
                dx = x - load(rule.shuffledX + offsets[sample] + lane);
                dy = y - load(rule.shuffledY + offsets[sample] + lane);
                const Floats away = repulsion(dx, dy, push, rule.a, rule.b);
                forceX += clipped(away * dx);
                forceY += clipped(away * dy);
            }
            store(edges.tailX + i + lane, forceX);
            store(edges.tailY + i + lane, forceY);
        }
    }
}

void adamStep(const AdamRule& rule, const float* force, float* mean, float* square, const float* from, float* to,
              std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        mean[i] = rule.beta1 * mean[i] + (1.0F - rule.beta1) * force[i];
        square[i] = rule.beta2 * square[i] + (1.0F - rule.beta2) * (force[i] * force[i]);
        to[i] = from[i] + rule.step * mean[i] / (__builtin_sqrtf(square[i]) + rule.epsilon);
    }
}

} // namespace otozu::OTOZU_KERNELS
