// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/table_order.h"

#include "core/base/path_text.h"
#include "core/base/progress.h"
#include "ui/table/natural_key.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace otozu
{

namespace
{

/// Sorts those that have a value and puts them before the rest.
/// @param first  the items by path.
/// @param keys   of the items.
template <typename Key, typename IsEmpty>
std::vector<int> sorted(const std::vector<int>& first, const std::vector<Key>& keys, IsEmpty isEmpty,
                        Qt::SortOrder direction)
{
    std::vector<int> order;
    order.reserve(first.size());
    std::ranges::copy_if(first, std::back_inserter(order), [&](int i) { return !isEmpty(keys[std::size_t(i)]); });
    const auto key = [&](int i) -> const Key& { return keys[std::size_t(i)]; };
    if (direction == Qt::AscendingOrder)
        std::ranges::stable_sort(order, std::ranges::less(), key);
    else
        std::ranges::stable_sort(order, std::ranges::greater(), key);
    std::ranges::copy_if(first, std::back_inserter(order), [&](int i) { return isEmpty(keys[std::size_t(i)]); });
    return order;
}

} // namespace

std::vector<int> pathRanks(const std::vector<TableItem>& items)
{
    // Items of one folder come after each other, mostly.
    std::vector<std::pair<std::string, std::string>> keys;
    keys.reserve(items.size());
    std::filesystem::path folder;
    std::string folderKey;
    for (const TableItem& item : items) {
        if (std::filesystem::path parent = item.record->path.parent_path(); parent.native() != folder.native()) {
            folder = std::move(parent);
            folderKey = naturalKey(textOfPath(folder));
        }
        keys.emplace_back(folderKey, naturalKey(textOfPath(item.record->path.filename())));
    }
    std::vector<int> order(items.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](int a, int b) {
        const int folders = keys[std::size_t(a)].first.compare(keys[std::size_t(b)].first);
        const int names = folders != 0 ? folders : keys[std::size_t(a)].second.compare(keys[std::size_t(b)].second);
        if (names != 0)
            return names < 0;
        return items[std::size_t(a)].record->path.native() < items[std::size_t(b)].record->path.native();
    });
    std::vector<int> ranks(items.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        ranks[std::size_t(order[i])] = int(i);
    return ranks;
}

std::vector<int> tableOrder(const std::vector<TableItem>& items, const std::vector<int>& ranks,
                            const TableContext& context, const TableColumn& column, Qt::SortOrder direction,
                            const std::stop_token& stop)
{
    std::vector<int> first(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        first[std::size_t(ranks[i])] = int(i);
    const auto keysOf = [&](auto key) {
        std::vector<decltype(key(items.front()))> keys;
        keys.reserve(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i % 1024 == 0)
                throwIfStopped(stop);
            keys.push_back(key(items[i]));
        }
        return keys;
    };
    if (column.isNumber()) {
        const auto keys = keysOf([&](const TableItem& item) { return column.number(item, context); });
        return sorted(
            first, keys, [](double value) { return std::isnan(value); }, direction);
    }
    const auto keys = keysOf([&](const TableItem& item) { return naturalKey(column.words(item, context)); });
    return sorted(
        first, keys, [](const std::string& key) { return key.empty(); }, direction);
}

} // namespace otozu
