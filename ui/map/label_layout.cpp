// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/label_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace otozu
{
namespace
{

/// A spot in half widths and line heights from the anchor.
struct Spot {
    double aside;
    double down;
};
constexpr std::array<Spot, 23> kSpots = {
    {{0.0, 0.0},   {0.0, -1.1}, {0.0, 1.1},   {0.0, -2.1}, {0.0, 2.1},   {0.0, -3.2}, {0.0, 3.2},  {1.25, 0.0},
     {-1.25, 0.0}, {0.8, -1.1}, {-0.8, -1.1}, {0.8, 1.1},  {-0.8, 1.1},  {1.8, 0.0},  {-1.8, 0.0}, {1.4, -1.1},
     {-1.4, -1.1}, {1.4, 1.1},  {-1.4, 1.1},  {1.0, -2.1}, {-1.0, -2.1}, {1.0, 2.1},  {-1.0, 2.1}}};
constexpr int kNearSpots = 3;  ///< On the anchor or the next line.
constexpr double kStay = 0.06; ///< So much better must another spot be, lest names hop while the view moves.

} // namespace

std::vector<LabelPlace> layoutLabels(const std::vector<LabelWish>& wishes, const QRectF& bounds, const LabelCost& cost)
{
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wishes[a].weight > wishes[b].weight; });
    std::vector<LabelPlace> places(wishes.size());
    std::vector<QRectF> taken;
    for (const std::size_t i : order) {
        const LabelWish& wish = wishes[i];
        if (wish.size.isEmpty())
            continue;
        double best = kNoLabel;
        for (int spot = 0; spot < int(kSpots.size()); ++spot) {
            const QPointF shift(kSpots[std::size_t(spot)].aside * 0.5 * wish.size.width(),
                                kSpots[std::size_t(spot)].down * wish.size.height());
            const double far = kLabelStep * std::hypot(shift.x(), shift.y()) / wish.size.height();
            const double least = far - (spot == wish.spot ? kStay : 0.0);
            if (least >= best)
                continue;
            QRectF rect({}, wish.size);
            rect.moveCenter(wish.anchor + shift);
            if (!bounds.contains(rect) ||
                std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(rect); }))
                continue;
            const double all = least + (cost ? cost(rect) : 0.0);
            if (all < best && (spot < kNearSpots || all < kNoFarLabel)) {
                best = all;
                places[i] = {rect, spot};
            }
        }
        if (places[i].spot >= 0)
            taken.push_back(places[i].rect);
    }
    return places;
}

} // namespace otozu
