// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/cluster_namer.h"

#include "core/base/random.h"

#include <QTest>
#include <algorithm>
#include <clocale>
#include <numeric>
#include <set>

using namespace otozu;

namespace
{

/// A made-up library: sounds with a cluster.
struct Made {
    std::vector<SampleRecord> samples;
    std::vector<std::int32_t> labels;

    /// `count` files of a cluster; % in the path stands for a running number.
    void add(int cluster, int count, const std::string& path, double seconds = 0.5, float brightness = 2000.0F)
    {
        for (int i = 0; i < count; ++i) {
            SampleRecord sample;
            std::string name = path;
            if (const auto at = name.find('%'); at != std::string::npos)
                name.replace(at, 1, std::to_string(samples.size()));
            sample.path = name;
            sample.seconds = seconds;
            sample.descriptors.brightness = brightness;
            samples.push_back(std::move(sample));
            labels.push_back(cluster);
        }
    }

    [[nodiscard]] std::vector<ClusterInfo> infos() const { return ClusterNamer(samples).name(labels); }
};

QStringList namesOf(const std::vector<ClusterInfo>& clusters)
{
    QStringList names;
    for (const ClusterInfo& cluster : clusters)
        names << QString::fromStdString(cluster.name);
    return names;
}

/// A library of random words, in which nearly everything may happen.
Made randomLibrary(Random& random)
{
    static const char* const kParts[] = {"kick",    "snare",   "hat",  "open", "808",   "loop", "Pack A",
                                         "Packbee", "zorblax", "太鼓", "tm",   "drums", "soft", "closed",
                                         "vox",     "robot",   "low",  "01",   "x",     "bell"};
    Made made;
    const auto clusters = int(1 + random.below(25));
    const auto vocabulary = 1 + random.below(std::size(kParts));
    for (std::size_t i = 0, n = 1 + random.below(300); i < n; ++i) {
        std::string path;
        for (std::size_t part = 0, parts = 1 + random.below(3); part < parts; ++part)
            (path += kParts[random.below(vocabulary)]) += part + 1 < parts ? "/" : "";
        made.add(int(random.below(std::uint64_t(clusters))) - (random.below(20) == 0 ? 1 : 0), 1, path + " %.wav",
                 double(random.below(4)) * 0.4 + 0.05, float(200 + 1500 * random.below(5)));
        SoundDescriptors& heard = made.samples.back().descriptors;
        if (random.below(3) == 0)
            heard.noisiness = float(random.uniform());
        if (random.below(3) == 0)
            heard.attack = float(random.uniform(0.0, 0.2));
        if (random.below(3) == 0)
            heard.pitch = SoundPitch{.hz = float(random.uniform(40.0, 2000.0))};
    }
    return made;
}

} // namespace

class ClusterNamerTest : public QObject
{
    Q_OBJECT
private slots:
    void namesWhatSetsAClusterApart()
    {
        Made made;
        made.add(0, 40, "Drums/BD/bd_%.wav", 0.14, 300.0F);
        made.add(1, 30, "Drums/HiHat Closed %.wav", 0.1, 8000.0F);
        made.add(2, 30, "Drums/Pads & Co/warm pad %.wav", 4.0, 1500.0F);
        made.add(3, 30, "Drums/misc/sn %.wav", 0.4, 3000.0F);
        const auto clusters = made.infos();
        QCOMPARE(namesOf(clusters),
                 (QStringList{"short dark kicks", "short bright closed hats", "long pads", "snares"}));
        QCOMPARE(clusters[0].size, std::size_t(40));
    }

    void givesTheEvidence()
    {
        Made made;
        made.add(0, 38, "kick %.wav", 0.18);
        made.add(0, 3, "thing %.wav", 0.18);
        made.add(1, 3, "kick %.wav", 0.9);
        made.add(1, 257, "snare %.wav", 0.9);
        const auto clusters = made.infos();
        QCOMPARE(clusters[0].name, std::string("short kicks"));
        const NameEvidence& evidence = clusters[0].evidence;
        QCOMPARE(evidence.inside, std::size_t(41));
        QCOMPARE(evidence.outside, std::size_t(260));
        QCOMPARE(evidence.words.size(), std::size_t(1));
        QCOMPARE(evidence.words[0].word, std::string("kicks"));
        QCOMPARE(evidence.words[0].inside, std::size_t(38));
        QCOMPARE(evidence.words[0].outside, std::size_t(3));
        QCOMPARE(evidence.traits.size(), std::size_t(1));
        QCOMPARE(evidence.traits[0].word, std::string("short"));
        QCOMPARE(float(evidence.traits[0].median), 0.18F);
        QCOMPARE(float(evidence.traits[0].others), 0.9F);
        QVERIFY(!evidence.traits[0].namesakes);
    }

