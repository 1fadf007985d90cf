// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/dot_grid.h"
#include "core/raster/ground.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace otozu
{

/// Which part of the map is seen: the geometry between map units (y up) and logical pixels (y down). One scale for both
/// directions. A value.
class Viewport
{
public:
    Viewport() = default;
    /// All of the box in the middle, with some room around. A box without width or height counts as a small one.
    [[nodiscard]] static Viewport fitting(const Bounds& box, QSizeF size, double margin = 36.0);

    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] double scale() const { return m_scale; }    ///< Pixels per map unit.
    [[nodiscard]] QPointF centre() const { return m_centre; } ///< In map units.

    [[nodiscard]] QPointF toPixel(double x, double y) const;
    [[nodiscard]] QPointF toMap(QPointF pixel) const; ///< y up.
    /// The box that is seen.
    [[nodiscard]] Bounds visible() const;
    /// For drawing in device pixels.
    [[nodiscard]] PixelTransform transform(double devicePixelRatio) const;

    /// What is under the pixel stays there.
    [[nodiscard]] Viewport zoomedAt(QPointF pixel, double factor) const;
    [[nodiscard]] Viewport panned(QPointF pixels) const;
    /// The centre stays.
    [[nodiscard]] Viewport resized(QSizeF size) const;
    [[nodiscard]] Viewport centredAt(QPointF map) const;
    /// The scale between the two given, zooming about `anchor` (a pixel), and the centre inside the box.
    [[nodiscard]] Viewport limited(const Bounds& box, double leastScale, double mostScale, QPointF anchor) const;
    /// A glide from a to b, t in [0, 1]: the scale changes by equal factors.
    [[nodiscard]] static Viewport between(const Viewport& a, const Viewport& b, double t);

    friend bool operator==(const Viewport&, const Viewport&) = default;

private:
    QSizeF m_size{1.0, 1.0};
    double m_scale = 1.0;
    QPointF m_centre;
};

} // namespace otozu
