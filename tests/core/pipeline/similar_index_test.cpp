// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/timbre_features.h"
#include "core/library/memory_store.h"
#include "core/pipeline/similar_index.h"
#include "core/pipeline/similar_sounds.h"
#include "tests/support/random_rows.h"

#include <QTest>

#include <stdexcept>

using namespace otozu;

namespace
{

const std::string kFeatures = "timbre 1 0";

/// A library whose files have these vectors; every fifth file was not heard.
void fill(LibraryStore& store, const Matrix<float>& rows)
{
    const RootId root = store.addRoot("/sounds");
    DiskChanges changes;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        StoredFile file;
        file.root = root;
        file.record.path = std::to_string(i * 7919 % 10007) + ".wav"; // in another order than the ids
        changes.added.push_back(file);
    }
    store.apply(changes);
    std::vector<HeardFile> heard;
    for (StoredFile& file : store.files()) {
        if (file.id % 5 == 0)
            continue;
        file.state = FileState::Analysed;
        const auto row = rows.row(std::size_t(file.id - 1));
        heard.push_back({file, {row.begin(), row.end()}});
    }
    store.addHeard(kFeatures, heard);
}

/// The slow way: by all vectors.
std::vector<SimilarFile> slowly(const LibraryStore& store, std::span<const float> asked, std::size_t count,
                                ThreadPool& pool)
{
    std::vector<FileId> files;
    std::vector<bool> isThere;
    for (const StoredFile& file : store.files()) {
        if (file.state != FileState::Analysed)
            continue;
        files.push_back(file.id);
        isThere.push_back(!file.missing && store.roots().front().online);
    }
    const SimilarSounds sounds(store.rows(kFeatures, files), Profile::Timbre,
                               std::vector<std::optional<SoundPitch>>(files.size()), pool);
    std::vector<SimilarFile> found;
    for (const Neighbor& neighbor : sounds.nearest(asked, {}, files.size(), pool)) {
        if (isThere[std::size_t(neighbor.index)] && found.size() < count)
            found.push_back({files[std::size_t(neighbor.index)], neighbor.distance});
    }
    return found;
}

} // namespace

class SimilarIndexTest : public QObject
{
    Q_OBJECT
private slots:
    void asTheSlowWay_data()
    {
        QTest::addColumn<int>("files");
        QTest::addColumn<int>("clusters");
        QTest::addColumn<double>("apart");
        QTest::newRow("one file") << 1 << 1 << 1.0;
        QTest::newRow("fewer than components") << 30 << 3 << 1.0;
        QTest::newRow("clusters") << 500 << 20 << 1.0;
        QTest::newRow("tight clusters") << 500 << 60 << 8.0;
        QTest::newRow("without structure") << 250 << 1 << 0.0;
    }
    void asTheSlowWay()
    {
        QFETCH(int, files);
        QFETCH(int, clusters);
        QFETCH(double, apart);
        ThreadPool pool(2);
        Matrix<float> rows =
            test::clusteredRows(std::size_t(files), TimbreFeatures::kWidth, std::size_t(clusters), apart, 5);
        for (std::size_t i = 10; i + 10 < rows.rows(); i += 10) // some are equal
            std::ranges::copy(rows.row(i - 9), rows.row(i + 9).begin());
        MemoryStore store;
        fill(store, rows);
        const auto made = SimilarIndex::make(store, kFeatures, pool);
        QVERIFY(made);
        made->save(store);
        const auto index = SimilarIndex::load(store, kFeatures);
        QVERIFY(index);
        const Matrix<float> others = test::clusteredRows(6, TimbreFeatures::kWidth, 2, apart, 8);
        for (std::size_t i = 0; i < 6; ++i) {
            for (const std::size_t count : {std::size_t(1), std::size_t(20), std::size_t(2000)}) {
                const std::span<const float> known = rows.row(i * 31 % rows.rows());
                for (const std::span<const float> asked : {known, others.row(i)}) {
                    const auto expected = slowly(store, asked, count, pool);
                    QVERIFY(index->nearest(store, asked, count, pool) == expected);
                    QVERIFY(made->nearest(store, asked, count, pool) == expected);
                }
            }
        }
    }