    void nouns_data()
    {
        QTest::addColumn<QStringList>("paths"); // of the cluster; "20 x %.wav": twenty of them
        QTest::addColumn<QString>("name");
        QTest::newRow("one word of many spellings")
            << QStringList{"8 kick %.wav", "6 BD%.wav", "6 Kicks/k%.wav"} << "kicks";
        QTest::newRow("two words share it") << QStringList{"11 kick %.wav", "9 tom %.wav"} << "kicks & toms";
        QTest::newRow("a wider word for both") << QStringList{"10 chh %.wav", "10 ohh %.wav"} << "hats";
        QTest::newRow("the narrower word") << QStringList{"20 chh %.wav"} << "closed hats";
        QTest::newRow("some strays") << QStringList{"16 snare %.wav", "2 kick %.wav", "2 x%.wav"} << "snares";
        QTest::newRow("nothing in common")
            << QStringList{"4 kick %.wav", "4 vox %.wav", "4 gtr %.wav", "4 bell %.wav", "4 x%.wav"} << "sounds";
        QTest::newRow("no words at all") << QStringList{"20 %.wav"} << "sounds";
        QTest::newRow("what everything is called") << QStringList{"20 loop pack/120bpm sample %.wav"} << "sounds";
        QTest::newRow("a folder") << QStringList{"20 Claps/%.wav"} << "claps";
        QTest::newRow("a word that is not known") << QStringList{"20 robot %.wav"} << "robot sounds";
        QTest::newRow("Japanese") << QStringList{"20 キック %.wav"} << "kicks";
        QTest::newRow("Japanese that is not known") << QStringList{"20 雨/%.wav"} << "雨 sounds";
        QTest::newRow("a short form in doubt is not enough") << QStringList{"9 fl %.wav", "11 x%.wav"} << "sounds";
        QTest::newRow("which machine") << QStringList{"20 TR808 kick %.wav"} << "808 kicks";
    }

    void nouns()
    {
        QFETCH(QStringList, paths);
        QFETCH(QString, name);
        Made made;
        for (const QString& path : paths)
            made.add(0, path.section(' ', 0, 0).toInt(), path.section(' ', 1).toStdString());
        made.add(1, 40, "harp %.wav");
        made.add(2, 40, "siren %.wav");
        QCOMPARE(namesOf(made.infos()), (QStringList{name, "harps", "sirens"}));
    }

    void aWordThatStandsInNearlyAllPathsSaysNothing()
    {
        Made made; // a pack called after basses, without a bass
        made.add(0, 30, "Bass Music Pack/x%.wav");
        made.add(1, 30, "Bass Music Pack/kick %.wav");
        made.add(2, 30, "Bass Music Pack/snare %.wav");
        QCOMPARE(namesOf(made.infos()), (QStringList{"sounds", "kicks", "snares"}));
    }

    void aLibraryOfKicksHoldsKicks()
    {
        Made made;
        made.add(0, 30, "kick %.wav", 0.2);
        made.add(1, 30, "kick %.wav", 1.5);
        QCOMPARE(namesOf(made.infos()), (QStringList{"short kicks", "long kicks"}));
    }

    void oneClusterAndOneSound()
    {
        Made made;
        made.add(0, 1, "kick.wav", 0.1);
        QCOMPARE(namesOf(made.infos()), QStringList{"short kicks"});
        QVERIFY(Made().infos().empty());
    }

    void tellsNamesakesApartByTheirSound()
    {
        Made made;
        made.add(0, 30, "kick %.wav", 0.5, 900.0F);
        made.add(1, 30, "kick %.wav", 0.5, 1400.0F);
        made.add(2, 200, "snare %.wav", 0.5, 1150.0F);
        const auto clusters = made.infos();
        // Against the library neither differs enough to be called bright at 1,400 Hz.
        QCOMPARE(namesOf(clusters), (QStringList{"dark kicks", "kicks", "snares"}));

        Made close;
        close.add(0, 30, "kick %.wav", 0.3);
        close.add(1, 30, "kick %.wav", 0.4);
        close.add(2, 200, "snare %.wav", 0.35);
        const auto told = close.infos();
        QCOMPARE(namesOf(told), (QStringList{"short kicks", "long kicks", "snares"}));
        const TraitEvidence& evidence = told[1].evidence.traits.at(0);
        QVERIFY(evidence.namesakes);
        QCOMPARE(float(evidence.median), 0.4F);
        QCOMPARE(float(evidence.others), 0.3F);
    }

