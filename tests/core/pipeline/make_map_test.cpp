// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/timbre_features.h"
#include "core/pipeline/cut_clusters.h"
#include "core/pipeline/make_map.h"

#include "core/base/random.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <cmath>
#include <cstring>
#include <numbers>
#include <set>
#include <thread>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::ScratchFolder;

namespace
{

/// A decaying tone with a little seeded noise: near others of its pitch, away from the rest.
AudioBuffer pluck(double hz, std::uint64_t seed, int rate = 22050, double seconds = 0.4)
{
    Random random(seed);
    AudioBuffer sound{rate, 1, {}};
    const auto frames = std::size_t(seconds * rate);
    sound.samples.reserve(frames);
    for (std::size_t i = 0; i < frames; ++i) {
        const double t = double(i) / rate;
        sound.samples.push_back(float(
            std::exp(-8.0 * t) * (0.6 * std::sin(2.0 * std::numbers::pi * hz * t) + 0.02 * random.uniform(-1.0, 1.0))));
    }
    return sound;
}

/// `count` plucks of three pitches in three folders.
void fillFolder(const fs::path& folder, int count)
{
    for (int i = 0; i < count; ++i) {
        const double hz = 110.0 * std::pow(4.0, i % 3);
        test::writeWav(folder / ("pitch" + std::to_string(i % 3)) / ("s" + std::to_string(i) + ".wav"),
                       pluck(hz * (1.0 + 0.01 * i), std::uint64_t(i)), 16);
    }
}

MapRequest requestFor(const fs::path& folder, int threads = 2, Profile profile = Profile::Article)
{
    MapRequest request = defaultRequest(profile);
    request.folder = folder;
    request.threads = threads;
    request.umap.nEpochs = 100;
    return request;
}

MapResult mapOf(const MapRequest& request)
{
    MapObserver observer;
    return makeMap(request, {}, observer);
}

bool sameBits(float a, float b)
{
    return std::memcmp(&a, &b, sizeof a) == 0;
}

/// Everything that must not depend on threads or on the order of the listing.
void compareMaps(const MapResult& a, const MapResult& b)
{
    QCOMPARE(a.samples.size(), b.samples.size());
    for (std::size_t i = 0; i < a.samples.size(); ++i) {
        QCOMPARE(a.samples[i].path.string(), b.samples[i].path.string());
        QVERIFY(sameBits(a.samples[i].x, b.samples[i].x) && sameBits(a.samples[i].y, b.samples[i].y));
        QCOMPARE(a.samples[i].cluster, b.samples[i].cluster);
        QCOMPARE(a.samples[i].duplicateOf, b.samples[i].duplicateOf);
    }
    QCOMPARE(a.features == nullptr, b.features == nullptr);
    QVERIFY(!a.features || *a.features == *b.features);
}

} // namespace

class MakeMapTest : public QObject
{
    Q_OBJECT
private slots:
    void threadsDoNotChangeAByte_data()
    {
        QTest::addColumn<Profile>("profile");
        QTest::addColumn<int>("threads");
        for (const int threads : {2, 3, 8}) {
            QTest::addRow("article, %d threads", threads) << Profile::Article << threads;
            QTest::addRow("timbre, %d threads", threads) << Profile::Timbre << threads;
        }
    }
    void threadsDoNotChangeAByte()
    {
        QFETCH(Profile, profile);
        QFETCH(int, threads);
        const ScratchFolder folder;
        fillFolder(folder.path(), 40);
        compareMaps(mapOf(requestFor(folder.path(), 1, profile)), mapOf(requestFor(folder.path(), threads, profile)));
    }

    void instructionSetsDoNotChangeAByte_data()
    {
        QTest::addColumn<Profile>("profile");
        QTest::newRow("article") << Profile::Article;
        QTest::newRow("timbre") << Profile::Timbre;
    }
    void instructionSetsDoNotChangeAByte()
    {
        QFETCH(Profile, profile);
        const ScratchFolder folder;
        fillFolder(folder.path(), 40);
        std::vector<MapResult> maps;
        test::withEveryInstructionSet([&] { maps.push_back(mapOf(requestFor(folder.path(), 2, profile))); });
        for (const MapResult& map : maps)
            compareMaps(map, maps.front());
    }

