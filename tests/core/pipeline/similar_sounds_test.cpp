// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/progress.h"
#include "core/features/analyse_file.h"
#include "core/features/timbre_features.h"
#include "core/pipeline/similar_sounds.h"
#include "tests/support/random_rows.h"
#include "tests/support/sound_files.h"

#include <QTest>

#include <cmath>
#include <stdexcept>

using namespace otozu;

namespace
{

std::optional<SoundPitch> pitchAt(double hz)
{
    SoundPitch pitch;
    pitch.hz = float(hz);
    return pitch;
}

AudioBuffer fading(AudioBuffer sound, double seconds)
{
    for (std::size_t n = 0; n < sound.samples.size(); ++n)
        sound.samples[n] *= float(std::exp(-double(n) / (seconds * sound.sampleRate)));
    return sound;
}

} // namespace

class SimilarSoundsTest : public QObject
{
    Q_OBJECT
private slots:
    void asOnTheMapUnlessTold_data()
    {
        QTest::addColumn<Profile>("profile");
        QTest::newRow("timbre") << Profile::Timbre;
        QTest::newRow("article") << Profile::Article;
    }
    void asOnTheMapUnlessTold()
    {
        QFETCH(Profile, profile);
        ThreadPool pool(2);
        const std::size_t width = FileAnalyser(profile, profile == Profile::Timbre ? 0.0 : 1.0).width();
        const Matrix<float> rows = test::clusteredRows(60, width, 5, 1.0, 3);
        SimilarSounds sounds(rows, profile, std::vector<std::optional<SoundPitch>>(60), pool);
        const Matrix<float> scaled = scaleFeatures(rows, profile, Metric::Euclidean, pool);
        for (std::size_t i = 0; i < 60; i += 7) {
            const auto expected = nearestTo(scaled.row(i), scaled, Metric::Euclidean, 9);
            QVERIFY(sounds.nearest(rows.row(i), {}, 9, pool) == expected);
            QVERIFY(sounds.nearestToOneOf(i, 9, pool) == expected);
            // No sound has a note: then notes are no difference.
            sounds.setWeights({1.0, 1.0, 1.0});
            QVERIFY(sounds.nearest(rows.row(i), {}, 9, pool) == expected);
            sounds.setWeights({});
        }
    }

    void whatCountsComesFirst()
    {
        ThreadPool pool(2);
        FileAnalyser analyser(Profile::Timbre, 0.0);
        // Fading noise is asked for; others fill the library, so that its scale is not made of these alone.
        std::vector<AudioBuffer> all{test::noise(1.0, 22050, 1, 2), fading(test::tone(300.0, 1.0, 22050), 0.05)};
        for (const double hz : {200.0, 700.0, 2500.0}) {
            for (const double seconds : {0.02, 0.1, 0.5})
                all.push_back(fading(test::tone(hz, 1.0, 22050), seconds));
        }
        for (const double seconds : {0.02, 0.3, 0.5})
            all.push_back(fading(test::noise(1.0, 22050, 1, 5), seconds));
        Matrix<float> rows(all.size(), analyser.width());
        for (std::size_t i = 0; i < all.size(); ++i)
            analyser.analyse(all[i], rows.row(i));
        std::vector<float> asked(analyser.width());
        analyser.analyse(fading(test::noise(1.0, 22050, 1, 9), 0.05), asked);

        SimilarSounds sounds(rows, Profile::Timbre, std::vector<std::optional<SoundPitch>>(all.size()), pool);
        const auto distanceTo = [&](int index) {
            for (const Neighbor& neighbor : sounds.nearest(asked, {}, all.size(), pool)) {
                if (neighbor.index == index)
                    return double(neighbor.distance);
            }
            return std::nan("");
        };
        sounds.setWeights({.timbre = 1.0, .envelope = 0.0});
        QVERIFY(distanceTo(0) < distanceTo(1)); // steady noise before a fading tone
        sounds.setWeights({.timbre = 0.0, .envelope = 1.0});
        QVERIFY(distanceTo(1) < distanceTo(0));
        // Only their relation counts.
        const double before = distanceTo(0);
        sounds.setWeights({.timbre = 0.0, .envelope = 7.0});
        QCOMPARE(distanceTo(0), before);
    }

