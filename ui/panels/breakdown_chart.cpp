// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/breakdown_chart.h"

#include "ui/panels/fact_texts.h"
#include "ui/theme/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QCursor>
#include <QGraphicsLayout>
#include <QHorizontalPercentBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLocale>
#include <QPercentBarSeries>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr int kUprightPitch = 18; // pixels a bar at least, so that names beside each other do not touch
constexpr int kLyingPitch = 22;
constexpr double kBarShare = 0.78;  // of the pitch …
constexpr double kWidestBar = 56.0; // … but no more pixels
constexpr int kUprightNames = 90;   // at most so many pixels for names below bars
constexpr int kLyingNames = 150;    // and so many beside them

QAbstractBarSeries* makeSeries(bool share, bool upright)
{
    if (share)
        return upright ? static_cast<QAbstractBarSeries*>(new QPercentBarSeries) : new QHorizontalPercentBarSeries;
    return upright ? static_cast<QAbstractBarSeries*>(new QStackedBarSeries) : new QHorizontalStackedBarSeries;
}

/// The room that the longest name takes, within reason.
int nameRoom(const std::vector<BreakdownPart>& bars, const QFontMetrics& metrics, int most)
{
    int room = 0;
    for (const BreakdownPart& bar : bars)
        room = std::max(room, metrics.horizontalAdvance(bar.name));
    return std::min(room, most) + 2 * space::kMedium;
}

/// A whole number of steps of 1, 2 or 5 times a power of ten that holds `most`.
std::pair<int, int> niceScale(std::size_t most, int steps)
{
    int step = 1;
    for (int decade = 1; step * steps < int(most); decade *= 10) {
        for (const int factor : {1, 2, 5, 10}) {
            step = factor * decade;
            if (step * steps >= int(most))
                break;
        }
    }
    const int used = std::max(1, int((most + std::size_t(step) - 1) / std::size_t(step)));
    return {step * used, used + 1};
}

} // namespace

BreakdownChart::BreakdownChart(QWidget* parent) : QChartView(parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Breakdown chart"));
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    chart()->setBackgroundRoundness(0);
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QStringLiteral("background: transparent"));
}

int BreakdownChart::barOf(int category) const
{
    // Lying bars are counted from below.
    return m_upright ? category : int(m_view.bars.size()) - 1 - category;
}

