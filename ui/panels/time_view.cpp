// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/time_view.h"

#include "ui/panels/axis_ticks.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace otozu
{

double TimeSpan::xOf(double second) const
{
    return seconds > 0.0 ? plot.left() + plot.width() * second / seconds : plot.left();
}

double TimeSpan::secondAt(double x) const
{
    if (!(seconds > 0.0) || plot.width() <= 0.0)
        return 0.0;
    return std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0) * seconds;
}

TimeView::TimeView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setFont(Theme::font(TextRole::Caption));
}

void TimeView::setPlayhead(double seconds)
{
    if (seconds == m_playhead)
        return;
    // Two strips instead of the whole picture: this comes sixty times a second.
    const auto touch = [this](double at) {
        if (at >= 0.0)
            update(QRectF(span().xOf(at) - 2.0, 0.0, 4.0, height()).toAlignedRect());
    };
    touch(m_playhead);
    m_playhead = seconds;
    touch(m_playhead);
}

double TimeView::gutter() const
{
    return std::ceil(fontMetrics().horizontalAdvance(frequencyText(10000.0))) + 8.0;
}

double TimeView::timeAxisHeight() const
{
    return fontMetrics().height() + 5.0;
}

void TimeView::paintTimeAxis(QPainter& painter, const TimeSpan& span) const
{
    const QFontMetricsF metrics(font());
    const double gap = metrics.horizontalAdvance(QStringLiteral("00.00")) + 14.0;
    const TimeAxis axis = timeAxis(span.seconds, span.plot.width(), gap);
    const double top = span.plot.bottom();
    // The unit stands once, at the end; marks that would run into it keep their line and lose their number.
    const double unitWidth = metrics.horizontalAdvance(axis.unit);
    const double unitLeft = span.plot.right() - unitWidth;
    const ThemeColors& colors = Theme::instance().colors();
    painter.setPen(colors.dim);
    for (const AxisTick& tick : axis.ticks) {
        const double x = span.plot.left() + tick.position;
        painter.fillRect(QRectF(x, top, 1.0, 3.0), colors.faint);
        const double width = metrics.horizontalAdvance(tick.text);
        const double left = std::max(span.plot.left(), x - width / 2.0);
        if (left + width < unitLeft - 4.0)
            painter.drawText(QPointF(left, top + 4.0 + metrics.ascent()), tick.text);
    }
    if (!axis.ticks.empty())
        painter.drawText(QPointF(unitLeft, top + 4.0 + metrics.ascent()), axis.unit);
}

void TimeView::paintPlayhead(QPainter& painter, const TimeSpan& span, const QColor& line, const QColor& halo) const
{
    if (m_playhead < 0.0 || m_playhead > span.seconds || span.seconds <= 0.0)
        return;
    const double x = span.xOf(m_playhead);
    if (halo.isValid())
        painter.fillRect(QRectF(x - 1.75, span.plot.top(), 3.5, span.plot.height()), halo);
    painter.fillRect(QRectF(x - 0.75, span.plot.top(), 1.5, span.plot.height()), line);
}

void TimeView::paintFocus(QPainter& painter, const TimeSpan& span) const
{
    if (!hasFocus())
        return;
    painter.setPen(Theme::instance().colors().accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(span.plot.adjusted(0.5, 0.5, -0.5, -0.5));
}

void TimeView::restart()
{
    m_lastSeek = 0.0;
    update();
}

void TimeView::seekTo(double seconds)
{
    m_lastSeek = std::clamp(seconds, 0.0, span().seconds);
    emit seekRequested(m_lastSeek);
}

void TimeView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || span().seconds <= 0.0) {
        QWidget::mousePressEvent(event);
        return;
    }
    seekTo(span().secondAt(event->position().x()));
}

void TimeView::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(span().seconds > 0.0 && span().plot.contains(event->position()) ? Qt::PointingHandCursor
                                                                              : Qt::ArrowCursor);
    QWidget::mouseMoveEvent(event);
}

void TimeView::keyPressEvent(QKeyEvent* event)
{
    const double step = span().seconds / 20.0;
    if (step <= 0.0)
        QWidget::keyPressEvent(event);
    else if (event->key() == Qt::Key_Left)
        seekTo((m_playhead >= 0.0 ? m_playhead : m_lastSeek) - step);
    else if (event->key() == Qt::Key_Right)
        seekTo((m_playhead >= 0.0 ? m_playhead : m_lastSeek) + step);
    else if (event->key() == Qt::Key_Home)
        seekTo(0.0);
    else
        QWidget::keyPressEvent(event);
}

void TimeView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace otozu
