// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/sound_preview.h"
#include "ui/panels/time_view.h"

#include <QImage>

namespace otozu
{

/// The mel picture of a sound with time and frequency axes; click in it to play from there, rest on it to read time,
/// frequency and level.
class SpectrogramView : public TimeView
{
    Q_OBJECT
public:
    explicit SpectrogramView(QWidget* parent = nullptr);

    /// nullptr: an empty plot.
    void setPreview(SoundPreviewPtr preview);
    [[nodiscard]] TimeSpan span() const override;
    /// "0.42 s · 3.2 kHz · −31 dB"; '' outside of the plot.
    [[nodiscard]] QString readingAt(const QPointF& place) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void makePicture(const QSize& size);

    SoundPreviewPtr m_preview;
    QImage m_picture; ///< Of the plot's size in physical pixels; null: not made yet.
};

/// The ramp of the picture as a slim strip with the ends of its scale in dB.
class DecibelLegend : public QWidget
{
    Q_OBJECT
public:
    explicit DecibelLegend(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace otozu
