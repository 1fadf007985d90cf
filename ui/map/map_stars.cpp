// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_stars.h"

#include "core/raster/palette.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace otozu
{
namespace
{

constexpr double kRim = 1.2;
constexpr double kHalo = 1.6; ///< Around the rim, in the colour of the ground.

struct StarColours {
    QRgb fill;
    QRgb rim;
};

StarColours starColours(bool dark)
{
    return dark ? StarColours{0xFFFFD43B, 0xFF3A2A00} : StarColours{0xFFFFB400, 0xFF4A3200};
}

/// From the middle to a tip.
double sizeOf(double radius)
{
    return std::clamp(1.2 * radius, 6.5, 9.0);
}

QPointF offsetOf(double radius)
{
    const double way = 0.75 * std::max(0.0, radius - 1.5);
    return {-way, -way};
}

QPolygonF starOf(double size)
{
    QPolygonF shape;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5);
        const double length = i % 2 == 0 ? size : 0.48 * size;
        shape << QPointF(length * std::cos(angle), length * std::sin(angle));
    }
    return shape;
}

} // namespace

void MapStars::draw(double size, double ratio, bool dark)
{
    if (m_size == size && m_picture.devicePixelRatio() == ratio && m_dark == dark)
        return;
    m_size = size;
    m_dark = dark;
    const int side = 2 * int(std::ceil((size + kRim + kHalo) * ratio));
    m_picture = QPixmap(side, side);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(0.5 * side / ratio, 0.5 * side / ratio);
    const QPolygonF star = starOf(size);
    const StarColours colours = starColours(dark);
    const auto line = [&](QRgb colour, double width) {
        painter.setPen(QPen(QColor::fromRgba(colour), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolygon(star);
    };
    line(mapTheme(dark).background, 2.0 * (kRim + kHalo) - 1.0);
    painter.setBrush(QColor::fromRgba(colours.fill));
    line(colours.rim, kRim);
}

void MapStars::paint(QPainter& painter, std::span<const QPointF> places, const Viewport& view, double radius, bool dark)
{
    m_painted = 0;
    if (places.empty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const double size = sizeOf(radius);
    draw(size, ratio, dark);
    const double half = 0.5 * m_picture.width() / ratio;
    const QPointF offset = offsetOf(radius);
    // Cells hang on the map, not on the window.
    const double cell = 1.2 * size;
    const QPointF origin = view.toPixel(0.0, 0.0);
    const double left = std::floor((-half - origin.x()) / cell);
    const double top = std::floor((-half - origin.y()) / cell);
    const auto columns = std::size_t(std::ceil((view.size().width() + 2.0 * half) / cell)) + 2;
    const auto rows = std::size_t(std::ceil((view.size().height() + 2.0 * half) / cell)) + 2;
    m_taken.assign(columns * rows, 0);
    const QRectF seen = QRectF(QPointF(), view.size()).adjusted(-half, -half, half, half);
    for (const QPointF& place : places) {
        const QPointF at = view.toPixel(place.x(), place.y()) + offset;
        if (!seen.contains(at))
            continue;
        const auto column = std::size_t(std::floor((at.x() - origin.x()) / cell) - left);
        const auto row = std::size_t(std::floor((at.y() - origin.y()) / cell) - top);
        if (column >= columns || row >= rows)
            continue;
        char& taken = m_taken[row * columns + column];
        if (taken != 0)
            continue;
        taken = 1;
        ++m_painted;
        // On whole device pixels: that is quick, and sharp.
        painter.drawPixmap(
            QPointF(std::round((at.x() - half) * ratio) / ratio, std::round((at.y() - half) * ratio) / ratio),
            m_picture);
    }
}

void MapStars::paintOne(QPainter& painter, QPointF at, double radius, bool dark)
{
    draw(sizeOf(radius), painter.device()->devicePixelRatioF(), dark);
    const double half = 0.5 * m_picture.width() / m_picture.devicePixelRatio();
    painter.drawPixmap(at + offsetOf(radius) - QPointF(half, half), m_picture);
}

} // namespace otozu
