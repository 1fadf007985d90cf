// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/cluster_numbers.h"

#include <algorithm>
#include <numeric>

namespace otozu
{

std::vector<std::int32_t> numbersBySize(const std::vector<std::int32_t>& labels, std::size_t count)
{
    std::vector<std::size_t> sizes(count);
    std::vector<std::size_t> firsts(count, labels.size());
    for (std::size_t i = labels.size(); i-- > 0;) {
        ++sizes[std::size_t(labels[i])];
        firsts[std::size_t(labels[i])] = i;
    }
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : firsts[a] < firsts[b];
    });
    std::vector<std::int32_t> numbers(count);
    for (std::size_t rank = 0; rank < count; ++rank)
        numbers[order[rank]] = std::int32_t(rank);
    return numbers;
}

} // namespace otozu