    void columnsAreWeighedAndRowsOfLengthOneAgain()
    {
        ThreadPool pool(2);
        constexpr std::size_t kWidth = TimbreFeatures::kWidth;
        const Matrix<float> rows = test::clusteredRows(50, kWidth, 5, 1.0, 3);
        SimilarSounds sounds(rows, Profile::Timbre, std::vector<std::optional<SoundPitch>>(50), pool);
        sounds.setWeights({.timbre = 0.5, .envelope = 1.75});
        Matrix<float> weighed = scaleFeatures(rows, Profile::Timbre, Metric::Euclidean, pool);
        for (std::size_t i = 0; i < 50; ++i) {
            const auto row = weighed.row(i);
            double squares = 0.0;
            for (std::size_t j = 0; j < kWidth; ++j) {
                const std::size_t envelope = j - TimbreFeatures::kPatch;
                row[j] *= envelope < TimbreFeatures::kEnvelope ? 1.75F : 0.5F; // wraps below it
                squares += double(row[j]) * double(row[j]);
            }
            std::ranges::transform(row, row.begin(), [&](float v) { return float(double(v) / std::sqrt(squares)); });
        }
        for (std::size_t i = 0; i < 50; i += 7) {
            const auto expected = nearestTo(weighed.row(i), weighed, Metric::Euclidean, 9);
            const auto found = sounds.nearestToOneOf(i, 9, pool);
            QCOMPARE(found.front(), (Neighbor{std::int32_t(i), 0.0F}));
            for (std::size_t k = 0; k < 9; ++k) {
                QCOMPARE(found[k].index, expected[k].index);
                QVERIFY(std::abs(found[k].distance - expected[k].distance) < 1e-5F);
            }
            QVERIFY(sounds.nearest(rows.row(i), {}, 9, pool) == found);
            QCOMPARE(sounds.between(i, std::size_t(found[8].index)), found[8].distance);
        }
        ThreadPool more(5);
        QVERIFY(sounds.nearestToOneOf(3, 50, more) == sounds.nearestToOneOf(3, 50, pool));
    }

    void farIsWhatHasNothingInCommon()
    {
        ThreadPool pool(1);
        // Many rows without any structure: two of them have next to nothing in common.
        const Matrix<float> rows = test::clusteredRows(400, TimbreFeatures::kWidth, 400, 1.0, 6);
        std::vector<std::optional<SoundPitch>> pitches(400);
        pitches[0] = pitchAt(440.0);
        SimilarSounds sounds(rows, Profile::Timbre, pitches, pool);
        for (const SimilarityWeights& weights :
             {SimilarityWeights(), SimilarityWeights{2.0, 2.0, 0.0}, SimilarityWeights{1.0, 1.0, 1.0},
              SimilarityWeights{2.0, 1.0, 0.5}, SimilarityWeights{0.0, 0.0, 1.0}}) {
            sounds.setWeights(weights);
            const auto found = sounds.nearestToOneOf(0, 400, pool);
            const double middle = double(found[200].distance) / sounds.farDistance();
            QVERIFY2(middle > 0.9 && middle < 1.1, qPrintable(QString::number(middle)));
        }
    }

    void scalingCanBeStopped()
    {
        ThreadPool pool(1);
        std::stop_source source;
        source.request_stop();
        const Matrix<float> rows = test::clusteredRows(4, TimbreFeatures::kWidth, 2, 1.0, 4);
        QVERIFY_EXCEPTION_THROWN(
            SimilarSounds(rows, Profile::Timbre, std::vector<std::optional<SoundPitch>>(4), pool, source.get_token()),
            Cancelled);
    }

