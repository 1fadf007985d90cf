// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/spectrogram_view.h"

#include "core/features/decibel.h"
#include "core/raster/palette.h"
#include "core/raster/spectrogram_picture.h"
#include "ui/panels/axis_ticks.h"
#include "ui/panels/fact_texts.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace otozu
{

SpectrogramView::SpectrogramView(QWidget* parent) : TimeView(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Mel spectrogram"));
}

void SpectrogramView::setPreview(SoundPreviewPtr preview)
{
    m_preview = std::move(preview);
    m_picture = {};
    restart();
}

TimeSpan SpectrogramView::span() const
{
    // Half a line above the plot, so that the topmost frequency can be written.
    const double above = std::ceil(fontMetrics().height() / 2.0) - 1.0;
    const QRectF plot(gutter(), above, std::max(0.0, width() - gutter()),
                      std::max(0.0, height() - above - timeAxisHeight()));
    return {plot, m_preview ? m_preview->pictureSeconds : 0.0};
}

QSize SpectrogramView::sizeHint() const
{
    return {280, 180};
}

QSize SpectrogramView::minimumSizeHint() const
{
    return {160, 96};
}

QString SpectrogramView::readingAt(const QPointF& place) const
{
    const TimeSpan shown = span();
    if (!m_preview || m_preview->decibels.empty() || !shown.plot.contains(place))
        return {};
    const Matrix<float>& values = m_preview->decibels;
    const double fromTop = (place.y() - shown.plot.top()) / shown.plot.height();
    const double fromLeft = (place.x() - shown.plot.left()) / shown.plot.width();
    const auto band = std::size_t(std::clamp((1.0 - fromTop) * double(values.rows()), 0.0, double(values.rows() - 1)));
    const auto frame = std::size_t(std::clamp(fromLeft * double(values.cols()), 0.0, double(values.cols() - 1)));
    const double hz = hzAtMelPosition(fromTop, 0.0, m_preview->highHz, 1.0);
    return tr("%1 · %2 · %3 dB")
        .arg(durationText(shown.secondAt(place.x())), frequencyText(hz),
             QLocale().toString(double(values(band, frame)), 'f', 0));
}

bool SpectrogramView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return TimeView::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), readingAt(help->pos()), this);
    return true;
}

void SpectrogramView::makePicture(const QSize& size)
{
    m_picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_picture.fill(rampColour(0.0F));
    if (m_preview->silent || m_preview->decibels.empty())
        return;
    const Image made = spectrogramPicture(m_preview->decibels, size.width(), size.height(), kTopDb);
    for (int y = 0; y < size.height(); ++y)
        std::copy_n(made.pixels.data() + std::ptrdiff_t(y) * made.width, made.width,
                    reinterpret_cast<Argb*>(m_picture.scanLine(y)));
}

void SpectrogramView::paintEvent(QPaintEvent*)
{
    const ThemeColors& colors = Theme::instance().colors();
    const TimeSpan shown = span();
    QPainter painter(this);
    if (!m_preview) {
        painter.fillRect(shown.plot, colors.sunken);
        return;
    }
    const double ratio = devicePixelRatioF();
    const QSize size = (shown.plot.size() * ratio).toSize();
    if (m_picture.size() != size && !size.isEmpty())
        makePicture(size);
    m_picture.setDevicePixelRatio(ratio);
    painter.drawImage(shown.plot.topLeft(), m_picture);

    const QFontMetricsF metrics(font());
    for (const AxisTick& tick : frequencyTicks(0.0, m_preview->highHz, shown.plot.height(), 1.3 * metrics.height())) {
        const double y = shown.plot.top() + tick.position;
        painter.fillRect(QRectF(shown.plot.left() - 4.0, y - 0.5, 3.0, 1.0), colors.faint);
        const QRectF box(0.0, y - metrics.height() / 2.0, shown.plot.left() - 6.0, metrics.height());
        painter.setPen(colors.dim);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
    paintTimeAxis(painter, shown);
    paintPlayhead(painter, shown, Qt::white, QColor(0, 0, 0, 110)); // the ramp is that of no theme
    paintFocus(painter, shown);
}

DecibelLegend::DecibelLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::font(TextRole::Caption));
    setAccessibleName(tr("Level scale, %1 to 0 dB").arg(-kTopDb));
}

QSize DecibelLegend::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(QStringLiteral("−80")) + 44 + metrics.horizontalAdvance(QStringLiteral("0 dB")) +
                12,
            metrics.height()};
}

void DecibelLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFontMetrics metrics(font());
    const QString low = QLocale().toString(-kTopDb, 'f', 0);
    const QString high = tr("%1 dB").arg(QLocale().toString(0));
    painter.setPen(Theme::instance().colors().dim);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, low);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, high);
    const QRectF strip(metrics.horizontalAdvance(low) + 6.0, height() / 2.0 - 3.0,
                       width() - metrics.horizontalAdvance(low) - metrics.horizontalAdvance(high) - 12.0, 6.0);
    QLinearGradient gradient(strip.topLeft(), strip.topRight());
    for (int i = 0; i <= 16; ++i)
        gradient.setColorAt(i / 16.0, QColor::fromRgb(rampColour(float(i) / 16.0F)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(strip, 2.0, 2.0);
}

} // namespace otozu
