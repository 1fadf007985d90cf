// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/timbre_features.h"
#include "core/pipeline/similar_in_map.h"
#include "tests/support/random_rows.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <stdexcept>

using namespace otozu;

namespace
{

/// Rows of `groups` groups in turn; the last `copies` sounds have the bytes of the first ones.
MapResult mapOf(std::size_t sounds, std::size_t groups, std::size_t copies)
{
    MapResult map;
    const std::size_t different = sounds - copies;
    const Matrix<float> rows = test::clusteredRows(different, TimbreFeatures::kWidth, groups, 0.3, 5);
    Matrix<float> all(sounds, rows.cols());
    for (std::size_t i = 0; i < sounds; ++i) {
        SampleRecord record;
        record.path = std::to_string(i) + ".wav";
        record.duplicateOf = i < different ? -1 : std::int32_t(i - different);
        std::ranges::copy(rows.row(i < different ? i : i - different), all.row(i).begin());
        map.samples.push_back(record);
    }
    map.features = std::make_shared<const Matrix<float>>(std::move(all));
    return map;
}

} // namespace

class SimilarInMapTest : public QObject
{
    Q_OBJECT
private slots:
    void theClosestComeFirst()
    {
        ThreadPool pool(2);
        const MapResult map = mapOf(90, 3, 0);
        SimilarInMap similar(map, pool);
        std::vector<std::optional<SoundPitch>> none(90);
        const SimilarSounds sounds(*map.features, Profile::Timbre, none, pool);
        for (const int sample : {0, 41, 89}) {
            const auto found = similar.nearest(sample, 20, {}, pool);
            const auto expected = sounds.nearestToOneOf(std::size_t(sample), 21, pool);
            QCOMPARE(found.size(), 20U);
            for (std::size_t i = 0; i < found.size(); ++i) {
                QCOMPARE(found[i].sample, expected[i + 1].index); // not itself
                QVERIFY(found[i].closeness > 0.0F && found[i].closeness < 1.0F);
                QVERIFY(i == 0 || found[i].closeness <= found[i - 1].closeness);
            }
        }
    }

    void soundsOfTheSameBytesAreOne()
    {
        ThreadPool pool(2);
        // 60 sounds, and the first 50 of them once more.
        const MapResult map = mapOf(110, 3, 50);
        SimilarInMap similar(map, pool);
        for (const int sample : {7, 67, 55}) { // one with a copy, its copy, one without
            const auto found = similar.nearest(sample, 20, {}, pool);
            QCOMPARE(found.size(), 20U);
            std::set<std::int32_t> met;
            for (const SimilarSample& sound : found) {
                QVERIFY(sound.sample < 60);
                QVERIFY(sound.sample != 7 || sample == 55);
                QVERIFY(met.insert(sound.sample).second);
            }
        }
        QVERIFY(similar.nearest(7, 20, {}, pool) == similar.nearest(67, 20, {}, pool));
    }

    void aFamilyIsOne()
    {
        ThreadPool pool(1);
        MapResult map = mapOf(30, 2, 0);
        map.families = {{.members = {{2, true}, {5, true}, {9, false}}}};
        SimilarInMap similar(map, pool);
        QCOMPARE(similar.nearest(0, 30, {}, pool).size(), 27U); // 30 without itself and two of the family
        for (const int sample : {2, 5, 9}) {
            const auto found = similar.nearest(sample, 30, {}, pool);
            QCOMPARE(found.size(), 27U);
            QVERIFY(std::ranges::none_of(found, [](const SimilarSample& sound) {
                return sound.sample == 2 || sound.sample == 5 || sound.sample == 9;
            }));
        }
    }

    void manyCopiesLeaveRoomForOthers()
    {
        ThreadPool pool(1);
        MapResult map = mapOf(200, 2, 0);
        for (std::size_t i = 1; i < 180; ++i) // nearly all are one
            map.samples[i].duplicateOf = 0;
        SimilarInMap similar(map, pool);
        QCOMPARE(similar.nearest(3, 15, {}, pool).size(), 15U);
        QCOMPARE(similar.nearest(3, 50, {}, pool).size(), 20U); // there are no more
        QCOMPARE(similar.nearest(190, 50, {}, pool).size(), 20U);
    }

    void whatIsAskedForCounts()
    {
        ThreadPool pool(1);
        MapResult map = mapOf(90, 3, 0);
        SoundPitch a;
        a.hz = 440.0F;
        for (const std::size_t i : {0U, 50U, 70U}) // three groups
            map.samples[i].descriptors.pitch = a;
        SimilarInMap similar(map, pool);
        const auto notes = similar.nearest(0, 2, {.timbre = 0.0, .envelope = 0.0, .pitch = 1.0}, pool);
        QVERIFY(notes == (std::vector<SimilarSample>{{50, 1.0F}, {70, 1.0F}}));
        QVERIFY(similar.nearest(0, 2, {}, pool) != notes);
        QVERIFY_EXCEPTION_THROWN((void)similar.nearest(0, 2, {0.0, 0.0, 0.0}, pool), std::invalid_argument);
    }

    void whatIsNotThereThrows()
    {
        ThreadPool pool(1);
        MapResult map = mapOf(4, 2, 0);
        SimilarInMap similar(map, pool);
        QVERIFY_EXCEPTION_THROWN((void)similar.nearest(4, 1, {}, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)similar.nearest(-1, 1, {}, pool), std::invalid_argument);
        map.features = nullptr;
        QVERIFY_EXCEPTION_THROWN(SimilarInMap(map, pool), std::invalid_argument);
    }

    void aSoundAloneIsLikeNothing()
    {
        ThreadPool pool(1);
        SimilarInMap similar(mapOf(1, 1, 0), pool);
        QVERIFY(similar.nearest(0, 20, {}, pool).empty());
    }
};

QTEST_GUILESS_MAIN(SimilarInMapTest)
#include "similar_in_map_test.moc"
