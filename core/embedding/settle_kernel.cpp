// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/settle_kernel.h"

#include "core/embedding/layout_forces.h"

namespace otozu::OTOZU_KERNELS
{

void settle(const SettleRule& rule, float* place)
{
    const float pull = -2.0F * rule.a * rule.b;
    const float push = 2.0F * rule.b;
    const std::uint32_t* offsets = rule.offsets;
    for (int epoch = 0; epoch < rule.nEpochs; ++epoch, offsets += rule.pushGroups) {
        const Floats x = all(place[0]);
        const Floats y = all(place[1]);
        float sumsX[kSettleGroup]; // of each place in a group: the same for every width of the registers
        float sumsY[kSettleGroup];
        for (std::size_t lane = 0; lane < kSettleGroup; lane += kLanes) {
            Floats forceX{};
            Floats forceY{};
            for (std::size_t i = lane; i < rule.pulls; i += kSettleGroup) {
                const Floats dx = x - load(rule.pullX + i);
                const Floats dy = y - load(rule.pullY + i);
                const Floats toward = attraction(dx, dy, pull, rule.a, rule.b);
                forceX += load(rule.strength + i) * clipped(toward * dx);
                forceY += load(rule.strength + i) * clipped(toward * dy);
            }
            Floats pushedX{};
            Floats pushedY{};
            for (int group = 0; group < rule.pushGroups; ++group) {
                const Floats dx = x - load(rule.pushX + offsets[group] + lane);
                const Floats dy = y - load(rule.pushY + offsets[group] + lane);
                const Floats away = repulsion(dx, dy, push, rule.a, rule.b);
                pushedX += clipped(away * dx);
                pushedY += clipped(away * dy);
            }
            store(sumsX + lane, forceX + pushedX * rule.pushStrength);
            store(sumsY + lane, forceY + pushedY * rule.pushStrength);
        }
        float forceX = 0.0F;
        float forceY = 0.0F;
        for (std::size_t lane = 0; lane < kSettleGroup; ++lane) {
            forceX += sumsX[lane];
            forceY += sumsY[lane];
        }
        const float step = rule.step * (1.0F - float(epoch) / float(rule.nEpochs));
        place[0] += step * forceX;
        place[1] += step * forceY;
    }
}

} // namespace otozu::OTOZU_KERNELS
