// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/sound_preview.h"
#include "ui/panels/time_view.h"

namespace otozu
{

/// How a waveform is drawn.
struct WaveformInks {
    QColor ground;
    QColor line;  ///< The zero line.
    QColor ahead; ///< Still to be heard.
    QColor heard; ///< Left of the playhead.
};

/// Peaks to a plot, one bar a physical pixel column, so that it is sharp at any scale.
/// @param ratio  physical pixels in a logical one.
/// @param heard  how far it is played, in [0, 1].
void paintWaveform(QPainter& painter, const QRectF& plot, double ratio, const std::vector<Peak>& peaks, double heard,
                   const WaveformInks& inks);

/// The waveform of a sound with a time axis; click in it to play from there.
class WaveformView : public TimeView
{
    Q_OBJECT
public:
    explicit WaveformView(QWidget* parent = nullptr);

    /// nullptr: an empty plot.
    void setPreview(SoundPreviewPtr preview);
    void setColour(const QColor& colour);
    [[nodiscard]] TimeSpan span() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SoundPreviewPtr m_preview;
    QColor m_colour;
};

} // namespace otozu
