// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/label_layout.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace otozu
{

std::vector<QRectF> layoutLabels(const std::vector<LabelWish>& wishes, const QRectF& bounds)
{
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wishes[a].weight > wishes[b].weight; });
    std::vector<QRectF> places(wishes.size());
    std::vector<QRectF> taken;
    for (const std::size_t i : order) {
        const LabelWish& wish = wishes[i];
        if (wish.size.isEmpty())
            continue;
        for (const double shift : std::array{0.0, -1.1, 1.1, -2.1, 2.1}) {
            QRectF place({}, wish.size);
            place.moveCenter(wish.anchor + QPointF(0.0, shift * wish.size.height()));
            const bool free =
                bounds.contains(place) &&
                std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(place); });
            if (free) {
                places[i] = place;
                taken.push_back(place);
                break;
            }
        }
    }
    return places;
}

} // namespace otozu
