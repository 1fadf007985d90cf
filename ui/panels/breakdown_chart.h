// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/breakdown_data.h"

#include <QChartView>

class QAbstractBarSeries;
class QValueAxis;

namespace otozu
{

/// Stacked bars of a breakdown, upright where there is width, lying where there is height; the names are whole at a
/// tool tip's reach. Wants at least minimumSizeHint() and more the more bars there are: put it in a scroll area.
class BreakdownChart : public QChartView
{
    Q_OBJECT
public:
    explicit BreakdownChart(QWidget* parent = nullptr);

    /// @param share    bars of equal length, in percent, instead of counts.
    /// @param upright  bars side by side; otherwise one above the other.
    void show(const BreakdownView& view, bool share, bool upright);
    /// Where a piece is painted, in this widget; null for a piece without a count.
    [[nodiscard]] QRectF pieceRect(int piece, int bar) const;
    /// "snare in cluster_3\n41 sounds, 62 % of the bar".
    [[nodiscard]] QString toolTipOf(int piece, int bar) const;

signals:
    void pieceClicked(int piece, int bar);

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int barOf(int category) const;
    /// The middle of a bar along its axis, in the scene.
    [[nodiscard]] QPointF footOf(int bar) const;
    /// Plot and scale for the size of the moment.
    void layOut();
    void dress();

    BreakdownView m_view;
    bool m_share = false;
    bool m_upright = true;
    QAbstractBarSeries* m_series = nullptr;
    QValueAxis* m_values = nullptr;
};

} // namespace otozu
