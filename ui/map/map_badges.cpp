// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_badges.h"

#include "core/raster/palette.h"

#include <QFont>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr std::size_t kMost = 400; ///< More would say nothing, and take their time.
constexpr double kCell = 8.0;      ///< Of the grid of what is taken, in pixels.
constexpr int kMostCount = 999;

QFont badgeFont(const QFont& font)
{
    QFont small = font;
    if (font.pointSizeF() > 0.0)
        small.setPointSizeF(font.pointSizeF() * 0.72);
    else
        small.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * 0.72))));
    small.setWeight(QFont::DemiBold);
    return small;
}

QString textOf(int count)
{
    return count > kMostCount ? QLocale().toString(kMostCount) + QLatin1Char('+') : QLocale().toString(count);
}

QRectF placeOf(QPointF at, double radius, const QSizeF& size)
{
    // Its corner lies in the dot: what it belongs to is seen, and so is the dot.
    const double corner = 0.6 * radius;
    return {QPointF(at.x() + corner, at.y() - corner - size.height()), size};
}

QSizeF sizeOf(const QString& text, const QFontMetricsF& metrics)
{
    const double height = std::ceil(metrics.height());
    return {std::max(height, std::ceil(metrics.horizontalAdvance(text) + 0.5 * height)), height};
}

/// Which parts of the view are taken.
class Taken
{
public:
    explicit Taken(const QSizeF& view)
        : m_columns(std::max(1, int(std::ceil(view.width() / kCell)))),
          m_rows(std::max(1, int(std::ceil(view.height() / kCell)))),
          m_cells(std::size_t(m_columns) * std::size_t(m_rows), 0)
    {
    }
    /// False if something is there already.
    bool take(const QRectF& place)
    {
        const int left = std::clamp(int(place.left() / kCell), 0, m_columns - 1);
        const int right = std::clamp(int(place.right() / kCell), 0, m_columns - 1);
        const int top = std::clamp(int(place.top() / kCell), 0, m_rows - 1);
        const int bottom = std::clamp(int(place.bottom() / kCell), 0, m_rows - 1);
        for (int row = top; row <= bottom; ++row) {
            for (int column = left; column <= right; ++column) {
                if (cell(column, row) != 0)
                    return false;
            }
        }
        for (int row = top; row <= bottom; ++row) {
            for (int column = left; column <= right; ++column)
                cell(column, row) = 1;
        }
        return true;
    }

private:
    char& cell(int column, int row) { return m_cells[std::size_t(row) * std::size_t(m_columns) + std::size_t(column)]; }
    int m_columns;
    int m_rows;
    std::vector<char> m_cells;
};

} // namespace

void MapBadges::layOut(const MapScene& scene, const DotFolds& folds, const Viewport& view, double radius,
                       const QFont& font)
{
    m_badges.clear();
    if (radius < kLeastRadius)
        return;
    const QFontMetricsF metrics(badgeFont(font));
    const QRectF inside = QRectF(QPointF(), view.size());
    Taken taken(view.size());
    for (const int dot : folds.badges()) {
        const MapDot& of = scene.dots[std::size_t(dot)];
        const QPointF at = view.toPixel(double(of.x), double(of.y));
        if (!inside.contains(at))
            continue;
        const QString text = textOf(folds.countOf(dot));
        const QRectF place = placeOf(at, radius, sizeOf(text, metrics));
        if (!inside.intersects(place) || !taken.take(place))
            continue;
        m_badges.push_back({dot, place, text});
        if (m_badges.size() == kMost)
            break;
    }
}

void MapBadges::paint(QPainter& painter, const QFont& font, bool dark) const
{
    for (const Badge& badge : m_badges)
        paint(painter, badge, font, dark);
}

MapBadges::Badge MapBadges::badgeOf(int dot, int count, QPointF at, double radius, const QFont& font)
{
    const QString text = textOf(count);
    return {dot, placeOf(at, radius, sizeOf(text, QFontMetricsF(badgeFont(font)))), text};
}

void MapBadges::paint(QPainter& painter, const Badge& badge, const QFont& font, bool dark)
{
    const MapTheme& theme = mapTheme(dark);
    QColor ground = QColor::fromRgba(theme.card);
    ground.setAlpha(235);
    painter.setBrush(ground);
    painter.setPen(QPen(QColor::fromRgba(theme.line), 1.0));
    const double round = 0.5 * badge.place.height();
    painter.drawRoundedRect(badge.place.adjusted(0.5, 0.5, -0.5, -0.5), round, round);
    painter.setFont(badgeFont(font));
    painter.setPen(QColor::fromRgba(theme.text));
    painter.drawText(badge.place, Qt::AlignCenter, badge.text);
}

} // namespace otozu
