// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/plan.h"

#include "core/export/safe_name.h"
#include "core/library/cluster_names.h"

#include <QTest>
#include <chrono>
#include <map>
#include <set>

using namespace otozu;

namespace
{

struct Place {
    std::string path;
    std::int32_t cluster;
};

std::vector<SampleRecord> samplesAt(const std::vector<Place>& places)
{
    std::vector<SampleRecord> samples;
    for (const auto& [path, cluster] : places) {
        SampleRecord sample;
        sample.path = path;
        sample.cluster = cluster;
        sample.bytes = 10;
        sample.label = labelOf(path, LabelSource::Top);
        samples.push_back(sample);
    }
    return samples;
}

std::vector<ClusterInfo> clustersOf(const std::vector<SampleRecord>& samples)
{
    std::vector<std::int32_t> labels;
    for (const SampleRecord& sample : samples)
        labels.push_back(sample.cluster);
    return clusterInfosOf(labels);
}

std::vector<std::string> exportedNames(const ExportPlan& plan)
{
    std::vector<std::string> names;
    for (const ExportEntry& entry : plan.entries)
        names.push_back(entry.exported());
    return names;
}

} // namespace

class PlanTest : public QObject
{
    Q_OBJECT
private slots:
    void sortsByCluster()
    {
        const auto samples = samplesAt({{"a.wav", 1}, {"d/b.wav", 0}, {"d/c.wav", 1}});
        const ExportPlan plan = makeExportPlan("/root", samples, clustersOf(samples));
        QCOMPARE(exportedNames(plan),
                 (std::vector<std::string>{"cluster_1/b.wav", "cluster_2/a.wav", "cluster_2/c.wav"}));
        QCOMPARE(plan.folders, std::size_t(2));
        QCOMPARE(plan.bytes, std::uint64_t(30));
        QCOMPARE(plan.clashes, std::size_t(0));
        QCOMPARE(manifestText(plan.entries), std::string("exported,path,cluster,cluster_name,label\n"
                                                         "cluster_1/b.wav,d/b.wav,0,cluster_1,d\n"
                                                         "cluster_2/a.wav,a.wav,1,cluster_2,\n"
                                                         "cluster_2/c.wav,d/c.wav,1,cluster_2,d\n"));
    }

    void oneOfEachFamilyGoesOut()
    {
        const auto samples =
            samplesAt({{"a.wav", 1}, {"b.wav", 0}, {"c.wav", 0}, {"d.wav", 1}, {"e.wav", 0}, {"f.wav", 0}});
        ExportOptions options;
        options.oneOfEachFamily = {{{{0, true}, {2, true}, {4, false}}}, {{{1, true}, {5, false}}}};
        const ExportPlan all = makeExportPlan("/root", samples, clustersOf(samples), options);
        QCOMPARE(exportedNames(all),
                 (std::vector<std::string>{"cluster_1/b.wav", "cluster_2/a.wav", "cluster_2/d.wav"}));
        QCOMPARE(all.folded, std::size_t(3));
        QCOMPARE(all.bytes, std::uint64_t(30));
        // Where the first is not among those chosen, the next one stands for the family.
        const std::vector<std::size_t> chosen{5, 4, 2};
        const ExportPlan some = makeExportPlan("/root", samples, clustersOf(samples), chosen, options);
        QCOMPARE(exportedNames(some), (std::vector<std::string>{"cluster_1/c.wav", "cluster_1/f.wav"}));
        QCOMPARE(some.folded, std::size_t(1));
        QCOMPARE(makeExportPlan("/root", samples, clustersOf(samples), chosen).folded, std::size_t(0));
        // One that is missing does not stand for those that are there.
        auto gone = samples;
        gone[0].missing = true;
        gone[1].missing = gone[5].missing = true;
        QCOMPARE(exportedNames(makeExportPlan("/root", gone, clustersOf(gone), options)),
                 (std::vector<std::string>{"cluster_1/b.wav", "cluster_1/c.wav", "cluster_2/d.wav"}));
    }

