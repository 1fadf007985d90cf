// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_labels.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr double kHalo = 3.0;
constexpr double kMostWidth = 220.0;
constexpr double kSeenThrough = 0.2;
constexpr double kDotUnderName = 0.012; ///< What hiding any dot costs, however many its group has …
constexpr double kMostForDots = 0.15;   ///< … and what all of them cost at most.
constexpr double kManyGroups = 30.0;    ///< Of more groups names must hide something.

QFont nameFont(const QFont& font)
{
    QFont name = font;
    name.setWeight(QFont::DemiBold);
    return name;
}

QString shortened(const QString& name, const QFontMetricsF& metrics)
{
    return metrics.elidedText(name, Qt::ElideRight, kMostWidth);
}

QColor ink(int colour, bool dark)
{
    const QColor text = QColor::fromRgba(mapTheme(dark).text);
    const QColor own = QColor::fromRgba(mapColour(colour, dark));
    const double share = 0.38; // enough colour to belong, enough contrast to be read
    return QColor::fromRgbF(float(text.redF() + share * (own.redF() - text.redF())),
                            float(text.greenF() + share * (own.greenF() - text.greenF())),
                            float(text.blueF() + share * (own.blueF() - text.blueF())));
}

QPixmap picture(const QString& name, const QFont& font, int colour, bool dark, bool emphasised, double scale)
{
    const QFontMetricsF metrics(font);
    const QSizeF size(std::ceil(metrics.horizontalAdvance(name)) + 2.0 * kHalo,
                      std::ceil(metrics.height()) + 2.0 * kHalo);
    QPixmap pixmap((size * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainterPath path;
    path.addText(kHalo, kHalo + metrics.ascent(), font, name);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = QColor::fromRgba(mapTheme(dark).background);
    ground.setAlpha(emphasised ? 255 : 215);
    painter.strokePath(path, QPen(ground, 2.0 * kHalo - 1.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    // Text drawn as text keeps its hinting; the outline only serves the halo.
    painter.setFont(font);
    painter.setPen(emphasised ? QColor::fromRgba(mapTheme(dark).text) : ink(colour, dark));
    painter.drawText(QPointF(kHalo, kHalo + metrics.ascent()), name);
    return pixmap;
}

/// What a name over a rectangle would hide: shares of groups and dots, from a table of sums over cells of some pixels.
class Crowd
{
public:
    Crowd(const SceneIndex& index, const Viewport& view)
        : m_columns(int(view.size().width() / kCell) + 2), m_rows(int(view.size().height() / kCell) + 2),
          m_weight(std::min(1.0, kManyGroups / double(std::max<std::size_t>(index.groups().size(), 1)))),
          m_sums(std::size_t(m_columns) * std::size_t(m_rows))
    {
        const QRectF seen({}, view.size());
        for (const SceneIndex::Mark& mark : index.marks()) {
            const QPointF at = view.toPixel(double(mark.x), double(mark.y));
            if (seen.contains(at))
                sum(int(at.x() / kCell) + 1, int(at.y() / kCell) + 1) += Sum{mark.share, 1.0F};
        }
        for (int row = 1; row < m_rows; ++row) {
            Sum line;
            for (int column = 1; column < m_columns; ++column) {
                line += sum(column, row);
                sum(column, row) = line;
                sum(column, row) += sum(column, row - 1);
            }
        }
    }

    [[nodiscard]] double under(const QRectF& place) const
    {
        const int left = std::clamp(int(place.left() / kCell), 0, m_columns - 1);
        const int right = std::clamp(int(std::ceil(place.right() / kCell)), 0, m_columns - 1);
        const int top = std::clamp(int(place.top() / kCell), 0, m_rows - 1);
        const int bottom = std::clamp(int(std::ceil(place.bottom() / kCell)), 0, m_rows - 1);
        const auto of = [&](float Sum::*what) {
            return double(sum(right, bottom).*what - sum(left, bottom).*what - sum(right, top).*what +
                          sum(left, top).*what);
        };
        return of(&Sum::share) * m_weight + std::min(of(&Sum::dots) * kDotUnderName, kMostForDots);
    }

private:
    static constexpr double kCell = 4.0;
    struct Sum {
        float share = 0.0F;
        float dots = 0.0F;
        void operator+=(const Sum& other)
        {
            share += other.share;
            dots += other.dots;
        }
    };
    [[nodiscard]] const Sum& sum(int column, int row) const { return m_sums[std::size_t(row * m_columns + column)]; }
    Sum& sum(int column, int row) { return m_sums[std::size_t(row * m_columns + column)]; }

    int m_columns;
    int m_rows;
    double m_weight;         ///< Of shares.
    std::vector<Sum> m_sums; ///< Up to and with the cell before; the first row and column are 0.
};

} // namespace

void MapLabels::layOut(const SceneIndex& index, const Viewport& view, const QFont& font, const QRectF& keepFree)
{
    const QFont with = nameFont(font);
    const QFontMetricsF metrics(with);
    const QRectF bounds = QRectF({}, view.size()).adjusted(6.0, 6.0, -6.0, -6.0);
    const auto& groups = index.scene()->groups;
    std::vector<LabelWish> wishes(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const SceneIndex::Group& group = index.groups()[i];
        if (group.members == 0 || groups[i].name.isEmpty())
            continue;
        const QString name = shortened(groups[i].name, metrics);
        const QSizeF size(std::ceil(metrics.horizontalAdvance(name)) + 2.0 * kHalo,
                          std::ceil(metrics.height()) + 2.0 * kHalo);
        const QPointF peak = view.toPixel(group.peak.x(), group.peak.y());
        // Of a group whose peak is out of sight, the name stays at the part that can be seen.
        const QRectF box(view.toPixel(double(group.box.lowX), double(group.box.highY)),
                         view.toPixel(double(group.box.highX), double(group.box.lowY)));
        const QRectF seen = box.intersected(bounds);
        QPointF anchor = peak;
        if (!bounds.contains(peak)) {
            if (seen.width() < 40.0 || seen.height() < 40.0)
                continue;
            anchor = {std::clamp(peak.x(), seen.left(), seen.right()), std::clamp(peak.y(), seen.top(), seen.bottom())};
        }
        // Near the border it moves inwards.
        anchor.setX(std::clamp(anchor.x(), bounds.left() + 0.5 * size.width(),
                               std::max(bounds.left() + 0.5 * size.width(), bounds.right() - 0.5 * size.width())));
        anchor.setY(std::clamp(anchor.y(), bounds.top() + 0.5 * size.height(),
                               std::max(bounds.top() + 0.5 * size.height(), bounds.bottom() - 0.5 * size.height())));
        wishes[i] = {anchor, size, group.members, i < m_places.size() ? m_places[i].spot : -1};
    }
    const Crowd crowd(index, view);
    m_places = layoutLabels(wishes, bounds, [&](const QRectF& place) {
        return place.intersects(keepFree) ? kNoLabel : crowd.under(place);
    });
}

int MapLabels::groupAt(QPointF pixel) const
{
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (m_places[i].rect.contains(pixel))
            return int(i);
    }
    return -1;
}

void MapLabels::paint(QPainter& painter, const SceneIndex& index, const QFont& font, bool dark, int emphasised,
                      const QRectF& through)
{
    const QFont with = nameFont(font);
    const QFontMetricsF metrics(with);
    const double scale = painter.device()->devicePixelRatioF();
    if (m_pictures.size() > 1000)
        m_pictures.clear();
    const auto& groups = index.scene()->groups;
    for (std::size_t i = 0; i < std::min(m_places.size(), groups.size()); ++i) {
        if (m_places[i].rect.isNull())
            continue;
        const bool stands = int(i) == emphasised;
        const QString name = shortened(groups[i].name, metrics);
        const QString key = QStringLiteral("%1|%2|%3%4|%5|%6")
                                .arg(name)
                                .arg(groups[i].colour)
                                .arg(int(dark))
                                .arg(int(stands))
                                .arg(scale)
                                .arg(with.key());
        auto found = m_pictures.find(key);
        if (found == m_pictures.end())
            found = m_pictures.insert(key, picture(name, with, groups[i].colour, dark, stands, scale));
        // On whole device pixels it is sharp.
        const QPointF at = m_places[i].rect.topLeft() * scale;
        painter.setOpacity(m_places[i].rect.intersects(through) ? kSeenThrough : 1.0);
        painter.drawPixmap(QPointF(std::round(at.x()), std::round(at.y())) / scale, *found);
    }
    painter.setOpacity(1.0);
}

} // namespace otozu
