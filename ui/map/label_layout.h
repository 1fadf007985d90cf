// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <functional>
#include <vector>

namespace otozu
{

/// A name that wants to float over a place.
struct LabelWish {
    QPointF anchor; ///< Pixels: its middle would stand here.
    QSizeF size;
    int weight = 0; ///< The heavier gets its place first; of equals the first.
    int spot = -1;  ///< The spot where it stood before, which it leaves only for a clearly better one; -1: none.
};

struct LabelPlace {
    QRectF rect;   ///< Null where the label found no place.
    int spot = -1; ///< Which of the spots around the anchor it is.
};

/// What it costs to stand there; 0 where the ground is free.
using LabelCost = std::function<double(const QRectF& place)>;
/// From here on, with the distance, nothing may stand.
inline constexpr double kNoLabel = 0.9;
/// And from here on nothing farther than the next line: over others' dots a name far off would mislead.
inline constexpr double kNoFarLabel = 0.4;
/// What a line height away from the anchor costs.
inline constexpr double kLabelStep = 0.08;

/// Where the labels stand, one place a wish. None overlaps another, all lie inside the bounds. A label stands over its
/// anchor or on one of some spots around it, at most 3.2 line heights above or below and a width aside: where distance
/// and cost are least together.
[[nodiscard]] std::vector<LabelPlace> layoutLabels(const std::vector<LabelWish>& wishes, const QRectF& bounds,
                                                   const LabelCost& cost = {});

} // namespace otozu
