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

/// The thesaurus' plural for a label ("closed-hat"), or '' if it has none.
std::string nounOf(const std::string& label)
{
    SampleRecord record;
    record.path = label + "/x.wav";
    const PathWords words(std::span(&record, 1));
    // The narrowest: the one that is no wider word for another.
    std::string noun;
    std::size_t longest = 0;
    for (const PathWord& word : words.of(0)) {
        std::size_t wider = 0;
        for (const PathWord& other : words.of(0))
            wider += PathWords::related(word.word, other.word) ? 1 : 0;
        if (!words.isFree(word.word) && soundWords()[word.word].kind != WordKind::Quality && wider >= longest &&
            (wider > longest || soundWords()[word.word].kind == WordKind::Thing)) {
            noun = soundWords()[word.word].plural;
            longest = wider;
        }
    }
    return noun;
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
        for (std::size_t c = 0; c < clusters.size(); ++c) {
            QVERIFY(names.insert(clusters[c].name).second);
            const auto majority =
                std::ranges::max_element(counts[c], {}, [](const auto& entry) { return entry.second; });
            const std::string noun = nounOf(majority->first);
            const bool agrees = std::ranges::any_of(clusters[c].evidence.words,
                                                    [&](const WordEvidence& word) { return word.word == noun; });
            same += agrees ? 1 : 0;
            qInfo("%-36s %3zu sounds, %zu of them %s%s", clusters[c].name.c_str(), clusters[c].size, majority->second,
                  majority->first.c_str(), agrees ? "" : "  <- differs");
        }
        qInfo("%zu of %zu names have the word of the majority's label", same, clusters.size());
        QVERIFY(double(same) >= (folders ? 0.75 : 0.65) * double(clusters.size()));
    }

private:
    MapResult m_map;
};

QTEST_GUILESS_MAIN(ClusterWordsTest)
#include "cluster_words_test.moc"
