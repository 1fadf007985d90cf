// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sound_traits.h"

#include "core/base/random.h"
#include "core/library/adjectives.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace otozu;

namespace
{

std::vector<SoundTraits> lengths(std::initializer_list<float> seconds)
{
    std::vector<SoundTraits> sounds;
    for (const float value : seconds) {
        sounds.emplace_back();
        sounds.back()[Trait::Length] = value;
    }
    return sounds;
}

double medianOf(std::vector<float> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    return n == 0 ? std::nan("") : 0.5 * (double(values[(n - 1) / 2]) + double(values[n / 2]));
}

/// Cliff's delta as it is defined: over all pairs.
double deltaOf(const std::vector<float>& first, const std::vector<float>& second)
{
    double balance = 0.0;
    for (const float a : first) {
        for (const float b : second)
            balance += a > b ? 1.0 : a < b ? -1.0 : 0.0;
    }
    return first.empty() || second.empty() ? 0.0 : balance / double(first.size() * second.size());
}

TraitComparison comparison(double effect, double median, double others, double known = 1.0)
{
    return {effect, median, others, known};
}

} // namespace

class SoundTraitsTest : public QObject
{
    Q_OBJECT
private slots:
    void takesWhatWasHeard()
    {
        SampleRecord sample;
        sample.seconds = 0.5;
        sample.descriptors.brightness = 900.0F;
        sample.descriptors.noisiness = 0.25F;
        sample.descriptors.attack = 0.01F;
        sample.descriptors.pitch = SoundPitch{.hz = 110.0F};
        const SoundTraits traits = traitsOf(sample);
        QCOMPARE(traits.values, (std::array<float, kTraits>{0.5F, 0.01F, 110.0F, 900.0F, 0.25F}));
        const SoundTraits unheard = traitsOf(SampleRecord());
        QCOMPARE(unheard[Trait::Length], 0.0F);
        for (const Trait trait : {Trait::Attack, Trait::Pitch, Trait::Brightness, Trait::Noisiness})
            QVERIFY(std::isnan(unheard[trait]));
    }

    void comparesByHand()
    {
        const auto sounds = lengths({0.1F, 0.5F, 0.2F, 0.9F, 0.5F});
        const TraitRanks ranks(sounds);
        const std::vector<std::uint32_t> members{0, 2, 4};
        const auto result = ranks.againstRest(Trait::Length, ranks.group(members), 3);
        // Pairs against {0.5, 0.9}: of six, one is level and five are less.
        QCOMPARE(result.effect, -5.0 / 6.0);
        QCOMPARE(float(result.median), 0.2F);
        QCOMPARE(float(result.others), 0.7F);
        QCOMPARE(result.known, 1.0);
    }

    void comparesAsTheDefinitionDoes()
    {
        Random random(7);
        for (int round = 0; round < 200; ++round) {
            const auto n = std::size_t(1 + random.next() % 30);
            std::vector<SoundTraits> sounds(n);
            std::array<std::vector<float>, 3> values; // first group, second group, the rest of the library
            std::array<std::vector<std::uint32_t>, 3> members;
            for (std::size_t i = 0; i < n; ++i) {
                const auto group = std::size_t(random.next() % 3);
                members[group].push_back(std::uint32_t(i));
                if (random.next() % 5 == 0)
                    continue;                                                    // not known
                sounds[i][Trait::Brightness] = float(random.next() % 8) * 0.25F; // with ties
                values[group].push_back(sounds[i][Trait::Brightness]);
            }
            const TraitRanks ranks(sounds);
            const auto group = ranks.group(members[0]);
            std::vector<float> rest = values[1];
            rest.insert(rest.end(), values[2].begin(), values[2].end());
            const auto check = [&](const TraitComparison& result, const std::vector<float>& others) {
                QVERIFY(std::abs(result.effect - deltaOf(values[0], others)) < 1e-12);
                const double median = medianOf(values[0]);
                QVERIFY(result.median == median || (std::isnan(result.median) && std::isnan(median)));
                const double theirs = medianOf(others);
                QVERIFY(result.others == theirs || (std::isnan(result.others) && std::isnan(theirs)));
                const double known = members[0].empty() ? 0.0 : double(values[0].size()) / double(members[0].size());
                QCOMPARE(result.known, known);
            };
            check(ranks.againstRest(Trait::Brightness, group, members[0].size()), rest);
            check(ranks.against(Trait::Brightness, group, members[0].size(), ranks.group(members[1])), values[1]);
        }
    }