    void manyPicturesAreNotKeptAndTheMapIsTheSame()
    {
        const ScratchFolder folder;
        constexpr int kFiles = 2150;
        for (int i = 0; i < kFiles; ++i)
            test::writeWav(folder / (std::to_string(i % 7) + "/s" + std::to_string(i) + ".wav"),
                           pluck(110.0 * std::pow(4.0, i % 3) * (1.0 + 0.0005 * i), std::uint64_t(i), 22050, 0.03), 16);
        for (int i = 0; i < 60; ++i) // some of them in the sample, but for being no sounds
            test::writeBytes(folder / ("none" + std::to_string(i) + ".wav"), "no sound");
        MapRequest request = requestFor(folder.path(), 1);
        request.umap.nEpochs = 20;
        request.keepFeatures = true;
        MapResult kept = mapOf(request);
        QCOMPARE(kept.samples.size(), std::size_t(kFiles));
        QCOMPARE(kept.features->rows(), std::size_t(kFiles));
        kept.features = {};
        request.keepFeatures = false;
        for (const int threads : {1, 2, 3, 8}) {
            request.threads = threads;
            const MapResult map = mapOf(request);
            QCOMPARE(map.skipped.size(), 60U);
            compareMaps(map, kept);
        }

        // Too few are left to be reduced: they are whole again, and in step.
        for (int i = 0; i < 200; ++i)
            test::writeBytes(folder / (std::to_string(i % 7) + "/s" + std::to_string(i) + ".wav"), "none any more");
        request.keepFeatures = true;
        const MapResult whole = mapOf(request);
        QCOMPARE(whole.features->rows(), std::size_t(kFiles - 200));
        request.keepFeatures = false;
        compareMaps(mapOf(request), whole);
    }

    void timbrePutsLikeBesideLike()
    {
        const ScratchFolder folder;
        fillFolder(folder.path(), 45);
        const MapResult map = mapOf(requestFor(folder.path(), 2, Profile::Timbre));
        QCOMPARE(map.samples.size(), 45U);
        QCOMPARE(map.features->cols(), std::size_t(TimbreFeatures::kWidth));
        for (const SampleRecord& sound : map.samples) {
            const auto nearest = std::ranges::min_element(map.samples, {}, [&](const SampleRecord& other) {
                return &other == &sound ? 1e30 : std::hypot(double(other.x) - sound.x, double(other.y) - sound.y);
            });
            QCOMPARE(nearest->label, sound.label);
        }
    }

    void softDiceIsForPictures()
    {
        const ScratchFolder folder;
        fillFolder(folder.path(), 3);
        MapRequest request = requestFor(folder.path(), 2, Profile::Timbre);
        request.umap.metric = Metric::SoftDice;
        QVERIFY_EXCEPTION_THROWN((void)mapOf(request), std::invalid_argument);
    }

