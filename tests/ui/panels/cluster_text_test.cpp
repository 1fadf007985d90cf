// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/cluster_namer.h"
#include "core/library/sound_words.h"
#include "ui/panels/cluster_text.h"
#include "ui/panels/cluster_words.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

#include <map>
#include <set>

using namespace otozu;

namespace
{

/// The window's Japanese, as long as it lives.
struct Japanese {
    QTranslator translator;
    Japanese()
    {
        if (translator.load(QStringLiteral(":/otozu/translations/otozu_ja.qm")))
            QCoreApplication::installTranslator(&translator);
    }
    ~Japanese() { QCoreApplication::removeTranslator(&translator); }
};

ClusterInfo clusterOf(const std::string& name, const std::vector<std::string>& adjectives,
                      const std::vector<std::string>& words)
{
    ClusterInfo cluster{name, 3, {}};
    for (const std::string& adjective : adjectives)
        cluster.evidence.traits.push_back({Trait::Length, adjective, 1.0, 2.0, false});
    for (const std::string& word : words)
        cluster.evidence.words.push_back({word, 3, 0});
    return cluster;
}

} // namespace

class ClusterTextTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::loadResources(); }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("adjectives");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("japanese");
        const auto row = [](const char* name, const QStringList& adjectives, const QStringList& words,
                            const char* japanese) {
            QTest::newRow(name) << QString(name) << adjectives << words << QString(japanese);
        };
        row("kicks", {}, {"kicks"}, "キック");
        row("short dark kicks", {"short", "dark"}, {"kicks"}, "短く暗いキック");
        row("long 808 open hats", {"long"}, {"808", "open hats"}, "長い808オープンハット");
        row("noisy kicks & toms", {"noisy"}, {"kicks", "toms"}, "ノイジーなキック＆タム");
        row("tonal sounds", {"tonal"}, {}, "音程のあるサウンド");
        row("noises", {}, {}, "ノイズ");
        row("808 robot tones 3", {}, {"808", "robot"}, "808 robotトーン 3");
        // Not made of its evidence: the user's own, or another's.
        row("my favourites", {"short"}, {"kicks"}, "my favourites");
        row("short kicks of mine", {"short"}, {"kicks"}, "short kicks of mine");
        row("short kicksy", {"short"}, {"kicks"}, "short kicksy");
        row("cluster_1", {}, {}, "cluster_1");
        row("", {}, {}, "");
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, adjectives);
        QFETCH(QStringList, words);
        const auto plain = [](const QStringList& texts) {
            std::vector<std::string> strings;
            for (const QString& text : texts)
                strings.push_back(text.toStdString());
            return strings;
        };
        const std::vector<ClusterInfo> clusters{clusterOf(name.toStdString(), plain(adjectives), plain(words))};
        QCOMPARE(clusterTexts(clusters).front(), name);
        QCOMPARE(clusterText(clusters, 0), name);
        QCOMPARE(clusterText(clusters, 1), QString());
        QCOMPARE(clusterText(clusters, -1), QString());
        const Japanese japanese;
        QTEST(clusterTexts(clusters).front(), "japanese");
    }

    void noTwoAreTheSame()
    {
        const Japanese japanese;
        // The same in Japanese, and one that is not.
        const std::vector<QString> texts = clusterTexts(std::vector{
            clusterOf("closed hats", {}, {"closed hats"}), clusterOf("closed hats 2", {}, {"closed", "hats"}),
            clusterOf("closed hats", {}, {"hats"}), clusterOf("noises", {}, {"noises"})});
        QCOMPARE(texts[0], QStringLiteral("クローズドハット"));
        QCOMPARE(std::set<QString>(texts.begin(), texts.end()).size(), texts.size());
        const std::vector<QString> alike = clusterTexts(std::vector{
            clusterOf("closed hats", {}, {"closed hats"}), clusterOf("クローズドハット", {}, {"クローズドハット"})});
        QCOMPARE(alike[0], QStringLiteral("クローズドハット (closed hats)"));
        QCOMPARE(alike[1], QStringLiteral("クローズドハット"));
    }

    void whatIsNamedIsReadBack()
    {
        // Real names, of all kinds.
        std::vector<SampleRecord> samples;
        std::vector<std::int32_t> labels;
        const std::vector<std::string> names{"kick", "808 kick", "robot", "hat open", "noise", "x", "x", "zither"};
        for (std::size_t c = 0; c < names.size(); ++c) {
            for (std::size_t i = 0; i < 30; ++i) {
                SampleRecord record;
                record.path = names[c] + "/" + names[i % 3 == 0 ? c : c / 2] + std::to_string(i) + ".wav";
                record.seconds = 0.05 * double(c + 1) + 0.001 * double(i);
                record.descriptors.brightness = 300.0F * float(names.size() - c) + float(i);
                record.descriptors.noisiness = c % 2 == 0 ? 0.1F : 0.9F;
                samples.push_back(record);
                labels.push_back(std::int32_t(c));
            }
        }
        const std::vector<ClusterInfo> clusters = ClusterNamer(samples).name(labels);
        const std::vector<QString> english = clusterTexts(clusters);
        for (std::size_t c = 0; c < clusters.size(); ++c)
            QCOMPARE(english[c].toStdString(), clusters[c].name);
        const Japanese japanese;
        const std::vector<QString> texts = clusterTexts(clusters);
        QCOMPARE(std::set<QString>(texts.begin(), texts.end()).size(), texts.size());
        for (std::size_t c = 0; c < clusters.size(); ++c)
            QVERIFY2(texts[c].toStdString() != clusters[c].name, clusters[c].name.c_str());
    }

    void everyWordIsTranslated()
    {
        const Japanese japanese;
        std::map<QString, std::string> met;
        const auto check = [&](const std::string& word, const QString& text) {
            QVERIFY2(text.toStdString() != word, word.c_str());
            QVERIFY2(met.emplace(text, word).second, word.c_str());
        };
        std::set<std::string> words{"sounds", "tones", "noises"};
        for (const SoundWord& word : soundWords()) {
            if (word.plural.find_first_not_of("0123456789") != std::string_view::npos)
                words.emplace(word.plural);
        }
        for (const std::string& word : words)
            check(word, clusterWord(word));
        for (const char* word : {"short", "long", "hard", "soft", "low", "high", "dark", "bright", "tonal", "noisy"}) {
            check(word, clusterAdjective(word));
            QVERIFY2(clusterAdjective(word, true) != clusterAdjective(word), word);
            QVERIFY2(clusterAdjective(word, true) != QLatin1String(word), word);
        }
    }
};

QTEST_GUILESS_MAIN(ClusterTextTest)
#include "cluster_text_test.moc"