void BreakdownChart::show(const BreakdownView& view, bool share, bool upright)
{
    m_view = view;
    m_share = share;
    m_upright = upright;
    chart()->removeAllSeries();
    for (QAbstractAxis* axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    m_series = nullptr;
    m_values = nullptr;
    const int bars = int(view.bars.size());
    if (bars == 0)
        return;

    m_series = makeSeries(share, upright);
    for (int piece = 0; piece < int(view.pieces.size()); ++piece) {
        auto* set = new QBarSet(view.pieces[std::size_t(piece)].name);
        for (int category = 0; category < bars; ++category)
            set->append(double(view.counts(std::size_t(piece), std::size_t(barOf(category)))));
        connect(set, &QBarSet::clicked, this,
                [this, piece](int category) { emit pieceClicked(piece, barOf(category)); });
        connect(set, &QBarSet::hovered, this, [this, piece, set](bool in, int category) {
            set->setBarSelected(category, in);
            viewport()->setCursor(in ? Qt::PointingHandCursor : Qt::ArrowCursor);
            if (in)
                QToolTip::showText(QCursor::pos(), toolTipOf(piece, barOf(category)), this);
            else
                QToolTip::hideText();
        });
        m_series->append(set);
    }
    chart()->addSeries(m_series);

    // The axis would shorten names to nothing and takes each only once: it gets numbers, and the texts are painted.
    QStringList numbers;
    for (int category = 0; category < bars; ++category)
        numbers += QString::number(category);
    auto* categories = new QBarCategoryAxis;
    categories->append(numbers);
    m_values = new QValueAxis;
    chart()->addAxis(categories, upright ? Qt::AlignBottom : Qt::AlignLeft);
    chart()->addAxis(m_values, upright ? Qt::AlignLeft : Qt::AlignTop);
    m_series->attachAxis(categories);
    m_series->attachAxis(m_values);
    const int pitch = upright ? kUprightPitch : kLyingPitch;
    setMinimumSize(upright ? QSize(bars * pitch + 56, 120) : QSize(160, bars * pitch + 32));
    dress();
    layOut();
}

void BreakdownChart::layOut()
{
    if (m_series == nullptr)
        return;
    const QFontMetrics metrics(Theme::font(TextRole::Caption));
    const int names =
        nameRoom(m_view.bars, metrics, m_upright ? std::min(kUprightNames, height() * 2 / 5) : kLyingNames);
    const int numbers = metrics.horizontalAdvance(QStringLiteral("10,000")) + space::kMedium;
    const int half = metrics.height() / 2 + 1;
    QRectF plot = m_upright ? QRectF(numbers, half, width() - numbers, height() - half - names)
                            : QRectF(names, 2 * half + space::kSmall, width() - names - numbers / 2.0,
                                     height() - 2 * half - 2 * space::kSmall);
    plot.setSize(plot.size().expandedTo(QSizeF(10.0, 10.0)));
    chart()->setPlotArea(plot);
    const double pitch = (m_upright ? plot.width() : plot.height()) / double(m_view.bars.size());
    m_series->setBarWidth(std::min(kBarShare, kWidestBar / pitch));
    const int steps = std::clamp(int(m_upright ? plot.height() / 28.0 : plot.width() / 60.0), 1, 5);
    if (m_share) {
        m_values->setRange(0.0, 100.0);
        m_values->setTickCount(steps >= 4 ? 5 : steps >= 2 ? 3 : 2);
        return;
    }
    std::size_t most = 1;
    for (const BreakdownPart& bar : m_view.bars)
        most = std::max(most, bar.count);
    const auto [top, ticks] = niceScale(most, steps);
    m_values->setRange(0.0, top);
    m_values->setTickCount(ticks);
}

void BreakdownChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void BreakdownChart::dress()
{
    const ThemeColors& colors = Theme::instance().colors();
    for (int piece = 0; piece < int(m_view.pieces.size()); ++piece) {
        QBarSet* set = m_series->barSets().at(piece);
        const QColor colour = m_view.pieces[std::size_t(piece)].colour;
        set->setBrush(colour);
        // A hairline of the ground keeps neighbours of like colour apart.
        set->setPen(QPen(colors.panel, 0.8));
        set->setSelectedColor(Theme::instance().dark() ? colour.lighter(130) : colour.darker(120));
    }
    for (QAbstractAxis* axis : chart()->axes()) {
        axis->setLabelsVisible(false);
        axis->setLinePen(Qt::NoPen);
        axis->setGridLinePen(QPen(colors.border, 1.0));
        axis->setShadesVisible(false);
        if (axis->type() == QAbstractAxis::AxisTypeBarCategory)
            axis->setGridLineVisible(false);
    }
}

QPointF BreakdownChart::footOf(int bar) const
{
    const double category = m_upright ? bar : int(m_view.bars.size()) - 1 - bar;
    const QPointF value = m_upright ? QPointF(category, 0.0) : QPointF(0.0, category);
    return chart()->mapToScene(chart()->mapToPosition(value, m_series));
}

void BreakdownChart::drawForeground(QPainter* painter, const QRectF&)
{
    if (m_series == nullptr)
        return;
    const QFont font = Theme::font(TextRole::Caption);
    const QFontMetrics metrics(font);
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    const double room = (m_upright ? height() - plot.bottom() : plot.left()) - space::kMedium;
    painter->setFont(font);
    painter->setPen(Theme::instance().colors().dim);
    for (int bar = 0; bar < int(m_view.bars.size()); ++bar) {
        const QString name = metrics.elidedText(m_view.bars[std::size_t(bar)].name, Qt::ElideMiddle, int(room));
        const QRectF box(-room, -metrics.height() / 2.0, room, metrics.height());
        painter->save();
        painter->translate(footOf(bar) + (m_upright ? QPointF(0.0, space::kSmall) : QPointF(-space::kMedium, 0.0)));
        if (m_upright)
            painter->rotate(-90.0);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, name);
        painter->restore();
    }
    const QLocale locale;
    for (int tick = 0; tick < m_values->tickCount(); ++tick) {
        const double share = double(tick) / (m_values->tickCount() - 1);
        const QString number = locale.toString(std::lround(m_values->max() * share));
        const QString text = m_share ? tr("%1 %", "percent").arg(number) : number;
        const double x = m_upright ? plot.left() - space::kMedium - 200.0 : plot.left() + share * plot.width() - 100.0;
        const double y = m_upright ? plot.bottom() - share * plot.height() : metrics.height() / 2.0;
        painter->drawText(QRectF(x, y - metrics.height() / 2.0, 200.0, metrics.height()),
                          Qt::AlignVCenter | (m_upright ? Qt::AlignRight : Qt::AlignHCenter), text);
    }
}

QRectF BreakdownChart::pieceRect(int piece, int bar) const
{
    if (m_series == nullptr || m_view.counts(std::size_t(piece), std::size_t(bar)) == 0)
        return {};
    double below = 0.0;
    for (int i = 0; i < piece; ++i)
        below += double(m_view.counts(std::size_t(i), std::size_t(bar)));
    double value = double(m_view.counts(std::size_t(piece), std::size_t(bar)));
    if (m_share) {
        const double all = double(m_view.bars[std::size_t(bar)].count);
        below *= 100.0 / all;
        value *= 100.0 / all;
    }
    const double category = m_upright ? bar : int(m_view.bars.size()) - 1 - bar;
    const double half = m_series->barWidth() / 2.0;
    const auto at = [&](double along, double up) {
        const QPointF point = m_upright ? QPointF(along, up) : QPointF(up, along);
        return QPointF(mapFromScene(chart()->mapToScene(chart()->mapToPosition(point, m_series))));
    };
    return QRectF(at(category - half, below), at(category + half, below + value)).normalized();
}

QString BreakdownChart::toolTipOf(int piece, int bar) const
{
    const BreakdownPart& what = m_view.pieces[std::size_t(piece)];
    const BreakdownPart& where = m_view.bars[std::size_t(bar)];
    const std::size_t count = m_view.counts(std::size_t(piece), std::size_t(bar));
    const double share = where.count > 0 ? 100.0 * double(count) / double(where.count) : 0.0;
    return tr("%1 in %2\n%3, %4 % of it")
        .arg(what.name, where.name, soundsText(count), QLocale().toString(share, 'f', share < 9.95 ? 1 : 0));
}

} // namespace otozu
