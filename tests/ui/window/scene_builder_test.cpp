// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/palette.h"
#include "ui/panels/breakdown_data.h"
#include "ui/panels/swatch.h"
#include "ui/window/scene_builder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace otozu;

namespace
{

/// Two clusters over three top folders; one file lies in the root.
MapResult smallMap()
{
    MapResult map;
    const std::pair<const char*, int> samples[] = {{"a.wav", 1},
                                                   {"drums/kick/1.wav", 0},
                                                   {"drums/kick/2.wav", 0},
                                                   {"drums/snare/1.wav", 1},
                                                   {"synth/kick/9.wav", 0}};
    for (const auto& [path, cluster] : samples) {
        SampleRecord record;
        record.path = path;
        record.cluster = cluster;
        record.x = float(map.samples.size());
        record.y = -record.x;
        map.samples.push_back(record);
    }
    map.clusters = {{.name = "cluster_1", .size = 3, .colour = 5}, {.name = "cluster_2", .size = 2, .colour = 2}};
    return map;
}

QStringList namesOf(const ColouredMap& map)
{
    QStringList names;
    for (const GroupRow& row : map.rows)
        names << row.name;
    return names;
}

} // namespace

class SceneBuilderTest : public QObject
{
    Q_OBJECT
private slots:
    void whatIsNotShownHasNoPlace()
    {
        MapResult map = smallMap();
        map.files = {1, 2, 3, 4, 5};
        const auto marks = std::make_shared<const SoundMarks>(UserMarks{.favourites = {}, .hidden = {2}, .tags = {}});
        const std::vector<int> first = colourMap(map, Colouring::Cluster, false).rows[0].members;
        const std::vector<int> second = colourMap(map, Colouring::Cluster, false).rows[1].members;
        map.clusters[1].hidden = true;
        for (const bool withHidden : {false, true}) {
            const ColouredMap coloured =
                colourMap(map, Colouring::Cluster, false, false, *marks, ShownSounds(map, marks, withHidden));
            QCOMPARE(coloured.rows.size(), std::size_t(2));
            QVERIFY(!coloured.rows[0].isHidden && coloured.rows[1].isHidden);
            for (int sample = 0; sample < 5; ++sample) {
                const bool isHidden = sample == 1 || map.samples[std::size_t(sample)].cluster == 1;
                const MapDot& dot = coloured.scene->dots[std::size_t(sample)];
                QCOMPARE(std::isfinite(dot.x), withHidden || !isHidden);
                QCOMPARE(dot.colour == kNoColour, isHidden);
                QCOMPARE(coloured.scene->groupOf[std::size_t(sample)] >= 0, withHidden || !isHidden);
            }
            if (withHidden) {
                QCOMPARE(coloured.rows[0].members, first);
                QCOMPARE(coloured.rows[1].members, second);
                continue;
            }
            QCOMPARE(coloured.rows[1].members, std::vector<int>());
            QCOMPARE(coloured.rows[1].leftOut, int(second.size()));
            QCOMPARE(coloured.scene->groups[1].size, 0);
            // By folder the cluster's sounds are gone likewise.
            const ColouredMap folders =
                colourMap(map, Colouring::TopFolder, false, false, *marks, ShownSounds(map, marks, false));
            std::size_t members = 0;
            for (const GroupRow& row : folders.rows) {
                QVERIFY(!row.isHidden);
                members += row.members.size();
            }
            QCOMPARE(members, coloured.rows[0].members.size());
        }
    }

    void clustersKeepTheirOrder()
    {
        const ColouredMap coloured = colourMap(smallMap(), Colouring::Cluster, false);
        QCOMPARE(namesOf(coloured), QStringList({"cluster_1", "cluster_2"}));
        QCOMPARE(coloured.rows[0].members, (std::vector<int>{1, 2, 4}));
        QCOMPARE(coloured.rows[1].members, (std::vector<int>{0, 3}));
        QCOMPARE(coloured.scene->groupOf, (std::vector<qint32>{1, 0, 0, 1, 0}));
        QCOMPARE(coloured.rows[0].colour, quint16(5)); // not by their order
        QCOMPARE(coloured.rows[1].colour, quint16(2));
        QCOMPARE(coloured.scene->dots[0].colour, quint16(2));
        QCOMPARE(coloured.scene->dots[1].colour, quint16(5));
        QCOMPARE(coloured.scene->dots[3].x, 3.0F);
        QCOMPARE(coloured.scene->dots[3].y, -3.0F);
    }

