// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/precision.h"

#include "core/base/progress.h"
#include "core/evaluation/agreement.h"
#include "core/evaluation/kd_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

namespace otozu
{
namespace
{

constexpr std::size_t kGrain = 64;

void check(const Matrix<float>& points, std::size_t labels, std::size_t packs, std::size_t k)
{
    if (k == 0)
        throw std::invalid_argument("k must be at least 1");
    if (labels != points.rows() || (packs != 0 && packs != points.rows()))
        throw std::invalid_argument("points, labels and packs differ in number");
    if (points.rows() > std::numeric_limits<std::int32_t>::max())
        throw std::invalid_argument("too many points");
    if (!std::ranges::all_of(points.values(), [](float value) { return std::isfinite(value); }))
        throw std::invalid_argument("points must be finite");
}

} // namespace

bool isLabelled(std::string_view label)
{
    return !label.empty() && label.front() != '_';
}

PrecisionResult precisionAtK(const Matrix<float>& points, std::span<const std::string> labels, std::size_t k,
                             ThreadPool& pool, std::span<const std::string> packs, const std::stop_token& stop)
{
    check(points, labels.size(), packs.size(), k);
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (isLabelled(labels[i]))
            rows.push_back(std::uint32_t(i));
    }
    const auto label = codesOfLabels(labels);
    const auto pack = codesOfLabels(packs);
    std::map<std::int32_t, std::size_t> packSizes;
    for (const std::uint32_t row : rows) {
        if (!pack.empty())
            ++packSizes[pack[row]];
    }

    const KdTree tree(points, rows);
    constexpr double kNone = -1.0; // a row without a candidate
    std::vector<double> shares(rows.size(), kNone);
    pool.forRanges(rows.size(), kGrain, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        KdTree::Found found;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t row = rows[i];
            if (!pack.empty() && packSizes.at(pack[row]) == rows.size())
                continue; // nobody else: do not search everything for it
            tree.nearest(
                row, k, [&](std::uint32_t other) { return pack.empty() || pack[other] != pack[row]; }, found);
            const auto hits = std::ranges::count_if(
                found, [&](const auto& neighbour) { return label[neighbour.second] == label[row]; });
            if (!found.empty())
                shares[i] = double(hits) / double(found.size());
        }
    });

    PrecisionResult result;
    std::map<std::string_view, LabelPrecision> byLabel;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (shares[i] == kNone)
            continue;
        auto& entry = byLabel[labels[rows[i]]];
        ++entry.rows;
        entry.precision += shares[i];
        ++result.rows;
        result.micro += shares[i];
    }
    for (auto& [name, entry] : byLabel) {
        entry.label = name;
        entry.precision /= double(entry.rows);
        result.macro += entry.precision;
        result.labels.push_back(entry);
    }
    if (result.rows > 0) {
        result.micro /= double(result.rows);
        result.macro /= double(result.labels.size());
    }
    return result;
}

} // namespace otozu