    void clashesGetNumbers_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QByteArray>("name"); // of the second
        QTest::newRow("same") << QByteArray("Kick.wav") << QByteArray("Kick.wav") << QByteArray("Kick (2).wav");
        QTest::newRow("case") << QByteArray("Kick.wav") << QByteArray("kick.WAV") << QByteArray("kick (2).WAV");
        QTest::newRow("other ending") << QByteArray("Kick.wav") << QByteArray("Kick.flac") << QByteArray("Kick.flac");
        QTest::newRow("umlaut case") << QByteArray("TÜR.wav") << QByteArray("tür.wav") << QByteArray("tür (2).wav");
        QTest::newRow("composed and not")
            << QByteArray("caf\u00e9.wav") << QByteArray("cafe\u0301.wav") << QByteArray("cafe\u0301 (2).wav");
        QTest::newRow("kana with mark") << QByteArray("\u304c.wav") << QByteArray("\u304b\u3099.wav")
                                        << QByteArray("\u304b\u3099 (2).wav");
        QTest::newRow("hangul") << QByteArray("\ud55c.wav") << QByteArray("\u1112\u1161\u11ab.wav")
                                << QByteArray("\u1112\u1161\u11ab (2).wav");
        QTest::newRow("cyrillic case") << QByteArray("\u0416.wav") << QByteArray("\u0436.wav")
                                       << QByteArray("\u0436 (2).wav");
        QTest::newRow("final sigma") << QByteArray("\u03c3.wav") << QByteArray("\u03c2.wav")
                                     << QByteArray("\u03c2 (2).wav");
        QTest::newRow("hiragana is not katakana")
            << QByteArray("\u3042.wav") << QByteArray("\u30a2.wav") << QByteArray("\u30a2.wav");
        QTest::newRow("made safe") << QByteArray("a?.wav") << QByteArray("a*.wav") << QByteArray("a_ (2).wav");
        QTest::newRow("no ending") << QByteArray("Kick") << QByteArray("KICK") << QByteArray("KICK (2)");
    }

    void clashesGetNumbers()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        const auto samples = samplesAt({{"a/" + first.toStdString(), 0}, {"b/" + second.toStdString(), 0}});
        const ExportPlan plan = makeExportPlan("/root", samples, clustersOf(samples));
        QTEST(QByteArray::fromStdString(plan.entries[1].name), "name");
        QCOMPARE(plan.clashes, std::size_t(plan.entries[1].name != second.toStdString()));
    }

    void aNumberedNameThatExistsIsNotTakenTwice()
    {
        const auto samples = samplesAt({{"1/K.wav", 0}, {"2/K (2).wav", 0}, {"3/k.wav", 0}, {"4/K.wav", 0}});
        const ExportPlan plan = makeExportPlan("/root", samples, clustersOf(samples));
        QCOMPARE(exportedNames(plan), (std::vector<std::string>{"cluster_1/K.wav", "cluster_1/K (2).wav",
                                                                "cluster_1/k (3).wav", "cluster_1/K (4).wav"}));
    }

    void namesOfOtherClustersDoNotClash()
    {
        const auto samples = samplesAt({{"1/K.wav", 0}, {"2/K.wav", 1}});
        QCOMPARE(makeExportPlan("/root", samples, clustersOf(samples)).clashes, std::size_t(0));
        const ExportPlan flat = makeExportPlan("/root", samples, clustersOf(samples), {false, true});
        QCOMPARE(exportedNames(flat), (std::vector<std::string>{"K.wav", "K (2).wav"}));
        QCOMPARE(flat.folders, std::size_t(0));
    }

    void clusterFoldersAreSafeAndDistinct()
    {
        const auto samples = samplesAt({{"a.wav", 0}, {"b.wav", 1}, {"c.wav", 2}, {"Manifest.CSV", -1}});
        const std::vector<ClusterInfo> clusters{{"kicks/low", 1}, {"Kicks:Low", 1}, {"manifest.csv", 1}};
        const ExportPlan plan = makeExportPlan("/root", samples, clusters);
        QCOMPARE(exportedNames(plan), (std::vector<std::string>{"Manifest (2).CSV", "kicks_low/a.wav",
                                                                "Kicks_Low (2)/b.wav", "manifest (3).csv/c.wav"}));
    }

    void thousandsOfOneNameTakeNoTime()
    {
        std::vector<Place> places;
        for (int i = 0; i < 20000; ++i)
            places.push_back({std::to_string(i) + "/Kick.wav", 0});
        const auto samples = samplesAt(places);
        const ExportPlan plan = makeExportPlan("/root", samples, clustersOf(samples));
        std::set<std::string> keys;
        for (const ExportEntry& entry : plan.entries)
            keys.insert(nameKey(entry.name));
        QCOMPARE(keys.size(), places.size());
        QCOMPARE(plan.entries.back().name, std::string("Kick (20000).wav"));
    }

    void onlyWhatWasChosen()
    {
        const auto samples = samplesAt({{"a.wav", 0}, {"b.wav", 1}, {"c.wav", 0}});
        const std::vector<std::int32_t> wanted{0};
        const auto chosen = samplesInClusters(samples, wanted);
        QCOMPARE(chosen, (std::vector<std::size_t>{0, 2}));
        const ExportPlan plan = makeExportPlan("/root", samples, clustersOf(samples), chosen);
        QCOMPARE(exportedNames(plan), (std::vector<std::string>{"cluster_1/a.wav", "cluster_1/c.wav"}));
        const std::vector<std::size_t> bad{3};
        QVERIFY_EXCEPTION_THROWN((void)makeExportPlan("/root", samples, clustersOf(samples), bad),
                                 std::invalid_argument);
    }

    void namesAreMadeSafe_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("safe"); // by the rules of Windows: learn.microsoft.com, "Naming Files"
        QTest::newRow("plain") << QByteArray("Kick 01.wav") << QByteArray("Kick 01.wav");
        QTest::newRow("Japanese") << QByteArray("太鼓.wav") << QByteArray("太鼓.wav");
        QTest::newRow("reserved") << QByteArray("a\\b:c*d?e\"f<g>h|i/j.wav") << QByteArray("a_b_c_d_e_f_g_h_i_j.wav");
        QTest::newRow("control") << QByteArray("a\nb\x7F.wav") << QByteArray("a_b_.wav");
        QTest::newRow("trailing dot") << QByteArray("kick.") << QByteArray("kick_");
        QTest::newRow("trailing spaces") << QByteArray("kick. ") << QByteArray("kick__");
        QTest::newRow("device") << QByteArray("CON.wav") << QByteArray("_CON.wav");
        QTest::newRow("device, small") << QByteArray("aux") << QByteArray("_aux");
        QTest::newRow("device, space") << QByteArray("Com7 .tar.wav") << QByteArray("_Com7 .tar.wav");
        QTest::newRow("no device") << QByteArray("COM0.wav") << QByteArray("COM0.wav");
        QTest::newRow("console") << QByteArray("console.wav") << QByteArray("console.wav");
        QTest::newRow("dots") << QByteArray("..") << QByteArray("__");
        QTest::newRow("nothing") << QByteArray() << QByteArray("_");
        QTest::newRow("long") << QByteArray(300, 'a') + ".wav" << QByteArray(236, 'a') + ".wav";
        QTest::newRow("long, whole characters")
            << QByteArray("\u592a").repeated(90) + ".wav" << QByteArray("\u592a").repeated(78) + ".wav";
    }

    void namesAreMadeSafe()
    {
        QFETCH(QByteArray, name);
        QTEST(QByteArray::fromStdString(safeName(name.toStdString())), "safe");
    }

    void namesOfOtherBytesBecomeText()
    {
        const auto samples = samplesAt({{"caf\xE9.wav", 0}});
        const ExportPlan plan = makeExportPlan("/root", samples, clustersOf(samples));
        QCOMPARE(plan.entries[0].name, std::string("caf%E9.wav"));
        QCOMPARE(plan.entries[0].source.string(), std::string("caf\xE9.wav"));
        QCOMPARE(plan.unsafeNames, std::size_t(1));
    }

    void keysAgreeWithQt()
    {
        // Qt folds and decomposes by the same Unicode data; ideographs for compatibility are left out on purpose.
        std::map<QString, std::string> keys;
        for (char32_t c = 1; c < 0x20000; ++c) {
            if ((c >= 0xD800 && c < 0xE000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x2F800 && c < 0x2FA20))
                continue;
            const QString text = QString::fromUcs4(&c, 1);
            const QString folded = text.normalized(QString::NormalizationForm_D).toCaseFolded();
            if (folded.size() > text.normalized(QString::NormalizationForm_D).size())
                continue; // full folding (ß, ligatures), which file systems do not do
            const std::string key = nameKey(text.toStdString());
            const auto [known, isNew] = keys.try_emplace(folded.normalized(QString::NormalizationForm_D), key);
            QVERIFY2(known->second == key, qPrintable(QString::number(c, 16)));
        }
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
