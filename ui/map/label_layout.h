// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <vector>

namespace otozu
{

/// A name that wants to float over a place.
struct LabelWish {
    QPointF anchor; ///< Pixels: its middle would stand here.
    QSizeF size;
    int weight = 0; ///< The heavier gets its place first; of equals the first.
};

/// Where the labels stand, one rectangle a wish, null for those that found no free place. None overlaps another, all
/// lie inside the bounds. A label stands over its anchor or, where that is taken, a little above or below it.
[[nodiscard]] std::vector<QRectF> layoutLabels(const std::vector<LabelWish>& wishes, const QRectF& bounds);

} // namespace otozu
