// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/drop_zone.h"

#include "core/base/random.h"
#include "ui/panels/swatch.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <vector>

namespace otozu
{

namespace
{

struct SketchDot {
    QPointF at; ///< In the unit square.
    qreal radius = 0.0;
    int colour = 0;
};

/// Five loose heaps, the same every time: what a map of sounds looks like from afar.
const std::vector<SketchDot>& sketch()
{
    static const std::vector<SketchDot> dots = [] {
        struct Heap {
            double x, y, width, height;
            int colour, count;
        };
        static constexpr Heap kHeaps[] = {{0.16, 0.42, 0.055, 0.12, 0, 34},
                                          {0.37, 0.66, 0.070, 0.09, 1, 30},
                                          {0.53, 0.30, 0.060, 0.11, 2, 32},
                                          {0.72, 0.62, 0.065, 0.10, 3, 30},
                                          {0.86, 0.34, 0.050, 0.12, 4, 26}};
        std::vector<SketchDot> made;
        Random random(7);
        for (const Heap& heap : kHeaps)
            for (int i = 0; i < heap.count; ++i)
                made.push_back({QPointF(heap.x + heap.width * random.normal(), heap.y + heap.height * random.normal()),
                                random.uniform(1.8, 3.6), heap.colour});
        // Lit in an order that wanders over the whole picture.
        for (std::size_t i = made.size(); i > 1; --i)
            std::swap(made[i - 1], made[std::size_t(random.below(i))]);
        return made;
    }();
    return dots;
}

} // namespace

DropZone::DropZone(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Drop a folder of sounds here"));
}

void DropZone::setHot(bool hot)
{
    m_hot = hot;
    update();
}

void DropZone::setShare(double share)
{
    m_share = share;
    update();
}

QSize DropZone::sizeHint() const
{
    return {520, 190};
}

void DropZone::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    const QRectF frame = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    QPen pen(m_hot ? colors.accent : colors.faint, m_hot ? 2.0 : 1.2,
             m_share < 0.0 ? Qt::CustomDashLine : Qt::SolidLine);
    if (m_share < 0.0)
        pen.setDashPattern({4.0, 4.0});
    else
        pen.setColor(colors.border);
    painter.setPen(pen);
    painter.setBrush(m_hot ? colors.hover : colors.sunken);
    painter.drawRoundedRect(frame, 12, 12);

    const QRectF inner = frame.adjusted(20, 18, -20, -18);
    const auto& dots = sketch();
    const double lit = m_share < 0.0 ? 1.0 : m_share;
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const SketchDot& dot = dots[i];
        const bool on = double(i) < lit * double(dots.size());
        QColor color = on ? mapQColor(dot.colour, theme.dark()) : colors.border;
        color.setAlphaF(on ? 0.9F : 0.8F);
        painter.setBrush(color);
        painter.drawEllipse(
            QPointF(inner.left() + dot.at.x() * inner.width(), inner.top() + dot.at.y() * inner.height()), dot.radius,
            dot.radius);
    }
}

} // namespace otozu
