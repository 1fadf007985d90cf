// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/embedding/reference_layout.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace otozu::test
{

Matrix<float> referenceLayout(const Matrix<float>& start, const FuzzyGraph& graph, const CurveParameters& curve,
                              int nEpochs, std::uint64_t seed)
{
    const auto clip = [](double value) { return std::clamp(value, -4.0, 4.0); };
    const std::vector<double> epochs = epochsPerSample(graph);
    std::vector<double> next = epochs;
    Matrix<float> map = start;
    Random random(seed);
    const auto [a, b] = curve;
    for (int epoch = 0; epoch < nEpochs; ++epoch) {
        const double alpha = 1.0 - double(epoch) / nEpochs;
        for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
            for (std::size_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
                if (next[e] > epoch)
                    continue;
                next[e] += epochs[e];
                const auto head = map.row(i);
                const auto tail = map.row(std::size_t(graph.column[e]));
                const double near = std::pow(head[0] - tail[0], 2) + std::pow(head[1] - tail[1], 2);
                const double pull =
                    near > 0.0 ? -2.0 * a * b * std::pow(near, b - 1.0) / (1.0 + a * std::pow(near, b)) : 0.0;
                for (std::size_t axis = 0; axis < 2; ++axis) {
                    const double move = alpha * clip(pull * (head[axis] - tail[axis]));
                    head[axis] = float(head[axis] + move);
                    tail[axis] = float(tail[axis] - move);
                }
                for (int sample = 0; sample < 5; ++sample) {
                    const auto other = map.row(random.below(graph.vertexCount()));
                    const double far = std::pow(head[0] - other[0], 2) + std::pow(head[1] - other[1], 2);
                    if (far == 0.0)
                        continue;
                    const double push = 2.0 * b / ((0.001 + far) * (1.0 + a * std::pow(far, b)));
                    for (std::size_t axis = 0; axis < 2; ++axis)
                        head[axis] = float(head[axis] + alpha * clip(push * (head[axis] - other[axis])));
                }
            }
        }
    }
    return map;
}

} // namespace otozu::test
