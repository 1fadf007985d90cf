// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/viewport.h"

#include <algorithm>
#include <cmath>

namespace otozu
{

Viewport Viewport::fitting(const Bounds& box, QSizeF size, double margin)
{
    Viewport view;
    view.m_size = size.expandedTo({1.0, 1.0});
    if (box.isEmpty())
        return view;
    view.m_centre = {0.5 * (double(box.lowX) + double(box.highX)), 0.5 * (double(box.lowY) + double(box.highY))};
    const double least = std::max(1e-3 * std::max(double(box.width()), double(box.height())), 1e-3);
    const auto room = [margin](double pixels) { return std::max(pixels - 2.0 * margin, 0.5 * pixels); };
    view.m_scale = std::min(room(view.m_size.width()) / std::max(double(box.width()), least),
                            room(view.m_size.height()) / std::max(double(box.height()), least));
    return view;
}

QPointF Viewport::toPixel(double x, double y) const
{
    return {0.5 * m_size.width() + (x - m_centre.x()) * m_scale, 0.5 * m_size.height() - (y - m_centre.y()) * m_scale};
}

QPointF Viewport::toMap(QPointF pixel) const
{
    return {m_centre.x() + (pixel.x() - 0.5 * m_size.width()) / m_scale,
            m_centre.y() - (pixel.y() - 0.5 * m_size.height()) / m_scale};
}

Bounds Viewport::visible() const
{
    const QPointF low = toMap({0.0, m_size.height()});
    const QPointF high = toMap({m_size.width(), 0.0});
    return {float(low.x()), float(low.y()), float(high.x()), float(high.y())};
}

PixelTransform Viewport::transform(double devicePixelRatio) const
{
    const QPointF origin = toPixel(0.0, 0.0) * devicePixelRatio;
    const double scale = m_scale * devicePixelRatio;
    return {scale, -scale, origin.x(), origin.y()};
}

Viewport Viewport::zoomedAt(QPointF pixel, double factor) const
{
    const QPointF fixed = toMap(pixel);
    Viewport view = *this;
    view.m_scale *= factor;
    view.m_centre += fixed - view.toMap(pixel);
    return view;
}

Viewport Viewport::panned(QPointF pixels) const
{
    Viewport view = *this;
    view.m_centre -= QPointF(pixels.x(), -pixels.y()) / m_scale;
    return view;
}

Viewport Viewport::resized(QSizeF size) const
{
    Viewport view = *this;
    view.m_size = size.expandedTo({1.0, 1.0});
    return view;
}

Viewport Viewport::centredAt(QPointF map) const
{
    Viewport view = *this;
    view.m_centre = map;
    return view;
}

Viewport Viewport::limited(const Bounds& box, double leastScale, double mostScale, QPointF anchor) const
{
    Viewport view = *this;
    const double wanted = std::clamp(m_scale, leastScale, std::max(leastScale, mostScale));
    if (wanted != m_scale)
        view = zoomedAt(anchor, wanted / m_scale);
    if (!box.isEmpty()) {
        view.m_centre.setX(std::clamp(view.m_centre.x(), double(box.lowX), double(box.highX)));
        view.m_centre.setY(std::clamp(view.m_centre.y(), double(box.lowY), double(box.highY)));
    }
    return view;
}

Viewport Viewport::between(const Viewport& a, const Viewport& b, double t)
{
    if (t <= 0.0)
        return a;
    if (t >= 1.0)
        return b;
    Viewport view = b;
    view.m_scale = a.m_scale * std::pow(b.m_scale / a.m_scale, t);
    // The centre goes with the size of what is seen, so that the target grows towards one on a straight line.
    const double from = 1.0 / a.m_scale;
    const double to = 1.0 / b.m_scale;
    const double share = std::abs(to - from) > 1e-9 * from ? (1.0 / view.m_scale - from) / (to - from) : t;
    view.m_centre = a.m_centre + share * (b.m_centre - a.m_centre);
    return view;
}

} // namespace otozu
