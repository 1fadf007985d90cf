// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <memory>

namespace otozu
{

namespace
{

/// The drawings are black strokes on nothing: the shape is taken and filled with the colour of the moment.
class TintedSvg : public QIconEngine
{
public:
    TintedSvg(QString off, QString on) : m_off(std::move(off)), m_on(std::move(on)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, drawn(rect.size(), ratio, mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(size, 1.0, mode, state);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap picture = drawn(size / scale, scale, mode, state);
        return picture;
    }
    QIconEngine* clone() const override { return new TintedSvg(m_off, m_on); }

private:
    QPixmap drawn(const QSize& size, qreal ratio, QIcon::Mode mode, QIcon::State state) const
    {
        const ThemeColors& colors = Theme::instance().colors();
        QColor color = state == QIcon::On ? colors.accent : colors.text;
        if (mode == QIcon::Disabled)
            color = colors.faint;

        QPixmap picture(size * ratio);
        picture.fill(Qt::transparent);
        QSvgRenderer svg(QStringLiteral(":/otozu/icons/%1.svg").arg(state == QIcon::On ? m_on : m_off));
        QPainter painter(&picture);
        svg.render(&painter, QRectF(QPointF(), QSizeF(picture.size())));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(picture.rect(), color);
        painter.end();
        picture.setDevicePixelRatio(ratio);
        return picture;
    }

    QString m_off;
    QString m_on;
};

} // namespace

QIcon themeIcon(const QString& name)
{
    return themeIcon(name, name);
}

QIcon themeIcon(const QString& off, const QString& on)
{
    Theme::loadResources();
    return QIcon(new TintedSvg(off, on));
}

} // namespace otozu
