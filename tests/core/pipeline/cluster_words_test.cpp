// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/cluster_namer.h"
#include "core/pipeline/make_map.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <set>

using namespace otozu;

namespace
{

/// The entry of the thesaurus that a label stands for ("closed-hat"): the narrowest.
std::uint32_t wordOf(const std::string& label)
{
    SampleRecord record;
    record.path = label + "/x.wav";
    const PathWords words(std::span(&record, 1));
    std::uint32_t narrowest = 0;
    std::size_t most = 0;
    for (const PathWord& word : words.of(0)) {
        if (words.isFree(word.word) || soundWords()[word.word].kind == WordKind::Quality)
            continue;
        const auto related = std::size_t(std::ranges::count_if(
            words.of(0), [&](const PathWord& other) { return PathWords::related(word.word, other.word); }));
        if (related >= most) { // of two that are related to as many the later one, which is no family
            narrowest = word.word;
            most = related;
        }
    }
    return narrowest;
}

/// How well a name says what a label says.
enum class Agreement { None, Kin, Same };

/// Kin: "hats" for "closed-hat", "djembes" for "hand-drum", but not "drums".
Agreement agreement(const ClusterInfo& cluster, std::uint32_t label)
{
    auto best = Agreement::None;
    for (const WordEvidence& said : cluster.evidence.words) {
        const auto word = std::ranges::find(soundWords(), said.word, &SoundWord::plural);
        if (word == soundWords().end())
            continue;
        const auto id = std::uint32_t(word - soundWords().begin());
        if (id == label)
            return Agreement::Same;
        if (word->kind == WordKind::Thing && PathWords::related(id, label))
            best = Agreement::Kin;
    }
    return best;
}

} // namespace

/// Do people's labels and the names that clusters get agree? On a map that is made from sound alone.
class ClusterWordsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (test::corpus().empty())
            QSKIP("the labelled corpus is not here");
        MapRequest request = defaultRequest(Profile::Timbre);
        request.folder = test::corpus() / "drums";
        MapObserver observer;
        m_map = makeMap(request, {}, observer);
        QVERIFY(m_map.samples.size() > 300);
    }

    void namesSayWhatPeopleSay_data()
    {
        QTest::addColumn<bool>("folders");
        QTest::newRow("files and folders") << true;
        QTest::newRow("names of files alone") << false;
    }

    void namesSayWhatPeopleSay()
    {
        QFETCH(bool, folders);
        std::vector<SampleRecord> samples = m_map.samples;
        std::vector<std::int32_t> labels;
        std::vector<std::map<std::string, std::size_t>> counts(m_map.clusters.size());
        for (SampleRecord& sample : samples) {
            labels.push_back(sample.cluster);
            ++counts[std::size_t(sample.cluster)][labelOf(sample.path, LabelSource::Top)];
            if (!folders)
                sample.path = sample.path.filename();
        }
        const auto clusters = ClusterNamer(samples).name(labels);
        std::set<std::string> names;
        std::size_t same = 0;
        std::size_t kin = 0;
        for (std::size_t c = 0; c < clusters.size(); ++c) {
            QVERIFY(names.insert(clusters[c].name).second);
            const auto majority =
                std::ranges::max_element(counts[c], {}, [](const auto& entry) { return entry.second; });
            const Agreement agrees = agreement(clusters[c], wordOf(majority->first));
            same += agrees == Agreement::Same ? 1 : 0;
            kin += agrees == Agreement::Kin ? 1 : 0;
            qInfo("%-36s %3zu sounds, %zu of them %s%s", clusters[c].name.c_str(), clusters[c].size, majority->second,
                  majority->first.c_str(),
                  agrees == Agreement::Same  ? ""
                  : agrees == Agreement::Kin ? "  (a wider or narrower word)"
                                             : "  <- differs");
        }
        qInfo("%zu of %zu names have the word of the majority's label, %zu a wider or narrower one", same,
              clusters.size(), kin);
        QVERIFY(double(same) >= (folders ? 0.7 : 0.6) * double(clusters.size()));
        QVERIFY(double(same + kin) >= 0.8 * double(clusters.size()));
    }

private:
    MapResult m_map;
};

QTEST_GUILESS_MAIN(ClusterWordsTest)
#include "cluster_words_test.moc"