    void tellsNamesakesApartByTheirWords()
    {
        Made made;
        made.add(0, 30, "Zorblax/kick %.wav");
        made.add(1, 15, "acoustic kick %.wav");
        made.add(1, 15, "kick %.wav");
        made.add(2, 60, "snare %.wav");
        made.add(3, 30, "Zorblax/vox %.wav");
        QCOMPARE(namesOf(made.infos()), (QStringList{"zorblax kicks", "acoustic kicks", "snares", "voices"}));
    }

    void noNoisyNoises()
    {
        Made made;
        made.add(0, 20, "white noise %.wav");
        made.add(1, 20, "%.wav");
        made.add(2, 20, "flute %.wav");
        for (std::size_t i = 0; i < made.samples.size(); ++i)
            made.samples[i].descriptors.noisiness = i < 40 ? 0.95F : 0.02F;
        QCOMPARE(namesOf(made.infos()), (QStringList{"noises", "noises 2", "tonal flutes"}));
    }

    void numbersWhatNothingTellsApart()
    {
        Made made;
        for (int cluster = 0; cluster < 3; ++cluster)
            made.add(cluster, 10, "kick %.wav");
        QCOMPARE(namesOf(made.infos()), (QStringList{"kicks", "kicks 2", "kicks 3"}));
    }

    void leavesOutSoundsWithoutACluster()
    {
        Made made;
        made.add(-1, 20, "snare %.wav");
        made.add(0, 20, "kick %.wav");
        made.add(2, 20, "clap %.wav");
        const auto clusters = made.infos();
        QCOMPARE(namesOf(clusters), (QStringList{"kicks", "sounds", "claps"})); // none has cluster 1
        QCOMPARE(clusters[1].size, std::size_t(0));
        QCOMPARE(clusters[0].evidence.outside, std::size_t(40));
    }

    void neverTwoTheSameWhateverTheOrder()
    {
        Random random(11);
        for (int round = 0; round < 400; ++round) {
            const Made made = randomLibrary(random);
            const auto clusters = made.infos();
            std::set<std::string> names;
            for (const ClusterInfo& cluster : clusters) {
                QVERIFY2(names.insert(cluster.name).second, cluster.name.c_str());
                QVERIFY(!cluster.name.empty() && cluster.name.find_first_of("/\\:*?\"<>|") == std::string::npos);
                QVERIFY(cluster.evidence.traits.size() <= 3);
                std::set<Trait> traits;
                for (const TraitEvidence& trait : cluster.evidence.traits) {
                    QVERIFY(traits.insert(trait.trait).second); // no "short long kicks"
                    QVERIFY(cluster.name.find(trait.word) != std::string::npos);
                }
                for (const WordEvidence& word : cluster.evidence.words) {
                    QVERIFY(cluster.name.find(word.word) != std::string::npos);
                    QVERIFY(word.inside > 0 && word.inside <= cluster.size);
                    QVERIFY(word.outside <= cluster.evidence.outside);
                }
            }
            std::vector<std::size_t> order(made.samples.size());
            std::iota(order.begin(), order.end(), std::size_t(0));
            for (std::size_t i = order.size(); i > 1; --i)
                std::swap(order[i - 1], order[random.below(i)]);
            Made shuffled;
            for (const std::size_t i : order) {
                shuffled.samples.push_back(made.samples[i]);
                shuffled.labels.push_back(made.labels[i]);
            }
            QCOMPARE(namesOf(shuffled.infos()), namesOf(clusters));
        }
    }

    void theLocaleChangesNothing()
    {
        Made made;
        made.add(0, 20, "HIHAT %.wav", 0.1);
        made.add(1, 20, "Iıİi %.wav", 3.0);
        const QStringList names = namesOf(made.infos());
        const std::string before = std::setlocale(LC_ALL, nullptr);
        if (!std::setlocale(LC_ALL, "tr_TR.UTF-8") && !std::setlocale(LC_ALL, "C.UTF-8"))
            QSKIP("there is no other locale here");
        QCOMPARE(namesOf(made.infos()), names);
        std::setlocale(LC_ALL, before.c_str());
    }

    void wantsALabelASample()
    {
        Made made;
        made.add(0, 2, "kick %.wav");
        const ClusterNamer namer(made.samples);
        const std::vector<std::int32_t> labels{0};
        QVERIFY_EXCEPTION_THROWN((void)namer.name(labels), std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(ClusterNamerTest)
#include "cluster_namer_test.moc"
