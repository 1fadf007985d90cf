// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/neighbours/projection_forest.h"

#include "core/base/instruction_set.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/neighbours/search_kernel.h"

#include <algorithm>
#include <numeric>

namespace otozu
{
namespace
{

constexpr std::size_t kPairs = 8; // looked at for one direction
constexpr std::size_t kBatch = 65536;

/// Rows of a tree that are still together.
struct Node {
    std::size_t tree;
    std::size_t firstLeaf;
    std::size_t lastLeaf; // exclusive
};

std::size_t middleOf(const Node& node)
{
    return (node.firstLeaf + node.lastLeaf) / 2;
}

struct Scratch {
    std::vector<float> direction;
    std::vector<float> along;
    std::vector<float> sorted;
    std::vector<std::uint32_t> right;
};

/// From one of the rows to a far one.
void chooseDirection(const PaddedRows& rows, const std::uint32_t* members, std::size_t count, Random& random,
                     std::vector<float>& direction)
{
    std::uint32_t from = members[random.below(count)];
    std::uint32_t to = from;
    float farthest = -1.0F;
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
        const std::uint32_t a = members[random.below(count)];
        const std::uint32_t b = members[random.below(count)];
        float apart = 0.0F;
        OTOZU_DISPATCH(squaredDifferences, rows.row(a), rows.values.data(), rows.stride, &b, 1, &apart);
        if (apart > farthest) {
            farthest = apart;
            from = a;
            to = b;
        }
    }
    direction.resize(rows.stride);
    for (std::size_t i = 0; i < rows.stride; ++i)
        direction[i] = rows.row(to)[i] - rows.row(from)[i];
}

/// Brings the rows of the nearer part, so many, before the others; both keep their order.
void split(const PaddedRows& rows, std::uint32_t* members, std::size_t count, std::size_t nearer, Random& random,
           Scratch& own, const std::stop_token& stop)
{
    chooseDirection(rows, members, count, random, own.direction);
    own.along.resize(count);
    for (std::size_t begin = 0; begin < count; begin += kBatch) {
        throwIfStopped(stop);
        OTOZU_DISPATCH(projections, own.direction.data(), rows.values.data(), rows.stride, members + begin,
                       std::min(kBatch, count - begin), own.along.data() + begin);
    }
    own.sorted.assign(own.along.begin(), own.along.begin() + std::ptrdiff_t(count));
    const auto border = own.sorted.begin() + std::ptrdiff_t(nearer);
    std::nth_element(own.sorted.begin(), border, own.sorted.begin() + std::ptrdiff_t(count));
    const float at = *border;
    std::size_t ties = nearer - std::size_t(std::count_if(own.sorted.begin(), border, [&](float v) { return v < at; }));
    own.right.resize(count);
    std::size_t left = 0;
    std::size_t right = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t member = members[i];
        const bool tie = own.along[i] == at && ties > 0;
        const bool toLeft = own.along[i] < at || tie;
        ties -= std::size_t(tie);
        members[left] = member; // at or before i, so nothing is lost
        own.right[right] = member;
        left += std::size_t(toLeft);
        right += std::size_t(!toLeft);
    }
    std::copy_n(own.right.begin(), right, members + left);
}

} // namespace

ProjectionForest projectionForest(const PaddedRows& rows, std::size_t mostInLeaf, std::size_t trees, std::uint64_t seed,
                                  ThreadPool& pool, const std::stop_token& stop,
                                  const std::function<void(int worker, std::size_t rows)>& done)
{
    ProjectionForest forest;
    forest.leaves = (rows.count + mostInLeaf - 1) / mostInLeaf;
    forest.trees.resize(trees);
    std::vector<Node> level;
    for (std::size_t tree = 0; tree < trees; ++tree) {
        forest.trees[tree].resize(rows.count);
        std::iota(forest.trees[tree].begin(), forest.trees[tree].end(), 0U);
        level.push_back({tree, 0, forest.leaves});
    }
    std::vector<Scratch> scratch(std::size_t(pool.threadCount()));
    const auto beginOf = [&](std::size_t leaf) { return leaf * rows.count / forest.leaves; };
    while (!level.empty()) { // all trees at once, so that there is work for many
        std::erase_if(level, [](const Node& node) { return node.lastLeaf - node.firstLeaf < 2; });
        pool.forRanges(level.size(), 1, [&](std::size_t at, std::size_t, int worker) {
            const Node& node = level[at];
            const std::size_t begin = beginOf(node.firstLeaf);
            const std::size_t end = beginOf(node.lastLeaf);
            Random random(seed + node.tree, (std::uint64_t(node.firstLeaf) << 32) | node.lastLeaf);
            split(rows, forest.trees[node.tree].data() + begin, end - begin, beginOf(middleOf(node)) - begin, random,
                  scratch[std::size_t(worker)], stop);
            done(worker, end - begin);
        });
        std::vector<Node> next;
        next.reserve(2 * level.size());
        for (const Node& node : level) {
            next.push_back({node.tree, node.firstLeaf, middleOf(node)});
            next.push_back({node.tree, middleOf(node), node.lastLeaf});
        }
        level = std::move(next);
    }
    return forest;
}

} // namespace otozu