    void namesComeWithTheirReason()
    {
        MapResult map = smallMap();
        map.clusters[0].evidence.inside = 3;
        map.clusters[0].evidence.outside = 2;
        map.clusters[0].evidence.words.push_back({"kicks", 3, 0});
        const ColouredMap coloured = colourMap(map, Colouring::Cluster, false);
        QCOMPARE(coloured.rows[0].reason, QStringLiteral("kicks: in 3 of 3 names, 0 of 2 elsewhere"));
        QCOMPARE(coloured.scene->groups[0].reason, coloured.rows[0].reason);
        QCOMPARE(coloured.rows[1].reason, QString());
        for (const GroupRow& row : colourMap(map, Colouring::TopFolder, false).rows)
            QCOMPARE(row.reason, QString());
    }

    void theBreakdownHasTheSameColours()
    {
        // Most lie in no folder, and two folders are equally large.
        auto map = std::make_shared<MapResult>(smallMap());
        for (const char* path : {"b.wav", "c.wav", "d.wav", "bass/1.wav", "empty\u00e9/1.wav"}) {
            SampleRecord record;
            record.path = path;
            record.cluster = 0;
            map->samples.push_back(record);
        }
        const ColouredMap coloured = colourMap(*map, Colouring::TopFolder, false);
        const BreakdownView view =
            breakdownView(countLabels(map, LabelSource::Top), BreakdownSide::LabelsPerCluster, true);
        QCOMPARE(view.pieces.size(), coloured.rows.size());
        QCOMPARE(view.pieces.size(), 5U);
        for (const BreakdownPart& piece : view.pieces) {
            const auto row = std::find_if(coloured.rows.begin(), coloured.rows.end(),
                                          [&](const GroupRow& each) { return each.name == piece.name; });
            QVERIFY2(row != coloured.rows.end(), qPrintable(piece.name));
            QCOMPARE(piece.colour, mapQColor(row->colour, true));
        }
    }

    void labels_data()
    {
        QTest::addColumn<Colouring>("colouring");
        QTest::addColumn<QStringList>("names"); // By size, then name; what lies in no folder comes last.
        QTest::newRow("top") << Colouring::TopFolder << QStringList({"drums", "synth", "(in no folder)"});
        QTest::newRow("parent") << Colouring::ParentFolder << QStringList({"kick", "snare", "(in no folder)"});
    }
    void labels()
    {
        QFETCH(Colouring, colouring);
        const ColouredMap coloured = colourMap(smallMap(), colouring, false);
        QTEST(namesOf(coloured), "names");
        QCOMPARE(coloured.scene->dots[0].colour, quint16(kNoColour));
        QCOMPARE(coloured.rows.back().colour, quint16(kNoColour));
    }

