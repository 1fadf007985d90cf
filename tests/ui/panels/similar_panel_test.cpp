// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/timbre_features.h"
#include "tests/support/random_rows.h"
#include "tests/ui/recorded_drag.h"
#include "ui/panels/similar_list.h"
#include "ui/panels/similar_model.h"
#include "ui/panels/similar_panel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QScrollBar>
#include <QSlider>
#include <QTest>

#include <algorithm>

using namespace otozu;
using otozu::test::RecordedDrag;

namespace
{

MapResultPtr mapOf(std::size_t sounds, Profile profile = Profile::Timbre)
{
    auto map = std::make_shared<MapResult>();
    map->request.profile = profile;
    map->features = std::make_shared<const Matrix<float>>(
        test::clusteredRows(sounds, profile == Profile::Timbre ? TimbreFeatures::kWidth : 30, 3, 0.3, 5));
    for (std::size_t i = 0; i < sounds; ++i) {
        SampleRecord record;
        record.path = std::filesystem::path(i % 2 == 0 ? "even" : "odd") / (std::to_string(i) + ".wav");
        map->samples.push_back(record);
    }
    ThreadPool pool(1);
    map->similar = std::make_shared<const SimilarInMap>(*map, pool);
    return map;
}

} // namespace

class SimilarPanelTest : public QObject
{
    Q_OBJECT
private:
    struct Setup {
        RecordedDrag drag;
        SimilarPanel panel{drag};
        MapResultPtr map;
        std::vector<int> heard;
        std::vector<int> chosen;
        std::vector<int> hovered;
        SimilarityWeights told;

