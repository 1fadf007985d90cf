// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_card.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>

namespace otozu
{
namespace
{

constexpr double kPadding = 10.0;
constexpr double kWaveHeight = 38.0;
constexpr double kMostWidth = 300.0;
constexpr double kLeastWidth = 150.0;

QFont titleFont(const QFont& font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont smallFont(const QFont& font)
{
    QFont small = font;
    if (font.pointSizeF() > 0.0)
        small.setPointSizeF(font.pointSizeF() * 0.9);
    else
        small.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * 0.9))));
    return small;
}

void paintWaveform(QPainter& painter, const QRectF& place, const std::vector<MapPeak>& waveform, QColor colour)
{
    QPainterPath shape;
    const auto at = [&](std::size_t i, float value) {
        const double x = place.left() + (double(i) + 0.5) * place.width() / double(waveform.size());
        return QPointF(x, place.center().y() - 0.5 * place.height() * std::clamp(double(value), -1.0, 1.0));
    };
    // A hair wide where it is silent.
    const float hair = float(0.7 / place.height());
    shape.moveTo(at(0, std::max(waveform[0].high, hair)));
    for (std::size_t i = 1; i < waveform.size(); ++i)
        shape.lineTo(at(i, std::max(waveform[i].high, hair)));
    for (std::size_t i = waveform.size(); i > 0; --i)
        shape.lineTo(at(i - 1, std::min(waveform[i - 1].low, -hair)));
    shape.closeSubpath();
    painter.fillPath(shape, colour);
}

} // namespace

QRectF placeCard(const QRectF& bounds, QPointF dot, double clear, QSizeF size)
{
    const double w = size.width();
    const double h = size.height();
    // Corners first, then beside, then above and below; those that stick out along the free side are pushed in.
    const double diagonal = clear * 0.75;
    const std::array<QPointF, 8> corners = {
        dot + QPointF(diagonal, diagonal),      dot + QPointF(diagonal, -diagonal - h),
        dot + QPointF(-diagonal - w, diagonal), dot + QPointF(-diagonal - w, -diagonal - h),
        dot + QPointF(clear, -0.5 * h),         dot + QPointF(-clear - w, -0.5 * h),
        dot + QPointF(-0.5 * w, clear),         dot + QPointF(-0.5 * w, -clear - h)};
    const QRectF eye(dot - QPointF(diagonal, diagonal), QSizeF(2.0 * diagonal, 2.0 * diagonal));
    for (std::size_t i = 0; i < corners.size(); ++i) {
        QRectF place(corners[i], size);
        if (i >= 4 && i < 6)
            place.moveTop(std::clamp(place.top(), bounds.top(), std::max(bounds.top(), bounds.bottom() - h)));
        if (i >= 6)
            place.moveLeft(std::clamp(place.left(), bounds.left(), std::max(bounds.left(), bounds.right() - w)));
        if (bounds.contains(place) && !place.intersects(eye))
            return place;
    }
    return {};
}

QSizeF cardSize(const MapCard& card, const QFont& font)
{
    const QFontMetricsF title(titleFont(font));
    const QFontMetricsF small(smallFont(font));
    const double width = std::max({title.horizontalAdvance(card.title), small.horizontalAdvance(card.subtitle),
                                   small.horizontalAdvance(card.details), small.horizontalAdvance(card.copies),
                                   card.waveform.empty() ? 0.0 : 190.0});
    double height = title.height();
    if (!card.subtitle.isEmpty())
        height += 2.0 + small.height();
    if (!card.waveform.empty())
        height += 6.0 + kWaveHeight;
    for (const QString& words : {card.details, card.copies}) {
        if (!words.isEmpty())
            height += 4.0 + small.height();
    }
    return {std::ceil(std::clamp(width + 1.0, kLeastWidth, kMostWidth)) + 2.0 * kPadding,
            std::ceil(height) + 2.0 * kPadding};
}

void paintCard(QPainter& painter, const QRectF& place, const MapCard& card, const QFont& font, Argb colour, bool dark)
{
    const MapTheme& theme = mapTheme(dark);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 6; i >= 1; --i) { // a soft shadow
        painter.setBrush(QColor(0, 0, 0, dark ? 16 : 7));
        painter.drawRoundedRect(place.adjusted(-i, -i + 2, i, i + 2), 8.0 + i, 8.0 + i);
    }
    painter.setBrush(QColor::fromRgba(theme.card));
    painter.setPen(QPen(QColor::fromRgba(theme.line), 1.0));
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 8.0, 8.0);

    const QFont big = titleFont(font);
    const QFont small = smallFont(font);
    const QFontMetricsF bigMetrics(big);
    const QFontMetricsF smallMetrics(small);
    QRectF line = place.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    const auto text = [&](const QString& words, const QFont& with, const QFontMetricsF& metrics, Argb ink,
                          Qt::TextElideMode elide) {
        painter.setFont(with);
        painter.setPen(QColor::fromRgba(ink));
        painter.drawText(QRectF(line.topLeft(), QSizeF(line.width(), metrics.height())),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(words, elide, line.width()));
        line.setTop(line.top() + metrics.height());
    };
    text(card.title, big, bigMetrics, theme.text, Qt::ElideMiddle);
    if (!card.subtitle.isEmpty()) {
        line.setTop(line.top() + 2.0);
        text(card.subtitle, small, smallMetrics, theme.mutedText, Qt::ElideMiddle);
    }
    if (!card.waveform.empty()) {
        line.setTop(line.top() + 6.0);
        paintWaveform(painter, {line.topLeft(), QSizeF(line.width(), kWaveHeight)}, card.waveform,
                      QColor::fromRgba(colour));
        line.setTop(line.top() + kWaveHeight);
    }
    for (const QString& words : {card.details, card.copies}) {
        if (words.isEmpty())
            continue;
        line.setTop(line.top() + 4.0);
        text(words, small, smallMetrics, theme.mutedText, Qt::ElideRight);
    }
    painter.restore();
}

} // namespace otozu