    void listAndMapAgree_data()
    {
        QTest::addColumn<Colouring>("colouring");
        QTest::addColumn<bool>("symbols");
        for (const Colouring colouring :
             {Colouring::Cluster, Colouring::TopFolder, Colouring::ParentFolder, Colouring::Length, Colouring::Tempo,
              Colouring::Key, Colouring::Tag, Colouring::Family})
            for (const bool symbols : {false, true})
                QTest::addRow("%d %d", int(colouring), int(symbols)) << colouring << symbols;
    }
    void listAndMapAgree()
    {
        QFETCH(Colouring, colouring);
        QFETCH(bool, symbols);
        const MapResult map = smallMap();
        const ColouredMap coloured = colourMap(map, colouring, symbols);
        QCOMPARE(coloured.scene->dots.size(), map.samples.size());
        QCOMPARE(coloured.scene->groups.size(), coloured.rows.size());
        std::size_t members = 0;
        for (std::size_t g = 0; g < coloured.rows.size(); ++g) {
            const GroupRow& row = coloured.rows[g];
            QCOMPARE(coloured.scene->groups[g].name, row.name);
            QCOMPARE(coloured.scene->groups[g].size, int(row.members.size()));
            if (symbols)
                QCOMPARE(row.symbol, quint8(g)); // Fewer than seven groups: all differ.
            for (const int member : row.members) {
                QCOMPARE(coloured.scene->groupOf[std::size_t(member)], qint32(g));
                QCOMPARE(coloured.scene->dots[std::size_t(member)].colour, row.colour);
                QCOMPARE(coloured.scene->dots[std::size_t(member)].symbol, row.symbol);
            }
            members += row.members.size();
        }
        QCOMPARE(members, map.samples.size());
    }

    void values_data()
    {
        QTest::addColumn<Colouring>("colouring");
        QTest::addColumn<QStringList>("names");        // Ranges from the least up; what has no value comes last.
        QTest::addColumn<std::vector<int>>("groupOf"); // Of the five samples.
        QTest::newRow("length") << Colouring::Length
                                << QStringList({"under 100 ms", "100 ms to 300 ms", "from 10.00 s"})
                                << std::vector<int>{0, 1, 0, 2, 0};
        QTest::newRow("loudness") << Colouring::Loudness << QStringList({"-18 LUFS to -12 LUFS", "(silence)"})
                                  << std::vector<int>{0, 1, 1, 1, 1};
        QTest::newRow("brightness") << Colouring::Brightness << QStringList({"under 250 Hz", "from 4 kHz", "(silence)"})
                                    << std::vector<int>{1, 0, 2, 2, 2};
        QTest::newRow("tempo") << Colouring::Tempo << QStringList({"120 BPM to 140 BPM", "(no tempo)"})
                               << std::vector<int>{1, 0, 1, 1, 1};
        QTest::newRow("key") << Colouring::Key << QStringList({"C maj", "A min", "(no key)"})
                             << std::vector<int>{1, 2, 0, 2, 2};
    }
    void values()
    {
        QFETCH(Colouring, colouring);
        QFETCH(QStringList, names);
        QFETCH(std::vector<int>, groupOf);
        MapResult map = smallMap();
        map.samples[1].seconds = 0.1; // what is on an edge belongs to the upper range
        map.samples[3].seconds = 60.0;
        map.samples[0].descriptors.loudness = -15.0F;
        map.samples[0].descriptors.brightness = 5000.0F;
        map.samples[1].descriptors.brightness = 60.0F;
        map.samples[1].descriptors.tempo = SoundTempo{120.0F, 0.9F};
        map.samples[0].descriptors.key = SoundKey{9, true, 0.9F};
        map.samples[1].descriptors.key = SoundKey{4, true, 0.2F}; // not sure: none
        map.samples[2].descriptors.key = SoundKey{0, false, 0.9F};
        const ColouredMap coloured = colourMap(map, colouring, false);
        QCOMPARE(namesOf(coloured), names);
        for (std::size_t i = 0; i < map.samples.size(); ++i)
            QCOMPARE(coloured.scene->groupOf[i], groupOf[i]);
        for (std::size_t g = 0; g < coloured.rows.size(); ++g) {
            const bool missing = coloured.rows[g].name.startsWith('(');
            QCOMPARE(coloured.rows[g].colour == kNoColour, missing);
            QVERIFY(missing || colouring == Colouring::Key || coloured.rows[g].colour >= kRampFirst);
        }
    }

