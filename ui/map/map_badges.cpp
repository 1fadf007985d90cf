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
constexpr qsizetype kMostPictures = 2000;

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

QPixmap pictureOf(const QString& text, const QSizeF& size, const QFont& font, double scale, bool dark)
{
    QPixmap picture((size * scale).toSize());
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const MapTheme& theme = mapTheme(dark);
    QColor ground = QColor::fromRgba(theme.card);
    ground.setAlpha(235);
    painter.setBrush(ground);
    painter.setPen(QPen(QColor::fromRgba(theme.line), 1.0));
    const QRectF place(QPointF(), size);
    const double round = 0.5 * size.height();
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), round, round);
    painter.setFont(badgeFont(font));
    painter.setPen(QColor::fromRgba(theme.text));
    painter.drawText(place, Qt::AlignCenter, text);
    return picture;
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
    const QRectF inside = QRectF(QPointF(), view.size());
    Taken taken(view.size());
    for (const int dot : folds.badges()) {
        const MapDot& of = scene.dots[std::size_t(dot)];
        const QPointF at = view.toPixel(double(of.x), double(of.y));
        if (!inside.contains(at))
            continue;
        const Look& look = lookOf(folds.countOf(dot), font);
        const QRectF place = placeOf(at, radius, look.size);
        if (!inside.intersects(place) || !taken.take(place))
            continue;
        m_badges.push_back({dot, place, look.text});
        if (m_badges.size() == kMost)
            break;
    }
}

const MapBadges::Look& MapBadges::lookOf(int count, const QFont& font)
{
    if (m_font != font) {
        m_font = font;
        m_looks.clear();
    }
    // All that are too many look alike.
    const int key = std::min(count, kMostCount + 1);
    auto look = m_looks.find(key);
    if (look == m_looks.end()) {
        const QString text = textOf(key);
        look = m_looks.insert(key, {text, sizeOf(text, QFontMetricsF(badgeFont(font)))});
    }
    return *look;
}

MapBadges::Badge MapBadges::badgeOf(int dot, int count, QPointF at, double radius, const QFont& font)
{
    const Look& look = lookOf(count, font);
    return {dot, placeOf(at, radius, look.size), look.text};
}

void MapBadges::paint(QPainter& painter, const QFont& font, bool dark)
{
    for (const Badge& badge : m_badges)
        paint(painter, badge, font, dark);
}

void MapBadges::paint(QPainter& painter, const Badge& badge, const QFont& font, bool dark)
{
    const double scale = painter.device()->devicePixelRatioF();
    const QString key = QStringLiteral("%1|%2|%3|%4").arg(badge.text, font.key()).arg(scale).arg(dark ? 1 : 0);
    auto picture = m_pictures.find(key);
    if (picture == m_pictures.end()) {
        if (m_pictures.size() > kMostPictures)
            m_pictures.clear();
        picture = m_pictures.insert(key, pictureOf(badge.text, badge.place.size(), font, scale, dark));
    }
    painter.drawPixmap(badge.place.topLeft(), *picture);
}

} // namespace otozu
