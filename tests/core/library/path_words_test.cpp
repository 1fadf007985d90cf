// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/path_words.h"

#include "core/base/path_text.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <set>

using namespace otozu;

namespace
{

/// The words of one path, by their spelling; those in doubt end in "?".
QStringList wordsOf(const std::filesystem::path& path)
{
    SampleRecord record;
    record.path = path;
    const PathWords words(std::span(&record, 1));
    QStringList found;
    for (const PathWord& word : words.of(0))
        found << QString::fromStdString(words.spelling(word.word)) + (word.sure ? "" : "?");
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

class PathWordsTest : public QObject
{
    Q_OBJECT
private slots:
    void cutsNames_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QStringList>("tokens");
        const auto row = [](const char* name, const char* tokens) {
            QTest::newRow(name) << QByteArray(name) << QString::fromUtf8(tokens).split(' ', Qt::SkipEmptyParts);
        };
        row("", "");
        row("Kick", "kick");
        row("Hard Kick_01-b.take(2)", "hard kick 01 b take 2");
        row("HandClap", "hand clap");
        row("TRKick", "tr kick");
        row("BDs", "bds"); // a plural, not "b ds"
        row("BDsoft", "b dsoft");
        row("TR808EmulationKit", "tr 808 emulation kit");
        row("bd02", "bd 02");
        row("24bit", "24 bit");
        row("F#m", "f m");
        row("CAFÉ_Été", "café été");
        row("ЁлкаБарабан", "ёлка барабан");
        row("太鼓01", "太鼓 01");
        row("808キック", "808 キック");
        row("大太鼓ドラム", "大太鼓 ドラム");
        row("ハイ・ハット", "ハイ ハット");
        row("クラッシュ　Ｃｒａｓｈ０１", "クラッシュ crash 01"); // full-width space, letters and digits
        row("【Kick】「硬」", "kick 硬");
        row("🥁snare🥁", "snare");
        row("---", "");
    }

    void cutsNames()
    {
        QFETCH(QByteArray, name);
        QFETCH(QStringList, tokens);
        QStringList found;
        for (const std::string& token : tokensOf(name.toStdString()))
            found << QString::fromStdString(token).normalized(QString::NormalizationForm_C);
        QCOMPARE(found, tokens);
    }

    void bytesThatAreNoTextSeparate()
    {
        QCOMPARE(tokensOf("kick\xFFsnare\xC3"), (std::vector<std::string>{"kick", "snare"}));
    }

    void knowsProducersWords_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* path, const QStringList& words) {
            QTest::newRow(path) << QByteArray(path) << words;
        };
        for (const char* kick : {"bd.wav", "Kik 3.wav", "kicks.aif", "BDs/01.wav", "BassDrum.flac", "bass_drum-2.wav",
                                 "KICK.WAV", "kickdrum 01.wav", "キック.wav", "kick (140 bpm) [Fmin].wav"})
            row(kick, {"drum", "kick"});
        for (const char* snare : {"sd 1.wav", "SN04.wav", "snr.wav", "Snares/x1.wav"})
            row(snare, {"drum", "snare"});
        for (const char* hat : {"hh.wav", "HiHat 4.wav", "hi-hat.wav", "Hats/1.wav"})
            row(hat, {"cymbal", "drum", "hat"});
        for (const char* closed : {"chh_1.wav", "hhclosed2.wav", "HatClosed.wav", "Closed Hats/1.wav"})
            QTest::newRow(closed) << QByteArray(closed) << QStringList{"closed hat"};
        for (const char* open : {"ohh.wav", "hh_open.wav", "EE_Hat_Open.wav", "openhat 2.wav", "hihat open.wav"})
            QTest::newRow(open) << QByteArray(open) << QStringList{"open hat"};
        row("cp.wav", {"clap", "drum"});
        row("HandClap.wav", {"clap", "drum"});
        row("sidestick.wav", {"drum", "rim"});
        row("side stick.wav", {"drum", "rim"});
        row("floortom3.wav", {"drum", "tom"});
        row("perc 7.wav", {"percussion"});
        row("CowBell.wav", {"cowbell", "percussion"});
        row("maracas.wav", {"percussion", "shaker"});
        row("vox.wav", {"voice"});
        row("Vocals/01.wav", {"voice"});
        row("sfx 3.wav", {"effect"});
        row("gtr.wav", {"guitar"});
        row("e-piano.wav", {"electric piano", "keyboard", "piano"});
        row("subbass.wav", {"bass", "sub bass"});
        row("synth_bass_C2.wav", {"bass", "synth bass"});
        row("TR-808 kick.wav", {"808", "drum", "kick"});
        row("909.wav", {"909"});
        row("lo-fi keys.wav", {"keyboard", "lo-fi"});
        row("str.wav", {"strings?"}); // may be "street", "straight" …
        row("Strings/str.wav", {"strings"});
        row("tm.wav", {"drum?", "tom?"});
        row("atmo.wav", {"atmosphere"});
        row("太鼓/大太鼓.wav", {"percussion", "taiko"});
        row("ト\u3099ラム.wav", {"drum"}); // ド as macOS writes it
    }

    void knowsProducersWords()
    {
        QFETCH(QByteArray, path);
        QFETCH(QStringList, words);
        const QStringList found = wordsOf(path.toStdString());
        if (words.size() == 1 && words.front().endsWith("hat"))
            QVERIFY2(found.contains(words.front()), qPrintable(found.join(", ")));
        else
            QCOMPARE(found, words);
    }

    void leavesOutWhatSaysNothing_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char* path : {"01.wav", "Samples/One Shots/001.wav", "loop pack/sample 3 v2.wav", "120bpm 4.wav",
                                 "Amin 2.wav", "C#3.wav", "Fs5.wav", "Csharp.wav", "a/b/c.wav", "x.wav", ".wav",
                                 "24 bit wav/44khz.wav", "kit vol 2/oneshot_03.wav"})
            QTest::newRow(path) << QByteArray(path);
    }

    void leavesOutWhatSaysNothing()
    {
        QFETCH(QByteArray, path);
        QCOMPARE(wordsOf(path.toStdString()), QStringList());
    }

    void keepsFreeWords()
    {
        QCOMPARE(wordsOf("Zorblax Kit/robot_7.wav"), (QStringList{"robot", "zorblax"}));
        QCOMPARE(wordsOf("custom.wav"), QStringList{"custom"}); // no tom
        QCOMPARE(wordsOf("caf\xE9.wav"), QStringList{"caf"});
        QCOMPARE(wordsOf("雨/雨.wav"), QStringList{"雨"});
    }

    void oneWordInTwoSpellingsOfUnicode()
    {
        std::vector<SampleRecord> records(2);
        records[0].path = "m\xC3\xBCnze.wav";  // one character
        records[1].path = "mu\xCC\x88nze.wav"; // two
        const PathWords words(records);
        QCOMPARE(words.of(0).size(), std::size_t(1));
        QCOMPARE(words.of(1).size(), std::size_t(1));
        QCOMPARE(words.of(0)[0].word, words.of(1)[0].word);
        QCOMPARE(words.spelling(words.of(0)[0].word), std::string("m\xC3\xBCnze")); // as people write it
    }

    void foldersCountAsFilesDo()
    {
        std::vector<SampleRecord> records(3);
        records[0].path = "Kicks/Kick 1.wav";
        records[1].path = "Kicks/a1.wav";
        records[2].path = "kick.wav";
        const PathWords words(records);
        for (std::size_t i = 0; i < 3; ++i) {
            const auto said = words.of(i);
            const auto kick =
                std::ranges::find_if(said, [&](const PathWord& word) { return words.spelling(word.word) == "kick"; });
            QVERIFY(kick != said.end());
            QCOMPARE(kick->inFile, i != 1);
        }
        const auto counts = words.counts();
        const auto kick = std::ranges::find_if(
            counts, [&](const WordCount& count) { return words.spelling(count.word) == "kick" && count.paths > 0; });
        QCOMPARE(kick->paths, 3U); // once a path
        QCOMPARE(kick->inFile, 2U);
    }

    void theThesaurusIsSound()
    {
        std::set<std::string_view> singulars;
        std::map<std::string, std::string_view> meaning;
        for (const SoundWord& word : soundWords())
            QVERIFY2(singulars.insert(word.singular).second, word.singular.data());
        const auto take = [&](std::string_view form, std::string_view word) {
            const auto [entry, isNew] = meaning.emplace(form, word);
            QVERIFY2(isNew || entry->second == word, qPrintable(QString("%1: %2 and %3")
                                                                    .arg(QString::fromStdString(std::string(form)),
                                                                         QString::fromUtf8(word.data(), word.size()),
                                                                         QString::fromUtf8(entry->second.data()))));
        };
        for (const SoundWord& word : soundWords()) {
            QVERIFY(isUtf8(word.singular) && isUtf8(word.plural) && isUtf8(word.forms) && !word.plural.empty());
            std::string_view family = word.family;
            for (int steps = 0; !family.empty(); ++steps) {
                QVERIFY2(singulars.contains(family) && steps < 5, word.singular.data());
                family = std::ranges::find(soundWords(), family, &SoundWord::singular)->family;
            }
            take(word.singular, word.singular);
            take(word.plural, word.singular);
            for (const QString& form : QString::fromUtf8(word.forms.data(), word.forms.size()).split(',')) {
                const QStringList parts = form.split('+');
                if (parts.size() == 2)
                    QVERIFY2(singulars.contains(parts[0].toStdString()) && singulars.contains(parts[1].toStdString()),
                             qPrintable(form));
                else if (!form.isEmpty())
                    take(form.startsWith('~') ? form.mid(1).toStdString() : form.toStdString(), word.singular);
            }
        }
        for (const QString& form : QString::fromUtf8(emptyWords().data(), emptyWords().size()).split(','))
            QVERIFY2(!meaning.contains(form.toStdString()), qPrintable(form));
    }

    void relatedWords()
    {
        const auto id = [](std::string_view singular) {
            return std::uint32_t(std::ranges::find(soundWords(), singular, &SoundWord::singular) -
                                 soundWords().begin());
        };
        QVERIFY(PathWords::related(id("kick"), id("kick")));
        QVERIFY(PathWords::related(id("closed hat"), id("cymbal")));
        QVERIFY(PathWords::related(id("drum"), id("closed hat")));
        QVERIFY(!PathWords::related(id("kick"), id("tom")));
        const auto free = std::uint32_t(soundWords().size());
        QVERIFY(PathWords::related(free, free));
        QVERIFY(!PathWords::related(free, id("kick")));
    }
};

QTEST_GUILESS_MAIN(PathWordsTest)
#include "path_words_test.moc"
