// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace otozu
{

/// Where a stretch of time lies on the screen.
struct TimeSpan {
    QRectF plot;          ///< Logical pixels.
    double seconds = 0.0; ///< From plot's left to its right edge; 0: nothing is shown.

    [[nodiscard]] double xOf(double second) const;
    /// Held inside [0, seconds]; 0 where nothing is shown.
    [[nodiscard]] double secondAt(double x) const;
};

/// What waveform and spectrogram share: a plot with time along x, a playhead, click and arrow keys to play from a
/// place.
class TimeView : public QWidget
{
    Q_OBJECT
public:
    explicit TimeView(QWidget* parent = nullptr);

    [[nodiscard]] virtual TimeSpan span() const = 0;
    /// Below 0: none.
    void setPlayhead(double seconds);
    [[nodiscard]] double playhead() const { return m_playhead; }

signals:
    void seekRequested(double seconds);

protected:
    /// Room on the left for the frequency axis; both views keep it, so that they line up.
    [[nodiscard]] double gutter() const;
    /// Height of the time axis below the plot.
    [[nodiscard]] double timeAxisHeight() const;
    void paintTimeAxis(QPainter& painter, const TimeSpan& span) const;
    /// @param halo  behind the line, so that it is seen on any picture; may be invalid.
    void paintPlayhead(QPainter& painter, const TimeSpan& span, const QColor& line, const QColor& halo = {}) const;
    void paintFocus(QPainter& painter, const TimeSpan& span) const;
    /// Another sound is shown.
    void restart();

    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void seekTo(double seconds);

    double m_playhead = -1.0;
    double m_lastSeek = 0.0; ///< Where the arrow keys go on from.
};

} // namespace otozu
