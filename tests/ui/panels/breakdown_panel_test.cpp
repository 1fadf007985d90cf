// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/breakdown_panel.h"

#include "tests/support/made_map.h"
#include "ui/panels/breakdown_chart.h"
#include "ui/panels/legend_model.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <numeric>

using namespace otozu;

namespace
{

/// kick: 3 in cluster 0, 1 in cluster 1; hat: 2 in cluster 1; one file in the root, in cluster 1.
MapResultPtr smallMap()
{
    return test::madeMap("/sounds", {{"kick/808/a.wav", 0},
                                     {"kick/808/b.wav", 0},
                                     {"kick/909/c.wav", 1},
                                     {"kick/909/d.wav", 0},
                                     {"hat/e.wav", 1},
                                     {"hat/f.wav", 1},
                                     {"g.wav", 1}});
}

/// 30 clusters and 200 labels.
MapResultPtr largeMap()
{
    std::vector<test::MadeSample> samples;
    for (int i = 0; i < 6000; ++i)
        samples.push_back({"label" + std::to_string(i * 31 % 200) + "/" + std::to_string(i) + ".wav", i * 7 % 30});
    return test::madeMap("/sounds", samples);
}

std::vector<std::string> namesOf(const std::vector<BreakdownPart>& parts)
{
    std::vector<std::string> names;
    for (const BreakdownPart& part : parts)
        names.push_back(part.name.toStdString());
    return names;
}

QListView* legendOf(const QWidget& panel)
{
    for (QListView* view : panel.findChildren<QListView*>()) {
        if (qobject_cast<LegendModel*>(view->model()) != nullptr)
            return view;
    }
    return nullptr;
}

} // namespace

class BreakdownPanelTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().apply(ThemeMode::Dark); }

    void bothWaysRoundByHand()
    {
        const LabelCounts counts = countLabels(smallMap(), LabelSource::Top);
        const BreakdownView perCluster = breakdownView(counts, BreakdownSide::LabelsPerCluster, true);
        QCOMPARE(namesOf(perCluster.bars), (std::vector<std::string>{"cluster_1", "cluster_2"}));
        QCOMPARE(namesOf(perCluster.pieces), (std::vector<std::string>{"kick", "hat", "(in no folder)"}));
        QCOMPARE(perCluster.counts, (Matrix<std::size_t>(3, 2, {3, 1, 0, 2, 0, 1})));
        QCOMPARE(perCluster.bars[1].count, std::size_t(4));
        QCOMPARE(perCluster.total, std::size_t(7));

        const BreakdownView perLabel = breakdownView(counts, BreakdownSide::ClustersPerLabel, true);
        QCOMPARE(namesOf(perLabel.pieces), namesOf(perCluster.bars));
        QCOMPARE(perLabel.counts, (Matrix<std::size_t>(2, 3, {3, 0, 0, 1, 2, 1})));

        QCOMPARE(samplesOf(counts, perCluster, 0, 0), (std::vector<int>{0, 1, 3}));
        QCOMPARE(samplesOf(counts, perCluster, 0, 1), (std::vector<int>{2}));
        QCOMPARE(samplesOf(counts, perCluster, 1, 0), (std::vector<int>{}));
        QCOMPARE(samplesOf(counts, perCluster, 2, -1), (std::vector<int>{6}));
        QCOMPARE(samplesOf(counts, perLabel, 1, 1), (std::vector<int>{4, 5}));
        QCOMPARE(samplesOf(counts, perLabel, -1, 0), (std::vector<int>{0, 1, 2, 3}));
    }

    void hiddenSoundsDoNotCount()
    {
        auto map = std::make_shared<MapResult>(*smallMap());
        for (int file = 1; file <= 7; ++file)
            map->files.push_back(file);
        map->clusters[0].hidden = true;
        const auto marks = std::make_shared<const SoundMarks>(UserMarks{.favourites = {}, .hidden = {5}, .tags = {}});
        const LabelCounts counts = countLabels(map, LabelSource::Top, ShownSounds(*map, marks, false));
        const BreakdownView perCluster = breakdownView(counts, BreakdownSide::LabelsPerCluster, true);
        QCOMPARE(namesOf(perCluster.bars), (std::vector<std::string>{"cluster_2"}));
        QCOMPARE(namesOf(perCluster.pieces), (std::vector<std::string>{"(in no folder)", "hat", "kick"}));
        QCOMPARE(perCluster.counts, (Matrix<std::size_t>(3, 1, {1, 1, 1})));
        QCOMPARE(perCluster.total, std::size_t(3));
        QCOMPARE(samplesOf(counts, perCluster, -1, 0), (std::vector<int>{2, 5, 6}));
        QCOMPARE(samplesOf(counts, perCluster, 1, -1), (std::vector<int>{5}));
        const BreakdownView perLabel = breakdownView(counts, BreakdownSide::ClustersPerLabel, true);
        QCOMPARE(samplesOf(counts, perLabel, 0, 2), (std::vector<int>{2}));
        // As if nothing were, if hidden ones are shown.
        const LabelCounts all = countLabels(map, LabelSource::Top, ShownSounds(*map, marks, true));
        QVERIFY(all.breakdown.counts == countLabels(map, LabelSource::Top).breakdown.counts);
        QCOMPARE(breakdownView(all, BreakdownSide::LabelsPerCluster, true).total, std::size_t(7));
    }

    void manyLabelsAreFoldedAndNoneIsLost_data()
    {
        QTest::addColumn<bool>("perCluster");
        QTest::newRow("labels in clusters") << true;
        QTest::newRow("clusters in labels") << false;
    }
    void manyLabelsAreFoldedAndNoneIsLost()
    {
        QFETCH(bool, perCluster);
        const MapResultPtr map = largeMap();
        const LabelCounts counts = countLabels(map, LabelSource::Top);
        const BreakdownView view = breakdownView(
            counts, perCluster ? BreakdownSide::LabelsPerCluster : BreakdownSide::ClustersPerLabel, false);
        const std::size_t labels = counts.breakdown.rows.size();
        const std::vector<BreakdownPart>& folded = perCluster ? view.pieces : view.bars;
        QVERIFY(folded.size() < labels);
        QCOMPARE(folded.back().name, QStringLiteral("Other labels"));
        QCOMPARE(folded.back().last, int(labels) - 1);
        QCOMPARE((perCluster ? view.bars : view.pieces).size(), std::size_t(30));
        std::vector<int> all;
        for (int piece = 0; piece < int(view.pieces.size()); ++piece) {
            for (int bar = 0; bar < int(view.bars.size()); ++bar) {
                const std::vector<int> some = samplesOf(counts, view, piece, bar);
                QCOMPARE(some.size(), view.counts(std::size_t(piece), std::size_t(bar)));
                all.insert(all.end(), some.begin(), some.end());
            }
        }
        std::sort(all.begin(), all.end());
        std::vector<int> expected(map->samples.size());
        std::iota(expected.begin(), expected.end(), 0);
        QCOMPARE(all, expected);
    }

    void aClickOnAPieceSelectsItsSounds_data()
    {
        QTest::addColumn<QSize>("size"); // wide: upright bars, tall: lying ones
        QTest::addColumn<bool>("share");
        QTest::newRow("upright, counts") << QSize(900, 320) << false;
        QTest::newRow("upright, shares") << QSize(900, 320) << true;
        QTest::newRow("lying, counts") << QSize(560, 700) << false;
        QTest::newRow("lying, shares") << QSize(560, 700) << true;
    }
    void aClickOnAPieceSelectsItsSounds()
    {
        QFETCH(QSize, size);
        QFETCH(bool, share);
        BreakdownPanel panel;
        panel.resize(size);
        panel.show();
        panel.setMap(smallMap());
        QTRY_VERIFY(!panel.isCounting());
        panel.findChild<QCheckBox*>()->setChecked(share);
        QCoreApplication::processEvents();
        auto* chart = panel.findChild<BreakdownChart*>();
        std::vector<std::vector<int>> got;
        connect(&panel, &BreakdownPanel::selected, &panel,
                [&](const std::vector<int>& indices) { got.push_back(indices); });
        const std::vector<std::vector<std::vector<int>>> expected{{{0, 1, 3}, {2}}, {{}, {4, 5}}, {{}, {6}}};
        for (int piece = 0; piece < 3; ++piece) {
            for (int bar = 0; bar < 2; ++bar) {
                const std::vector<int>& samples = expected[std::size_t(piece)][std::size_t(bar)];
                const QRectF rect = chart->pieceRect(piece, bar);
                QCOMPARE(rect.isNull(), samples.empty());
                if (samples.empty())
                    continue;
                QVERIFY(chart->rect().contains(rect.toAlignedRect()));
                got.clear();
                QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, rect.center().toPoint());
                QCOMPARE(got, (std::vector<std::vector<int>>{samples}));
            }
        }
    }

    void theLegendSelectsAPieceOfAllBars()
    {
        BreakdownPanel panel;
        panel.resize(900, 320);
        panel.show();
        panel.setMap(smallMap());
        QTRY_VERIFY(!panel.isCounting());
        QListView* legend = legendOf(panel);
        QVERIFY(legend != nullptr);
        QCOMPARE(legend->model()->rowCount(), 3);
        std::vector<int> got;
        connect(&panel, &BreakdownPanel::selected, &panel, [&](const std::vector<int>& indices) { got = indices; });
        QTest::mouseClick(legend->viewport(), Qt::LeftButton, {},
                          legend->visualRect(legend->model()->index(0, 0)).center());
        QCOMPARE(got, (std::vector<int>{0, 1, 2, 3}));
        // The other way round the legend holds clusters.
        for (QToolButton* button : panel.findChildren<QToolButton*>()) {
            if (button->text() == "Labels")
                button->click();
        }
        QCOMPARE(legend->model()->rowCount(), 2);
        QTest::mouseClick(legend->viewport(), Qt::LeftButton, {},
                          legend->visualRect(legend->model()->index(0, 0)).center());
        QCOMPARE(got, (std::vector<int>{0, 1, 3}));
    }

    void theLabelIsTheFirstOrTheLastFolder()
    {
        BreakdownPanel panel;
        panel.resize(900, 320);
        panel.show();
        panel.setMap(smallMap());
        QTRY_VERIFY(!panel.isCounting());
        auto* source = panel.findChild<QComboBox*>();
        QCOMPARE(source->currentData().toInt(), int(LabelSource::Top));
        source->setCurrentIndex(source->findData(int(LabelSource::Parent)));
        QTRY_VERIFY(!panel.isCounting());
        QStringList names;
        const QAbstractItemModel* model = legendOf(panel)->model();
        for (int row = 0; row < model->rowCount(); ++row)
            names += model->index(row, 0).data().toString();
        QCOMPARE(names, (QStringList{"808", "909", "hat", "(in no folder)"}));
    }

    void thirtyClustersStayClickable()
    {
        BreakdownPanel panel;
        panel.resize(1100, 300);
        panel.show();
        panel.setMap(largeMap());
        QTRY_VERIFY(!panel.isCounting());
        QCoreApplication::processEvents();
        const auto* chart = panel.findChild<BreakdownChart*>();
        for (int bar = 0; bar < 30; ++bar)
            QVERIFY(chart->pieceRect(19, bar).width() >= 12.0);
        QCOMPARE(chart->toolTipOf(19, 0).section('\n', 0, 0), QStringLiteral("Other labels in cluster_1"));
        panel.setMap(nullptr);
        panel.setMap(smallMap());
        QTRY_VERIFY(!panel.isCounting());
    }

    void models()
    {
        LegendModel legend;
        QAbstractItemModelTester tester(&legend, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const LabelCounts counts = countLabels(smallMap(), LabelSource::Top);
        legend.setParts(breakdownView(counts, BreakdownSide::LabelsPerCluster, true).pieces);
        QCOMPARE(legend.index(0).data(LegendModel::CountRole).toInt(), 4);
        legend.setParts({});
        QCOMPARE(legend.rowCount(), 0);
    }
};

QTEST_MAIN(BreakdownPanelTest)
#include "breakdown_panel_test.moc"