    void familiesAreFoldedIfAskedFor()
    {
        MapResult map = smallMap();
        QVERIFY(colourMap(map, Colouring::Cluster, false, true).scene->standIns.empty());
        map.families = {{{{0, true}, {3, false}}}, {{{1, true}, {2, true}, {4, true}}}};
        QVERIFY(colourMap(map, Colouring::Cluster, false).scene->standIns.empty());
        QCOMPARE(colourMap(map, Colouring::Cluster, false, true).scene->standIns, (std::vector<qint32>{0, 1, 1, 0, 1}));
        // The first that is there stands for the others.
        map.samples[1].missing = true;
        map.samples[0].missing = map.samples[3].missing = true;
        const ColouredMap coloured = colourMap(map, Colouring::TopFolder, true, true);
        QCOMPARE(coloured.scene->standIns, (std::vector<qint32>{0, 2, 2, 0, 2}));
        QCOMPARE(coloured.rows[0].members, (std::vector<int>{1, 2, 3})); // lists hold all
    }

    void familiesHaveColoursOfTheirOwn()
    {
        MapResult map = smallMap();
        QCOMPARE(namesOf(colourMap(map, Colouring::Family, false)), QStringList({"(there once)"}));
        map.families = {{{{0, true}, {3, false}}}, {{{1, true}, {2, true}, {4, true}}}};
        ColouredMap coloured = colourMap(map, Colouring::Family, false);
        QCOMPARE(namesOf(coloured), QStringList({"1.wav", "a.wav", "(there once)"})); // the largest first
        QCOMPARE(coloured.scene->groupOf, (std::vector<qint32>{1, 0, 0, 1, 0}));
        QCOMPARE(coloured.rows[0].colour, quint16(0));
        QCOMPARE(coloured.rows[1].colour, quint16(1));
        QVERIFY(coloured.rows[2].members.empty());
        map.families.pop_back();
        coloured = colourMap(map, Colouring::Family, false, true);
        QCOMPARE(coloured.scene->groupOf, (std::vector<qint32>{0, 1, 1, 0, 1}));
        QCOMPARE(coloured.scene->dots[1].colour, quint16(kNoColour));
        QCOMPARE(coloured.scene->standIns[3], 0);
        QCOMPARE(coloured.scene->dots[0].colour, quint16(0)); // so the one dot that is seen has it
    }

    void manyFamiliesShareTheLastColour()
    {
        MapResult map;
        for (int i = 0; i < 2403; ++i) {
            SampleRecord record;
            record.path = std::to_string(i) + ".wav";
            map.samples.push_back(record);
        }
        for (std::int32_t family = 0; family < 1200; ++family)
            map.families.push_back({{{family, true}, {2402 - family, true}}});
        map.families[1100].members.insert(map.families[1100].members.begin() + 1, {1201, true});
        const ColouredMap coloured = colourMap(map, Colouring::Family, false);
        QCOMPARE(coloured.rows.size(), std::size_t(1001));
        QCOMPARE(coloured.rows[0].name, QStringLiteral("1100.wav"));
        QCOMPARE(coloured.rows[0].members, (std::vector<int>{1100, 1201, 1302}));
        QCOMPARE(coloured.rows[1].name, QStringLiteral("0.wav"));
        QCOMPARE(coloured.rows[998].members.size(), std::size_t(2));
        QCOMPARE(coloured.rows[999].name, QStringLiteral("(smaller families)"));
        QCOMPARE(coloured.rows[999].members.size(), std::size_t(2 * 201));
        QVERIFY(std::ranges::is_sorted(coloured.rows[999].members));
        QVERIFY(coloured.rows[999].colour < kNoColour);
        QCOMPARE(coloured.rows[1000].members, (std::vector<int>{1200, 1202}));
        std::set<quint16> colours;
        for (const GroupRow& row : coloured.rows)
            colours.insert(row.colour);
        QCOMPARE(colours.size(), coloured.rows.size());
    }

    void nothingIsNothing()
    {
        const ColouredMap coloured = colourMap(MapResult(), Colouring::TopFolder, true);
        QVERIFY(coloured.rows.empty());
        QVERIFY(coloured.scene->dots.empty());
    }
};

QTEST_GUILESS_MAIN(SceneBuilderTest)
#include "scene_builder_test.moc"
