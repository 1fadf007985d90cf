// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/waveform_view.h"

#include "ui/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace otozu
{

void paintWaveform(QPainter& painter, const QRectF& plot, double ratio, const std::vector<Peak>& peaks, double heard,
                   const WaveformInks& inks)
{
    painter.fillRect(plot, inks.ground);
    const double middle = plot.center().y();
    const double pixel = 1.0 / ratio;
    painter.fillRect(QRectF(plot.left(), std::round(middle * ratio) / ratio, plot.width(), pixel), inks.line);
    const int columns = int(plot.width() * ratio);
    if (columns <= 0 || peaks.empty())
        return;
    // Full scale keeps a little air; what goes beyond it is cut at the plot's edge, as a converter would.
    const double scale = plot.height() * 0.47;
    for (int column = 0; column < columns; ++column) {
        const auto first = std::size_t(column) * peaks.size() / std::size_t(columns);
        const auto last = std::max(first + 1, (std::size_t(column) + 1) * peaks.size() / std::size_t(columns));
        float low = peaks[first].min;
        float high = peaks[first].max;
        for (std::size_t i = first + 1; i < last; ++i) {
            low = std::min(low, peaks[i].min);
            high = std::max(high, peaks[i].max);
        }
        const double top = std::clamp(middle - double(high) * scale, plot.top(), plot.bottom());
        const double bottom = std::clamp(middle - double(low) * scale, plot.top(), plot.bottom());
        const double height = std::max(pixel, bottom - top);
        const bool past = (column + 0.5) / columns < heard;
        painter.fillRect(QRectF(plot.left() + column * pixel, top, pixel, height), past ? inks.heard : inks.ahead);
    }
}

WaveformView::WaveformView(QWidget* parent) : TimeView(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Waveform"));
}

void WaveformView::setPreview(SoundPreviewPtr preview)
{
    m_preview = std::move(preview);
    restart();
    setAccessibleDescription(m_preview ? tr("Click or press left and right to play from a place") : QString());
}

void WaveformView::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

TimeSpan WaveformView::span() const
{
    const QRectF plot(gutter(), 0.0, std::max(0.0, width() - gutter()), std::max(0.0, height() - timeAxisHeight()));
    return {plot, m_preview ? m_preview->waveSeconds : 0.0};
}

QSize WaveformView::sizeHint() const
{
    return {280, 92 + int(timeAxisHeight())};
}

QSize WaveformView::minimumSizeHint() const
{
    return {160, 44 + int(timeAxisHeight())};
}

void WaveformView::paintEvent(QPaintEvent*)
{
    const ThemeColors& colors = Theme::instance().colors();
    const TimeSpan shown = span();
    QPainter painter(this);
    WaveformInks inks;
    inks.ground = colors.sunken;
    inks.line = colors.border;
    inks.heard = m_colour.isValid() ? m_colour : colors.accent;
    inks.ahead = inks.heard;
    const bool playing = playhead() >= 0.0 && shown.seconds > 0.0;
    if (playing)
        inks.ahead.setAlphaF(0.5F);
    static const std::vector<Peak> kNone;
    paintWaveform(painter, shown.plot, devicePixelRatioF(), m_preview ? m_preview->peaks : kNone,
                  playing ? playhead() / shown.seconds : 1.0, inks);
    paintTimeAxis(painter, shown);
    paintPlayhead(painter, shown, colors.text);
    paintFocus(painter, shown);
}

} // namespace otozu