    void adjectives_data()
    {
        QTest::addColumn<int>("trait");
        QTest::addColumn<double>("effect");
        QTest::addColumn<double>("median");
        QTest::addColumn<double>("others");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, Trait trait, double effect, double median, double others,
                            const char* word) {
            QTest::newRow(name) << int(trait) << effect << median << others << QString(word);
        };
        row("shorter", Trait::Length, -0.8, 0.3, 0.9, "short");
        row("longer", Trait::Length, 0.8, 3.0, 0.9, "long");
        row("hardly shorter", Trait::Length, -0.2, 0.6, 0.9, "");
        row("always a little shorter", Trait::Length, -0.9, 0.85, 0.9, "");
        row("shorter, but nobody calls 8 s short", Trait::Length, -1.0, 7.0, 60.0, "");
        row("longer, but nobody calls 0.3 s long", Trait::Length, 1.0, 0.3, 0.2, "");
        row("0.1 s is short anywhere", Trait::Length, 0.0, 0.1, 0.1, "short");
        row("10 s are long anywhere", Trait::Length, 0.1, 10.0, 9.0, "long");
        row("short, but the others are shorter", Trait::Length, 0.9, 0.12, 0.05, "");
        row("alone in the library", Trait::Length, 0.0, 0.1, std::nan(""), "short");
        row("darker", Trait::Brightness, -0.7, 900.0, 3000.0, "dark");
        row("brighter", Trait::Brightness, 0.7, 6000.0, 3000.0, "bright");
        row("softer attack", Trait::Attack, 0.9, 0.05, 0.003, "soft");
        row("harder attack", Trait::Attack, -0.9, 0.002, 0.05, "hard");
        row("a softer attack that nobody hears", Trait::Attack, 0.9, 0.004, 0.0005, "");
        row("a harder attack that nobody hears", Trait::Attack, -0.9, 0.0005, 0.004, "");
        row("noisier, but a tone", Trait::Noisiness, 0.9, 0.2, 0.05, "");
        row("lower", Trait::Pitch, -0.9, 55.0, 440.0, "low");
        row("higher", Trait::Pitch, 0.9, 880.0, 220.0, "high");
        row("tonal", Trait::Noisiness, -0.9, 0.1, 0.6, "tonal");
        row("noisy", Trait::Noisiness, 0.9, 0.8, 0.3, "noisy");
    }

    void adjectives()
    {
        QFETCH(int, trait);
        QFETCH(double, effect);
        QFETCH(double, median);
        QFETCH(double, others);
        QFETCH(QString, word);
        const auto found = adjectiveFor(Trait(trait), comparison(effect, median, others));
        QCOMPARE(found ? QString::fromStdString(std::string(found->word)) : QString(), word);
        // What few sounds of a cluster have says nothing of it.
        QVERIFY(!adjectiveFor(Trait(trait), comparison(effect, median, others, 0.3)));
    }

    void amongNamesakesTheShorterOnesAreShort()
    {
        const auto found = adjectiveAmongNamesakes(Trait::Length, comparison(0.9, 0.3, 0.2));
        QVERIFY(found && found->word == "long" && found->namesakes);
        QVERIFY(!adjectiveAmongNamesakes(Trait::Length, comparison(0.1, 0.3, 0.2)));
        QVERIFY(!adjectiveAmongNamesakes(Trait::Length, comparison(0.9, 0.3, 0.29)));
        // The least noisy of claps is no tone.
        QVERIFY(!adjectiveAmongNamesakes(Trait::Noisiness, comparison(-0.9, 0.55, 0.9)));
        QVERIFY(adjectiveAmongNamesakes(Trait::Noisiness, comparison(-0.9, 0.16, 0.85)));
    }

    void plainNouns()
    {
        QVERIFY(plainNoun(comparison(0.0, 0.05, 0.5)) == "tones");
        QVERIFY(plainNoun(comparison(0.0, 0.9, 0.5)) == "noises");
        QVERIFY(plainNoun(comparison(0.0, 0.4, 0.5)) == "sounds");
        QVERIFY(plainNoun(comparison(0.0, 0.05, 0.5, 0.2)) == "sounds");
        QVERIFY(plainNoun(comparison(0.0, std::nan(""), std::nan(""), 0.0)) == "sounds");
    }
};

QTEST_GUILESS_MAIN(SoundTraitsTest)
#include "sound_traits_test.moc"
