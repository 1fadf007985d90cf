// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/breakdown_panel.h"

#include "core/base/progress.h"
#include "ui/panels/breakdown_chart.h"
#include "ui/panels/count_delegate.h"
#include "ui/panels/fact_texts.h"
#include "ui/panels/latest_job.h"
#include "ui/panels/legend_model.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <optional>

namespace otozu
{

struct BreakdownPanel::Parts {
    MapResultPtr map;
    ShownSounds shown;
    std::optional<LabelCounts> counts;
    BreakdownView view;
    bool upright = true;
    quint64 request = 0;
    bool counting = false;

    QStackedLayout* pages = nullptr;
    QToolButton* perCluster = nullptr;
    QToolButton* perLabel = nullptr;
    QCheckBox* share = nullptr;
    QComboBox* source = nullptr;
    QLabel* summary = nullptr;
    QScrollArea* scroll = nullptr;
    BreakdownChart* chart = nullptr;
    LegendModel* legend = nullptr;
    QListView* legendView = nullptr;
    LatestJob job; // last, so that its thread is gone before what it hands results to

    [[nodiscard]] BreakdownSide side() const
    {
        return perCluster->isChecked() ? BreakdownSide::LabelsPerCluster : BreakdownSide::ClustersPerLabel;
    }
    /// Bars stand where there is width and lie where there is height.
    [[nodiscard]] bool wantsUpright() const { return scroll->width() * 4 > scroll->height() * 5; }
};

BreakdownPanel::BreakdownPanel(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>())
{
    Parts& p = *m_parts;
    setAccessibleName(tr("Breakdown"));
    p.pages = new QStackedLayout(this);
    auto* empty = new QLabel(tr("The breakdown shows which labels the clusters hold.\nIt comes with the map."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setProperty("dim", true);
    p.pages->addWidget(empty);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    column->setSpacing(space::kMedium);

    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    auto* ways = new QButtonGroup(this);
    const auto way = [&](const QString& text, const QString& tip) {
        auto* made = new QToolButton;
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(text);
        made->setCheckable(true);
        made->setFocusPolicy(Qt::StrongFocus);
        ways->addButton(made);
        row->addWidget(made);
        return made;
    };
    p.perCluster = way(tr("Clusters"), tr("A bar a cluster, made of labels"));
    p.perLabel = way(tr("Labels"), tr("A bar a label, made of clusters"));
    p.perCluster->setChecked(true);
    row->addSpacing(space::kMedium);
    p.share = new QCheckBox(tr("Shares"));
    p.share->setAccessibleName(tr("Shares instead of counts"));
    p.share->setToolTip(tr("Bars of equal length, in percent"));
    row->addWidget(p.share);
    row->addSpacing(space::kMedium);
    p.source = new QComboBox;
    p.source->addItem(tr("Label: first folder"), int(LabelSource::Top));
    p.source->addItem(tr("Label: last folder"), int(LabelSource::Parent));
    p.source->setAccessibleName(tr("Which folder is the label"));
    row->addWidget(p.source);
    row->addStretch();
    p.summary = new QLabel;
    p.summary->setProperty("dim", true);
    p.summary->setFont(Theme::font(TextRole::Caption));
    row->addWidget(p.summary);
    column->addLayout(row);

    auto* below = new QHBoxLayout;
    below->setSpacing(space::kLarge);
    p.chart = new BreakdownChart;
    p.scroll = new QScrollArea;
    p.scroll->setWidgetResizable(true);
    p.scroll->setFrameShape(QFrame::NoFrame);
    p.scroll->setWidget(p.chart);
    p.scroll->setAccessibleName(tr("Breakdown chart"));
    below->addWidget(p.scroll, 1);
    p.legend = new LegendModel(this);
    p.legendView = new QListView;
    p.legendView->setModel(p.legend);
    p.legendView->setItemDelegate(new CountDelegate(LegendModel::CountRole, p.legendView));
    p.legendView->setFixedWidth(188);
    p.legendView->setUniformItemSizes(true);
    p.legendView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    p.legendView->setSelectionMode(QAbstractItemView::SingleSelection);
    p.legendView->setAccessibleName(tr("Legend"));
    below->addWidget(p.legendView);
    column->addLayout(below, 1);
    p.pages->addWidget(page);

    connect(p.perCluster, &QToolButton::toggled, this, &BreakdownPanel::rebuild);
    connect(p.share, &QCheckBox::toggled, this, &BreakdownPanel::rebuild);
    connect(p.source, &QComboBox::currentIndexChanged, this, &BreakdownPanel::count);
    connect(p.chart, &BreakdownChart::pieceClicked, this, [this](int piece, int bar) {
        if (m_parts->counts)
            emit selected(samplesOf(*m_parts->counts, m_parts->view, piece, bar));
    });
    const auto choosePiece = [this](const QModelIndex& index) {
        if (m_parts->counts)
            emit selected(samplesOf(*m_parts->counts, m_parts->view, index.row(), -1));
    };
    connect(p.legendView, &QListView::clicked, this, choosePiece);
    connect(p.legendView, &QListView::activated, this, choosePiece);
}

BreakdownPanel::~BreakdownPanel() = default;

void BreakdownPanel::setMap(MapResultPtr map, const ShownSounds& shown)
{
    Parts& p = *m_parts;
    p.shown = shown;
    p.map = std::move(map);
    if (p.map) {
        const QSignalBlocker quiet(p.source);
        p.source->setCurrentIndex(p.source->findData(int(p.map->request.label)));
    }
    count();
}

bool BreakdownPanel::isCounting() const
{
    return m_parts->counting;
}

void BreakdownPanel::count()
{
    Parts& p = *m_parts;
    const quint64 id = ++p.request;
    p.counting = p.map != nullptr;
    if (!p.map) {
        p.job.cancel();
        p.counts.reset();
        p.pages->setCurrentIndex(0);
        return;
    }
    const auto source = LabelSource(p.source->currentData().toInt());
    p.job.start([this, id, source, map = p.map, shown = p.shown](const std::stop_token& stop) {
        auto counts = std::make_shared<LabelCounts>(countLabels(map, source, shown));
        throwIfStopped(stop);
        QMetaObject::invokeMethod(
            this,
            [this, id, counts] {
                if (id != m_parts->request)
                    return;
                m_parts->counting = false;
                m_parts->counts = std::move(*counts);
                m_parts->pages->setCurrentIndex(1);
                rebuild();
            },
            Qt::QueuedConnection);
    });
}

void BreakdownPanel::rebuild()
{
    Parts& p = *m_parts;
    if (!p.counts)
        return;
    p.view = breakdownView(*p.counts, p.side(), Theme::instance().dark());
    p.upright = p.wantsUpright();
    p.chart->show(p.view, p.share->isChecked(), p.upright);
    p.legend->setParts(p.view.pieces);
    p.summary->setText(tr("%1, %2, %3", "12 sounds, 3 clusters, 4 labels")
                           .arg(soundsText(p.view.total),
                                tr("%Ln cluster(s)", nullptr, int(p.counts->breakdown.columns.size())),
                                tr("%Ln label(s)", nullptr, int(p.counts->breakdown.rows.size()))));
}

void BreakdownPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        rebuild();
    QWidget::changeEvent(event);
}

void BreakdownPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_parts->wantsUpright() != m_parts->upright)
        rebuild();
}

} // namespace otozu
