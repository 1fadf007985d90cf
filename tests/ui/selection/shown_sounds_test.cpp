// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/selection/shown_sounds.h"

#include <QTest>

using namespace otozu;

class ShownSoundsTest : public QObject
{
    Q_OBJECT
private:
    /// Files 10 … 15 in clusters 0, 1, 0, 1, 2 and none.
    static MapResult map()
    {
        MapResult made;
        made.clusters = {{.name = "a"}, {.name = "b"}, {.name = "c"}};
        for (const int cluster : {0, 1, 0, 1, 2, -1}) {
            SampleRecord record;
            record.cluster = cluster;
            made.files.push_back(FileId(10 + made.samples.size()));
            made.samples.push_back(record);
        }
        return made;
    }
    static SoundMarksPtr hiding(std::vector<FileId> files)
    {
        return std::make_shared<const SoundMarks>(UserMarks{.favourites = {}, .hidden = std::move(files), .tags = {}});
    }
    static std::vector<int> shownOf(const ShownSounds& sounds)
    {
        std::vector<int> shown;
        for (int sample = 0; sample < 6; ++sample)
            if (sounds.isShown(sample))
                shown.push_back(sample);
        return shown;
    }
    using Ints = std::vector<int>;

private slots:
    void allAreShownAtFirst()
    {
        for (const ShownSounds& sounds : {ShownSounds(), ShownSounds(map(), nullptr, false)}) {
            QCOMPARE(shownOf(sounds), (Ints{0, 1, 2, 3, 4, 5}));
            QVERIFY(sounds.leftOut().empty());
            QVERIFY(sounds.isFileShown(10));
            QVERIFY(!sounds.isHidden(-1) && !sounds.isHidden(6) && !sounds.isClusterHidden(9));
        }
    }

    void marksAndClustersHide()
    {
        MapResult made = map();
        made.clusters[1].hidden = true;
        const ShownSounds sounds(made, hiding({10, 13, 99}), false);
        QCOMPARE(shownOf(sounds), (Ints{2, 4, 5}));
        QCOMPARE(sounds.leftOutCount(), std::size_t(3));
        QCOMPARE(std::vector<char>(sounds.leftOut().begin(), sounds.leftOut().end()),
                 (std::vector<char>{1, 1, 0, 1, 0, 0}));
        QVERIFY(sounds.isClusterHidden(1) && !sounds.isClusterHidden(0) && !sounds.isClusterHidden(-1));
        // One that is no sample of the map.
        QVERIFY(!sounds.isFileShown(99) && sounds.isFileShown(98));
    }

    void hiddenOnesCanBeShown()
    {
        MapResult made = map();
        made.clusters[1].hidden = true;
        const ShownSounds sounds(made, hiding({10, 99}), true);
        QCOMPARE(shownOf(sounds), (Ints{0, 1, 2, 3, 4, 5}));
        QVERIFY(sounds.leftOut().empty());
        QCOMPARE(sounds.leftOutCount(), std::size_t(0));
        QVERIFY(sounds.isFileShown(99));
        // They are known as what they are.
        QVERIFY(sounds.isHidden(0) && sounds.isHidden(1) && !sounds.isHidden(2) && sounds.isFileHidden(99));
        QVERIFY(sounds.isClusterHidden(1));
    }

    void familiesLoseWhatIsNotShown()
    {
        const std::vector<SoundFamily> families = {{{{0, true}, {1, true}}},
                                                   {{{0, true}, {2, false}, {3, true}, {4, true}}},
                                                   {{{1, true}, {3, false}, {5, true}}}};
        const auto left = [&](std::vector<FileId> hidden, bool withHidden = false) {
            return ShownSounds(map(), hiding(std::move(hidden)), withHidden).families(families);
        };
        QVERIFY(left({}) == families);
        QVERIFY(left({10, 11, 12}, true) == families);
        // The first family is a single sound now; the second has another first, of which nothing is known.
        QVERIFY(left({10}) == (std::vector<SoundFamily>{{{{2, true}, {3, false}, {4, false}}}, families[2]}));
        // Both were equal to the one that stood for all: they are equal to each other.
        QVERIFY(left({10, 11, 12}) == (std::vector<SoundFamily>{{{{3, true}, {4, true}}}, {{{3, true}, {5, false}}}}));
        QVERIFY(left({10, 11, 12, 13, 14}).empty());
    }

    void equalIsWhatShowsTheSame()
    {
        MapResult made = map();
        const ShownSounds all;
        QVERIFY(all == ShownSounds(MapResult(), nullptr, false));
        QVERIFY(!(all == ShownSounds(made, hiding({10}), false)));
        QVERIFY(ShownSounds(made, hiding({10}), false) == ShownSounds(made, hiding({10, 50}), false));
        QVERIFY(!(ShownSounds(made, hiding({10}), false) == ShownSounds(made, hiding({10}), true)));
        QVERIFY(!(ShownSounds(made, hiding({10}), false) == ShownSounds(made, hiding({11}), false)));
    }
};

QTEST_GUILESS_MAIN(ShownSoundsTest)
#include "shown_sounds_test.moc"