    void notesCount()
    {
        ThreadPool pool(2);
        const std::size_t width = FileAnalyser(Profile::Timbre, 0.0).width();
        const Matrix<float> rows = test::clusteredRows(6, width, 2, 1.0, 4);
        SimilarSounds sounds(
            rows, Profile::Timbre,
            {pitchAt(440.0), pitchAt(466.16), std::nullopt, pitchAt(220.0), pitchAt(622.25), pitchAt(55.0)}, pool);
        sounds.setWeights({.timbre = 0.0, .envelope = 0.0, .pitch = 1.0});
        const auto found = sounds.nearest(rows.row(5), pitchAt(440.0), 6, pool);
        QCOMPARE(found.size(), std::size_t(6));
        QCOMPARE(found[0], (Neighbor{0, 0.0F}));
        QCOMPARE(found[1].index, 1); // a semitone
        QVERIFY(std::abs(found[1].distance - float(std::sqrt(2.0) / 12.0)) < 1e-4F);
        QCOMPARE(found[2].index, 4);          // half an octave
        for (std::size_t i = 3; i < 6; ++i) { // an octave, more, no note
            QVERIFY(std::abs(found[i].distance - float(std::sqrt(2.0))) < 1e-5F);
            QVERIFY(i == 3 || found[i].index > found[i - 1].index);
        }
        QCOMPARE(sounds.nearest(rows.row(5), std::nullopt, 1, pool).front().index, 2);
        // Together with the vectors: the sound itself, if it has the same note.
        sounds.setWeights({1.0, 1.0, 1.0});
        QCOMPARE(sounds.nearest(rows.row(5), pitchAt(55.0), 1, pool).front(), (Neighbor{5, 0.0F}));
        // A note alone does not outvote all else.
        const auto together = sounds.nearest(rows.row(5), pitchAt(440.0), 6, pool);
        sounds.setWeights({});
        const auto vectors = sounds.nearest(rows.row(5), pitchAt(440.0), 6, pool);
        for (const Neighbor& neighbor : together) {
            const auto same = std::ranges::find(vectors, neighbor.index, &Neighbor::index);
            QVERIFY(neighbor.distance >= same->distance && neighbor.distance <= same->distance + 1.4143F);
        }
    }

    void theSameAreFolded()
    {
        const std::vector<std::string> list{"a", "b", "a", "c", "b", "a", "d", "c"};
        const auto same = [&](std::size_t i, std::size_t j) { return i < j && list[i] == list[j]; };
        using Items = std::vector<std::vector<std::size_t>>;
        QCOMPARE(foldSame(8, 10, same), (Items{{0, 2, 5}, {1, 4}, {3, 7}, {6}}));
        QCOMPARE(foldSame(8, 2, same), (Items{{0, 2, 5}, {1, 4}}));
        QCOMPARE(foldSame(3, 10, same), (Items{{0, 2}, {1}}));
        QCOMPARE(foldSame(0, 10, same), Items());
    }

    void mistakesThrow()
    {
        ThreadPool pool(1);
        const std::size_t width = FileAnalyser(Profile::Timbre, 0.0).width();
        const Matrix<float> rows = test::clusteredRows(4, width, 2, 1.0, 4);
        QVERIFY_EXCEPTION_THROWN(SimilarSounds(rows, Profile::Timbre, {}, pool), std::invalid_argument);
        SimilarSounds sounds(rows, Profile::Timbre, std::vector<std::optional<SoundPitch>>(4), pool);
        for (const SimilarityWeights& weights : {SimilarityWeights{-1.0, 1.0, 0.0}, SimilarityWeights{0.0, 0.0, 0.0},
                                                 SimilarityWeights{1.0, std::nan(""), 0.0}})
            QVERIFY_EXCEPTION_THROWN(sounds.setWeights(weights), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)sounds.nearest(std::vector<float>(3), {}, 1, pool), std::invalid_argument);
        SimilarSounds pictures(rows, Profile::Article, std::vector<std::optional<SoundPitch>>(4), pool);
        QVERIFY_EXCEPTION_THROWN(pictures.setWeights({1.0, 0.5, 0.0}), std::invalid_argument);
        pictures.setWeights({1.0, 1.0, 0.5});
    }
};

QTEST_GUILESS_MAIN(SimilarSoundsTest)
#include "similar_sounds_test.moc"