    void fewVectorsAreRead()
    {
        ThreadPool pool(2);
        const Matrix<float> rows = test::clusteredRows(3000, TimbreFeatures::kWidth, 100, 2.0, 5);
        MemoryStore store;
        fill(store, rows);
        const auto index = SimilarIndex::make(store, kFeatures, pool);
        std::size_t read = 0;
        (void)index->nearest(store, rows.row(7), 20, pool, &read);
        QVERIFY(read >= 20 && read < 600);
    }

    void whatIsGoneIsNotFound()
    {
        ThreadPool pool(2);
        const Matrix<float> rows = test::clusteredRows(60, TimbreFeatures::kWidth, 3, 1.0, 5);
        MemoryStore store;
        fill(store, rows);
        const auto before = SimilarIndex::make(store, kFeatures, pool)->nearest(store, rows.row(0), 60, pool);
        QCOMPARE(before.front(), (SimilarFile{1, 0.0F}));
        DiskChanges changes;
        changes.missing = {1};
        store.apply(changes);
        auto after = SimilarIndex::make(store, kFeatures, pool)->nearest(store, rows.row(0), 60, pool);
        QVERIFY(after == slowly(store, rows.row(0), 60, pool));
        QCOMPARE(after.size(), before.size() - 1);
        StoredRoot root = store.roots().front();
        root.online = false;
        changes = {};
        changes.roots = {root};
        store.apply(changes);
        QVERIFY(SimilarIndex::make(store, kFeatures, pool)->nearest(store, rows.row(0), 60, pool).empty());
    }

    void staleOnesAreNotLoaded()
    {
        ThreadPool pool(2);
        const Matrix<float> rows = test::clusteredRows(60, TimbreFeatures::kWidth, 3, 1.0, 5);
        MemoryStore store;
        QVERIFY(!SimilarIndex::make(store, kFeatures, pool));
        QVERIFY(!SimilarIndex::load(store, kFeatures));
        fill(store, rows);
        SimilarIndex::make(store, kFeatures, pool)->save(store);
        QVERIFY(SimilarIndex::load(store, kFeatures));
        QVERIFY(!SimilarIndex::load(store, "timbre 2 0"));
        // What does not change files or vectors does no harm.
        store.setFavourite(std::vector<FileId>{1}, true);
        store.setValue("something", std::vector<char>{'a'});
        QVERIFY(SimilarIndex::load(store, kFeatures));
        DiskChanges changes;
        changes.missing = {2};
        store.apply(changes);
        QVERIFY(!SimilarIndex::load(store, kFeatures));
        SimilarIndex::make(store, kFeatures, pool)->save(store);
        QVERIFY(SimilarIndex::load(store, kFeatures));
        // What was cut short is not taken.
        const std::string name = "similar sounds " + kFeatures;
        const std::vector<char> bytes = store.value(name);
        for (std::size_t length = 0; length < bytes.size(); length += bytes.size() / 97) {
            store.setValue(name, std::span(bytes).first(length));
            QVERIFY(!SimilarIndex::load(store, kFeatures));
        }
        // Nor are numbers that are too large for anything.
        for (std::size_t end = bytes.size(); end > bytes.size() - 20; --end) {
            std::vector<char> damaged(bytes.begin(), bytes.begin() + std::ptrdiff_t(end - 1));
            damaged.push_back(char(0xFE));
            damaged.resize(damaged.size() + 8, char(0xFF));
            damaged.push_back(1); // the largest step between two ids there is
            damaged.insert(damaged.end(), bytes.begin() + std::ptrdiff_t(end), bytes.end());
            store.setValue(name, damaged);
            (void)SimilarIndex::load(store, kFeatures);
        }
        store.setValue(name, bytes);
        QVERIFY(SimilarIndex::load(store, kFeatures));
    }

    void mistakesThrow()
    {
        ThreadPool pool(1);
        MemoryStore store;
        fill(store, test::clusteredRows(20, TimbreFeatures::kWidth, 2, 1.0, 4));
        const auto index = SimilarIndex::make(store, kFeatures, pool);
        QVERIFY_EXCEPTION_THROWN((void)index->nearest(store, std::vector<float>(3), 1, pool), std::invalid_argument);
        QVERIFY(index->nearest(store, std::vector<float>(TimbreFeatures::kWidth), 0, pool).empty());
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)SimilarIndex::make(store, kFeatures, pool, source.get_token()), Cancelled);
    }
};

QTEST_GUILESS_MAIN(SimilarIndexTest)
#include "similar_index_test.moc"
