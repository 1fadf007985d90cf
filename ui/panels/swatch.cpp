// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/swatch.h"

#include "core/raster/palette.h"

#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace otozu
{

QColor mapQColor(int colourIndex, bool dark)
{
    return QColor::fromRgba(mapColour(colourIndex, dark));
}

QPainterPath symbolPath(int symbol, const QRectF& rect)
{
    const QPointF c = rect.center();
    const qreal r = std::min(rect.width(), rect.height()) / 2.0;
    QPainterPath path;
    const auto polygon = [&](int corners, qreal start, qreal outer, qreal inner) {
        QPolygonF points;
        for (int i = 0; i < corners; ++i) {
            const qreal angle = start + 2.0 * std::numbers::pi * i / corners;
            const qreal length = i % 2 == 0 ? outer : inner;
            points << c + QPointF(std::cos(angle), std::sin(angle)) * length;
        }
        path.addPolygon(points);
        path.closeSubpath();
    };
    constexpr qreal kUp = -std::numbers::pi / 2.0;
    switch (Symbol(symbol)) {
    case Symbol::Disc:
        path.addEllipse(c, r * 0.92, r * 0.92);
        break;
    case Symbol::Square:
        path.addRect(QRectF(c.x() - r * 0.82, c.y() - r * 0.82, r * 1.64, r * 1.64));
        break;
    case Symbol::Triangle:
        polygon(3, kUp, r, r);
        path.translate(0.0, r * 0.15);
        break;
    case Symbol::Diamond:
        polygon(4, kUp, r, r);
        break;
    case Symbol::Cross: {
        const qreal w = r * 0.34;
        path.addRect(QRectF(c.x() - w, c.y() - r, 2 * w, 2 * r));
        QPainterPath across;
        across.addRect(QRectF(c.x() - r, c.y() - w, 2 * r, 2 * w));
        path = path.united(across);
        break;
    }
    case Symbol::Star:
        polygon(10, kUp, r * 1.05, r * 0.45);
        break;
    case Symbol::Ring: {
        path.addEllipse(c, r * 0.92, r * 0.92);
        QPainterPath hole;
        hole.addEllipse(c, r * 0.45, r * 0.45);
        path = path.subtracted(hole);
        break;
    }
    }
    return path;
}

} // namespace otozu
