// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/elided_label.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace otozu
{

ElidedLabel::ElidedLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text;
    setToolTip(text.toHtmlEscaped());
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setSwatch(const QColor& colour)
{
    m_swatch = colour;
    updateGeometry();
    update();
}

void ElidedLabel::setDim(bool dim)
{
    m_dim = dim;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setClickable(bool clickable)
{
    m_clickable = clickable;
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
    update();
}

int ElidedLabel::textLeft() const
{
    return m_swatch.isValid() ? fontMetrics().ascent() + space::kSmall : 0;
}

QSize ElidedLabel::sizeHint() const
{
    return {textLeft() + fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {textLeft() + fontMetrics().horizontalAdvance(QStringLiteral("abc…xyz")), fontMetrics().height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    const ThemeColors& colors = Theme::instance().colors();
    QPainter painter(this);
    if (m_swatch.isValid()) {
        const double side = fontMetrics().ascent() * 0.75;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_swatch);
        painter.drawRoundedRect(QRectF(0.0, (height() - side) / 2.0, side, side), 3.0, 3.0);
    }
    QFont drawn = font();
    drawn.setUnderline(m_clickable && (m_under || hasFocus()));
    painter.setFont(drawn);
    painter.setPen(m_clickable ? colors.accent : m_dim ? colors.dim : colors.text);
    const QRect box = rect().adjusted(textLeft(), 0, 0, 0);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, m_mode, box.width()));
}

void ElidedLabel::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit clicked();
    else
        QWidget::mouseReleaseEvent(event);
}

void ElidedLabel::keyPressEvent(QKeyEvent* event)
{
    const bool pressed =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_clickable && pressed)
        emit clicked();
    else
        QWidget::keyPressEvent(event);
}

void ElidedLabel::enterEvent(QEnterEvent* event)
{
    m_under = true;
    update();
    QWidget::enterEvent(event);
}

void ElidedLabel::leaveEvent(QEvent* event)
{
    m_under = false;
    update();
    QWidget::leaveEvent(event);
}

void ElidedLabel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
    QWidget::changeEvent(event);
}

} // namespace otozu