    void theOrderInWhichFilesWereMadeDoesNotMatter()
    {
        const ScratchFolder made;
        fillFolder(made.path(), 30);
        const ScratchFolder copied;
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(made.path())) {
            if (entry.is_regular_file())
                files.push_back(fs::relative(entry.path(), made.path()));
        }
        std::ranges::sort(files, std::greater<>());
        for (const fs::path& file : files) {
            fs::create_directories((copied.path() / file).parent_path());
            fs::copy_file(made.path() / file, copied.path() / file);
        }
        compareMaps(mapOf(requestFor(made.path())), mapOf(requestFor(copied.path())));
    }

    void clustersAreNumberedBySizeThenByFirstPath()
    {
        const ScratchFolder folder;
        fillFolder(folder.path(), 60);
        const MapResult map = mapOf(requestFor(folder.path()));
        std::vector<std::size_t> sizes(map.clusters.size());
        std::vector<std::size_t> firsts(map.clusters.size(), map.samples.size());
        for (std::size_t i = 0; i < map.samples.size(); ++i) {
            const auto cluster = std::size_t(map.samples[i].cluster);
            QVERIFY(cluster < sizes.size());
            ++sizes[cluster];
            firsts[cluster] = std::min(firsts[cluster], i);
        }
        for (std::size_t c = 0; c < sizes.size(); ++c) {
            QCOMPARE(sizes[c], map.clusters[c].size);
            if (c > 0)
                QVERIFY(sizes[c - 1] > sizes[c] || (sizes[c - 1] == sizes[c] && firsts[c - 1] < firsts[c]));
        }
    }

    void theMapIsCutAsFineAsIsAsked()
    {
        const ScratchFolder scratch;
        fillFolder(scratch.path(), 60);
        MapRequest request = requestFor(scratch.path());
        const MapResult standard = mapOf(request);
        QCOMPARE(standard.clusters.size(), standard.tree->standard());
        for (const double granularity : {-1.0, 1.0}) {
            request.granularity = granularity;
            const MapResult map = mapOf(request);
            QCOMPARE(map.clusters.size(), granularity < 0.0 ? 1U : standard.tree->finest());
            QVERIFY(map.clusters.size() != standard.clusters.size());
            const std::vector<std::int32_t> labels = standard.tree->labels(map.clusters.size());
            for (std::size_t i = 0; i < labels.size(); ++i)
                QCOMPARE(map.samples[i].cluster, labels[i]);

            const MapResultPtr again = mapWithClusters(map, standard.clusters.size());
            compareMaps(*again, standard);
            QCOMPARE(again->features, map.features); // not a copy
        }
    }

    void anEmptyFolderGivesAnEmptyMap()
    {
        const ScratchFolder folder;
        test::writeBytes(folder / "read me.txt", "no sound here");
        const MapResult map = mapOf(requestFor(folder.path()));
        QVERIFY(map.samples.empty());
        QVERIFY(map.skipped.empty());
        QCOMPARE(map.other, 1U);
        QVERIFY(map.clusters.empty());
    }

    void oneFileSitsInTheMiddleOfClusterNought()
    {
        const ScratchFolder folder;
        test::writeWav(folder / "only.wav", pluck(220, 1), 16);
        const MapResult map = mapOf(requestFor(folder.path()));
        QCOMPARE(map.samples.size(), 1U);
        QCOMPARE(map.samples[0].x, 0.0F);
        QCOMPARE(map.samples[0].y, 0.0F);
        QCOMPARE(map.samples[0].cluster, 0);
        QCOMPARE(map.clusters.size(), 1U);
    }

    void twoEqualFilesAreDuplicatesAndNeighbours()
    {
        const ScratchFolder folder;
        test::writeWav(folder / "a" / "one.wav", pluck(220, 1), 16);
        fs::create_directories(folder / "b");
        fs::copy_file(folder / "a" / "one.wav", folder / "b" / "two.wav");
        const MapResult map = mapOf(requestFor(folder.path()));
        QCOMPARE(map.samples.size(), 2U);
        QCOMPARE(map.samples[0].duplicateOf, -1);
        QCOMPARE(map.samples[1].duplicateOf, 0);
        for (const SampleRecord& sample : map.samples) {
            QVERIFY(std::isfinite(sample.x) && std::isfinite(sample.y));
            QCOMPARE(sample.cluster, 0);
        }
    }

    void filesOfEqualSizeAndOtherBytesAreNoDuplicates()
    {
        const ScratchFolder folder;
        test::writeWav(folder / "one.wav", pluck(220, 1), 16);
        test::writeWav(folder / "two.wav", pluck(220, 2), 16);
        const MapResult map = mapOf(requestFor(folder.path()));
        QCOMPARE(map.samples[0].bytes, map.samples[1].bytes);
        QCOMPARE(map.samples[1].duplicateOf, -1);
    }

    void fewerFilesThanNeighboursAskedAreFine()
    {
        const ScratchFolder folder;
        fillFolder(folder.path(), 14);
        const MapResult map = mapOf(requestFor(folder.path()));
        QCOMPARE(map.samples.size(), 14U);
        std::set<std::pair<float, float>> places;
        for (const SampleRecord& sample : map.samples) {
            QVERIFY(std::isfinite(sample.x) && std::isfinite(sample.y));
            places.insert({sample.x, sample.y});
        }
        QCOMPARE(places.size(), 14U);
    }

    void badFilesAreListedAndTheRestGoesOn()
    {
        const ScratchFolder folder;
        fillFolder(folder.path(), 6);
        test::writeBytes(folder / "empty.wav", "");
        test::writeBytes(folder / "text.flac", "this is no sound at all, whatever its name says");
        test::writeBytes(folder / "later.m4a", "ftyp");
        test::writeBytes(folder / "notes.txt", "");
        const MapResult map = mapOf(requestFor(folder.path()));
        QCOMPARE(map.samples.size(), 6U);
        QCOMPARE(map.features->rows(), 6U);
        QCOMPARE(map.other, 1U);
        QCOMPARE(map.skipped.size(), 3U);
        QCOMPARE(map.skipped[0].path.string(), std::string("empty.wav"));
        QCOMPARE(map.skipped[0].fault, Fault::Empty);
        QCOMPARE(map.skipped[1].path.string(), std::string("later.m4a"));
        QCOMPARE(map.skipped[1].fault, Fault::UnsupportedFormat);
        QCOMPARE(map.skipped[2].path.string(), std::string("text.flac"));
        QCOMPARE(map.skipped[2].fault, Fault::NotAudio);
    }

    void aFileAlongsideLeavesTheRowsInStep()
    {
        // The row of a sample is its own, whatever was left out before it.
        const ScratchFolder folder;
        test::writeBytes(folder / "a.wav", "");
        test::writeWav(folder / "b.wav", pluck(220, 1), 16);
        const ScratchFolder alone;
        test::writeWav(alone / "b.wav", pluck(220, 1), 16);
        QVERIFY(*mapOf(requestFor(folder.path())).features == *mapOf(requestFor(alone.path())).features);
    }

    void aMissingFolderSaysSo()
    {
        const ScratchFolder folder;
        try {
            (void)mapOf(requestFor(folder / "nowhere"));
            QFAIL("no fault");
        } catch (const Error& error) {
            QCOMPARE(error.fault, Fault::NotFound);
        }
    }

    void booleanDiceIsRefused()
    {
        const ScratchFolder folder;
        fillFolder(folder.path(), 30);
        MapRequest request = requestFor(folder.path());
        request.umap.metric = Metric::Dice;
        try {
            (void)mapOf(request);
            QFAIL("no fault");
        } catch (const Error& error) {
            QCOMPARE(error.fault, Fault::DegenerateMetric);
        }
    }

    void everyMetricThatSaysSomethingWorks_data()
    {
        QTest::addColumn<Metric>("metric");
        QTest::newRow("cosine") << Metric::Cosine;
        QTest::newRow("correlation") << Metric::Correlation;
        QTest::newRow("soft dice") << Metric::SoftDice;
    }
    void everyMetricThatSaysSomethingWorks()
    {
        QFETCH(Metric, metric);
        const ScratchFolder folder;
        fillFolder(folder.path(), 45);
        MapRequest request = requestFor(folder.path());
        request.umap.metric = metric;
        const MapResult map = mapOf(request);
        // Sounds of one pitch are nearer to each other than to the rest: the nearest neighbour has the same label.
        int right = 0;
        for (const SampleRecord& a : map.samples) {
            const SampleRecord* nearest = nullptr;
            double least = INFINITY;
            for (const SampleRecord& b : map.samples) {
                const double distance = std::hypot(double(a.x - b.x), double(a.y - b.y));
                if (&a != &b && distance < least) {
                    least = distance;
                    nearest = &b;
                }
            }
            right += nearest->label == a.label ? 1 : 0;
        }
        QVERIFY2(right >= 42, qPrintable(QString::number(right)));
    }

    void stoppingEndsItAtAnyStep_data()
    {
        QTest::addColumn<Step>("step");
        QTest::newRow("scan") << Step::Scan;
        QTest::newRow("analyse") << Step::Analyse;
        QTest::newRow("neighbours") << Step::Neighbours;
        QTest::newRow("layout") << Step::Layout;
        QTest::newRow("cluster") << Step::Cluster;
    }
    void stoppingEndsItAtAnyStep()
    {
        QFETCH(Step, step);
        const ScratchFolder folder;
        fillFolder(folder.path(), 60);
        struct Stopper : MapObserver {
            std::stop_source source;
            Step at = Step::Scan;
            void progressed(const Progress& progress) override
            {
                if (progress.step == at)
                    source.request_stop();
            }
        } stopper;
        stopper.at = step;
        bool cancelled = false;
        try {
            (void)makeMap(requestFor(folder.path()), stopper.source.get_token(), stopper);
        } catch (const Cancelled&) {
            cancelled = true;
        }
        // A step may be over before the request is seen; then the map is made. It must have been seen to begin.
        QVERIFY(cancelled || step == Step::Cluster);
        QVERIFY(stopper.source.stop_requested());
    }

    void labelsComeFromTheAskedFolder()
    {
        const ScratchFolder folder;
        test::writeWav(folder / "drums" / "kick" / "a.wav", pluck(60, 1), 16);
        test::writeWav(folder / "b.wav", pluck(90, 2), 16);
        MapRequest request = requestFor(folder.path());
        request.label = LabelSource::Parent;
        const MapResult parent = mapOf(request);
        QCOMPARE(parent.samples[0].label, std::string());
        QCOMPARE(parent.samples[1].label, std::string("kick"));
        request.label = LabelSource::Top;
        QCOMPARE(mapOf(request).samples[1].label, std::string("drums"));
    }

    void theCorpusIsReadButForItsTwoQuirks()
    {
        const fs::path corpus = test::corpus();
        if (corpus.empty())
            QSKIP("the labelled corpus is not beside the project");
        const MapResult map = mapOf(requestFor(corpus, 2));
        QCOMPARE(map.samples.size(), 739U);
        QCOMPARE(map.skipped.size(), 2U);
        for (const FileFault& fault : map.skipped) {
            QCOMPARE(fault.path.begin()->string(), std::string("quirks"));
            QCOMPARE(fault.fault, Fault::UnsupportedFormat);
        }
        compareMaps(map, mapOf(requestFor(corpus, 1)));
    }
};

QTEST_GUILESS_MAIN(MakeMapTest)
#include "make_map_test.moc"