        explicit Setup(MapResultPtr of = mapOf(60)) : map(std::move(of))
        {
            connect(&panel, &SimilarPanel::hearRequested, &panel, [this](int sample) { heard.push_back(sample); });
            connect(&panel, &SimilarPanel::chosen, &panel, [this](int sample) { chosen.push_back(sample); });
            connect(&panel, &SimilarPanel::hovered, &panel, [this](int sample) { hovered.push_back(sample); });
            connect(&panel, &SimilarPanel::weightsChanged, &panel,
                    [this](const SimilarityWeights& weights) { told = weights; });
            panel.setPathProvider([](int i) { return std::filesystem::path("/s") / std::to_string(i); });
            panel.resize(260, 400);
            panel.setMap(map);
            panel.show();
        }
        SimilarList& list() { return *panel.findChild<SimilarList*>(); }
        QSlider& slider(int i) { return *panel.findChildren<QSlider*>().at(i); }
        bool find(int sample)
        {
            panel.setSample(sample);
            return found();
        }
        bool found()
        {
            return QTest::qWaitFor([this] { return !panel.isFinding(); }, 20000);
        }
        std::vector<int> listed()
        {
            std::vector<int> samples;
            for (const SimilarSample& sound : list().sounds())
                samples.push_back(sound.sample);
            return samples;
        }
        std::vector<int> expected(int sample, const SimilarityWeights& weights = {})
        {
            ThreadPool pool(1);
            SimilarInMap similar(*map, pool);
            std::vector<int> samples;
            for (const SimilarSample& sound : similar.nearest(sample, 20, weights, pool))
                samples.push_back(sound.sample);
            return samples;
        }
        QPoint at(int row) { return list().visualRect(list().model()->index(row, 0)).center(); }
        /// What is said in place of the list; empty while it is there.
        QString word()
        {
            for (const QLabel* label : panel.findChildren<QLabel*>()) {
                if (label->wordWrap() && label->isVisible())
                    return label->text();
            }
            return {};
        }
    };

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(ThemeMode::Dark);
    }

    void theModelKeepsTheRules()
    {
        SimilarModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSounds(mapOf(4), {{2, 0.75F}, {1, 0.5F}});
        const QModelIndex first = model.index(0, 0);
        QCOMPARE(first.data().toString(), QStringLiteral("2.wav"));
        QCOMPARE(first.data(SimilarModel::FolderRole).toString(), QStringLiteral("even"));
        QCOMPARE(first.data(SimilarModel::SampleRole).toInt(), 2);
        QCOMPARE(first.data(SimilarModel::ClosenessRole).toDouble(), 0.75);
        QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("2.wav, in even, 75 % alike"));
        QVERIFY(first.data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("even/2.wav\n75 % alike.")));
        model.setSounds(nullptr, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void theClosestTwentyAreListed()
    {
        Setup s;
        QVERIFY(!s.word().isEmpty());
        for (const int sample : {7, 50}) {
            QVERIFY(s.find(sample));
            QCOMPARE(s.listed(), s.expected(sample));
            QCOMPARE(s.listed().size(), 20U);
            QCOMPARE(s.word(), QString());
        }
        s.panel.setSample(-1);
        QVERIFY(s.listed().empty());
        QVERIFY(!s.word().isEmpty());
    }

    void theSoundAskedForLastWins()
    {
        Setup s;
        for (int sample = 0; sample < 60; ++sample)
            s.panel.setSample(sample);
        QVERIFY(s.found());
        QCOMPARE(s.listed(), s.expected(59));
    }

    void arrowKeysPlayDownTheList()
    {
        Setup s;
        QVERIFY(s.find(7));
        const std::vector<int> listed = s.listed();
        s.list().setFocus();
        QTest::keyClick(&s.list(), Qt::Key_Down);
        QCOMPARE(s.heard, (std::vector<int>{listed[0]}));
        QTest::keyClick(&s.list(), Qt::Key_Down);
        QTest::keyClick(&s.list(), Qt::Key_Down);
        QTest::keyClick(&s.list(), Qt::Key_Up);
        QCOMPARE(s.heard, (std::vector<int>{listed[0], listed[1], listed[2], listed[1]}));
        QTest::keyClick(&s.list(), Qt::Key_End);
        QTest::keyClick(&s.list(), Qt::Key_Down); // there is nothing below
        QCOMPARE(s.heard.size(), 5U);
        QCOMPARE(s.heard.back(), listed[19]);
        QVERIFY(s.chosen.empty());
        QTest::keyClick(&s.list(), Qt::Key_Return);
        QCOMPARE(s.chosen, (std::vector<int>{listed[19]}));

        // Another sound, and the keys begin above.
        QVERIFY(s.find(8));
        s.heard.clear();
        QTest::keyClick(&s.list(), Qt::Key_Down);
        QCOMPARE(s.heard, (std::vector<int>{s.listed()[0]}));
    }

    void aClickGoesThere()
    {
        Setup s;
        QVERIFY(s.find(7));
        QTest::mouseClick(s.list().viewport(), Qt::LeftButton, {}, s.at(2));
        QCOMPARE(s.chosen, (std::vector<int>{s.listed()[2]}));
        QVERIFY(s.heard.empty()); // who goes there plays it
        QTest::mouseClick(s.list().viewport(), Qt::RightButton, {}, s.at(1));
        QCOMPARE(s.chosen.size(), 1U);
    }

    void thePointerIsFollowed()
    {
        Setup s;
        QVERIFY(s.find(7));
        QTest::mouseMove(s.list().viewport(), s.at(1));
        QTRY_VERIFY(!s.hovered.empty());
        QCOMPARE(s.hovered.back(), s.listed()[1]);
    }

    void dragTakesASoundAlong()
    {
        Setup s;
        QVERIFY(s.find(7));
        QVERIFY(QTest::qWaitForWindowExposed(&s.panel));
        QTest::mousePress(s.list().viewport(), Qt::LeftButton, {}, s.at(1));
        QTest::mouseMove(s.list().viewport(), s.at(1) + QPoint(0, 4));
        QTest::mouseMove(s.list().viewport(), s.at(1) + QPoint(60, 30));
        QTRY_COMPARE(s.drag.dragged.size(), 1U);
        QCOMPARE(s.drag.dragged[0],
                 (std::vector<std::filesystem::path>{std::filesystem::path("/s") / std::to_string(s.listed()[1])}));
        QVERIFY(s.chosen.empty());
    }

    void slidersSayWhatCounts()
    {
        Setup s;
        QVERIFY(s.find(7));
        QSlider& timbre = s.slider(0);
        timbre.setFocus();
        QTest::keyClick(&timbre, Qt::Key_Home);
        QVERIFY(s.told == (SimilarityWeights{0.0, 1.0, 0.0}));
        QVERIFY(s.found());
        QCOMPARE(s.listed(), s.expected(7, {0.0, 1.0, 0.0}));
        QVERIFY(s.listed() != s.expected(7));
        QTest::keyClick(&s.slider(1), Qt::Key_Home);
        QVERIFY(!s.panel.isFinding());
        QVERIFY(s.word().startsWith(QStringLiteral("Nothing counts")));
        QTest::keyClick(&s.slider(1), Qt::Key_End);
        QVERIFY(s.told == (SimilarityWeights{0.0, 2.0, 0.0}));
        QVERIFY(s.found());
        QCOMPARE(s.word(), QString());
        for (int i = 0; i < 3; ++i)
            QTest::mouseDClick(&s.slider(i), Qt::LeftButton);
        QVERIFY(s.told == SimilarityWeights());
        QVERIFY(s.found());
        QCOMPARE(s.listed(), s.expected(7));

        s.panel.setWeights({.timbre = 0.3, .envelope = 9.0, .pitch = 2.0});
        QVERIFY(s.told == (SimilarityWeights{0.3, 2.0, 2.0}));
        QVERIFY(s.found());
        QCOMPARE(s.listed(), s.expected(7, s.told));
    }

    void anotherWeightKeepsThePlaceInTheList()
    {
        Setup s;
        QVERIFY(s.find(7));
        s.list().setFocus();
        QTest::keyClick(&s.list(), Qt::Key_Down);
        const int sample = s.heard.back();
        QTest::keyClick(&s.slider(0), Qt::Key_PageUp);
        QVERIFY(s.found());
        QCOMPARE(s.list().currentIndex().data(SimilarModel::SampleRole).toInt(), sample);
        QCOMPARE(s.heard.size(), 1U);
    }

    void onlyTimbreTellsTimbreFromEnvelope()
    {
        Setup s(mapOf(30, Profile::Article));
        QVERIFY(!s.slider(0).isEnabled() && !s.slider(1).isEnabled() && s.slider(2).isEnabled());
        s.panel.setWeights({.timbre = 0.0, .envelope = 2.0, .pitch = 0.0});
        QVERIFY(s.find(7));
        QCOMPARE(s.listed(), s.expected(7));
    }

    void aMapWithoutFeaturesSaysSo()
    {
        auto map = std::make_shared<MapResult>(*mapOf(30, Profile::Article));
        map->similar = nullptr;
        Setup s(map);
        QVERIFY(s.find(7));
        QVERIFY2(s.word().contains(QStringLiteral("2,000")), qPrintable(s.word()));
        // The next map is asked as ever.
        s.map = mapOf(30);
        s.panel.setMap(s.map);
        QVERIFY(s.find(7));
        QCOMPARE(s.listed(), s.expected(7));
    }

    void aLibraryThatIsListenedToSaysSo()
    {
        for (const Profile profile : {Profile::Timbre, Profile::Article}) {
            auto map = std::make_shared<MapResult>(*mapOf(30, profile));
            map->similar = nullptr;
            map->files.resize(30);
            Setup s(map);
            QVERIFY(s.find(7));
            QCOMPARE(s.word(), QStringLiteral("Similar sounds are listed when all sounds are heard."));
        }
    }

    void aSoundAloneSaysSo()
    {
        Setup s(mapOf(1));
        QVERIFY(s.find(0));
        QCOMPARE(s.word(), QStringLiteral("There is no other sound."));
    }

    void anotherCutKeepsTheList()
    {
        Setup s;
        QVERIFY(s.find(7));
        QTest::mouseMove(s.list().viewport(), s.at(0));
        s.list().setCurrentIndex(s.list().model()->index(3, 0));
        s.panel.setMap(std::make_shared<MapResult>(*s.map));
        QVERIFY(!s.panel.isFinding());
        QCOMPARE(s.list().currentIndex().row(), 3);
        // Another map does not.
        s.map = mapOf(61);
        s.panel.setMap(s.map);
        QVERIFY(s.listed().empty());
        QVERIFY(s.find(60));
        QCOMPARE(s.listed(), s.expected(60));
    }

    void nothingIsFoundWhereNobodyLooks()
    {
        Setup s;
        s.panel.hide();
        s.panel.setSample(7);
        QVERIFY(!s.panel.isFinding());
        s.panel.show();
        QVERIFY(s.panel.isFinding());
        QVERIFY(s.found());
        QCOMPARE(s.listed(), s.expected(7));
    }

    void everyControlHasAName()
    {
        Setup s;
        QVERIFY(s.find(7));
        for (const QWidget* widget : s.panel.findChildren<QWidget*>()) {
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !qobject_cast<const QScrollBar*>(widget))
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(SimilarPanelTest)
#include "similar_panel_test.moc"
