// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/layout_offer.h"

#include "core/library/library_flags.h"
#include "core/library/memory_store.h"
#include "core/library/shared_store.h"
#include "core/library/sound_comparisons.h"
#include "core/pipeline/library_run.h"
#include "tests/core/pipeline/library_runs.h"
#include "tests/support/changed_sounds.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <atomic>
#include <functional>
#include <string>

namespace fs = std::filesystem;
using namespace otozu;
using namespace otozu::test;

namespace
{

using OfferPtr = std::shared_ptr<const LayoutOffer>;

/// Notes in which order things were told, and does something when an offer is, or when sounds are compared.
class Witness : public LibraryObserver
{
public:
    void progressed(const Progress& progress) override
    {
        if (progress.step == Step::Analyse && progress.done < progress.total)
            note('a');
        if (progress.step != Step::Compare || progress.done == 0)
            return;
        note('c');
        if (!m_hasCompared.exchange(true) && whenCompared)
            whenCompared();
    }
    void mapped(const MapResultPtr&, MapStage stage) override { note(stage == MapStage::Final ? 'F' : 'm'); }
    void offered(const OfferPtr& offer) override
    {
        note('O');
        offers.push_back(offer);
        if (whenOffered)
            whenOffered();
    }
    void filesListed(const LibraryFiles&) override { note('L'); }

    std::function<void()> whenCompared; ///< After the first pairs.
    std::function<void()> whenOffered;
    std::string told; ///< A letter for what was told, once for more of the same.
    std::vector<OfferPtr> offers;

private:
    void note(char what)
    {
        if (told.empty() || told.back() != what)
            told += what;
    }
    std::atomic<bool> m_hasCompared = false;
};

/// So many sounds that are there twice, as files that differ.
void addCopies(const fs::path& folder, int count)
{
    for (int i = 0; i < count; ++i) {
        const AudioBuffer sound = noise(0.3, 44100, 1, std::uint64_t(i + 1));
        writeWav(folder / ("a" + std::to_string(10 + i) + ".wav"), sound);
        writeWav(folder / ("b" + std::to_string(10 + i) + ".wav"), scaled(sound, 0.5F), 24);
    }
}

} // namespace

class LayoutOfferTest : public QObject
{
    Q_OBJECT
private:
    std::optional<ScratchFolder> m_folder;
    MemoryStore m_store;
    LibraryRequest m_request;

    /// A library with a map of some, and more sounds than that on the disk: a layout is to be offered and sounds are to
    /// be compared.
    void prepare()
    {
        fill(m_folder->path(), 0, 60);
        QVERIFY(!update(m_store, m_request).offer);
        fill(m_folder->path(), 60, 130);
        addCopies(m_folder->path(), 12);
    }

private slots:
    void init()
    {
        m_folder.emplace();
        m_store = MemoryStore();
        m_request = asks({m_folder->path()});
        m_request.earlyMaps = true;
    }
    void cleanup() { m_folder.reset(); }

    void itComesBeforeSoundsAreCompared()
    {
        prepare();
        Witness witness;
        bool isKept = false;
        witness.whenOffered = [&] { isKept = offeredLayout(m_store).has_value() && !isMapEarly(m_store); };
        const LibraryOutcome outcome = updateLibrary(m_store, m_request, {}, witness);
        // The map, the offer, then the map again with what sounds are there twice.
        QVERIFY2(witness.told.ends_with("FOcF"), witness.told.c_str());
        QVERIFY(isKept);
        QVERIFY(witness.offers == std::vector{outcome.offer} && outcome.offer->isNew);
        QCOMPARE(outcome.map->families.size(), std::size_t(12));
    }

    void itIsTakenWhileSoundsAreCompared()
    {
        prepare();
        MemoryStore undisturbed = m_store;
        const LibraryOutcome whole = update(undisturbed, m_request);
        MemoryStore left = m_store;

        std::stop_source stop;
        Witness witness;
        witness.whenCompared = [&] { stop.request_stop(); };
        LibraryRequest request = m_request;
        request.map.threads = 1;
        QVERIFY_EXCEPTION_THROWN(updateLibrary(m_store, request, stop.get_token(), witness), Cancelled);
        QCOMPARE(witness.offers.size(), std::size_t(1));
        const auto compared = SoundComparisons::load(m_store).pairs();
        const auto all = SoundComparisons::load(undisturbed).pairs();
        QVERIFY(!compared.empty() && compared.size() < all.size());

        const MapResultPtr taken = takeLayout(m_store, *witness.offers[0]);
        QCOMPARE(csvOf(*taken), csvOf(*whole.offer->map));
        QVERIFY(!isLayoutOffered(m_store));
        QVERIFY(SoundComparisons::load(m_store).pairs() == compared);
        // The rest of the comparing, and no more: no offer, no place that moves.
        Witness rest;
        const LibraryOutcome outcome = updateLibrary(m_store, m_request, {}, rest);
        QVERIFY(!outcome.offer && rest.offers.empty());
        QCOMPARE(outcome.counts.laidOut, std::size_t(0));
        QVERIFY(placesOf(*outcome.map) == placesOf(*taken));
        QVERIFY(outcome.map->families == whole.map->families);
        QVERIFY(SoundComparisons::load(m_store).pairs() == all);
        m_store.undoMap();
        QVERIFY(placesOf(*openLibrary(m_store)) == placesOf(*whole.map));
    }

    void itIsLeftWhileSoundsAreCompared()
    {
        prepare();
        SharedStore store(std::make_unique<MemoryStore>(m_store));
        Witness witness;
        witness.whenCompared = [&] { leaveLayout(store); };
        const LibraryOutcome outcome = updateLibrary(store, m_request, {}, witness);
        QCOMPARE(witness.offers.size(), std::size_t(1));
        QVERIFY(!outcome.offer);
        QCOMPARE(outcome.map->families.size(), std::size_t(12)); // it went on
        Witness again;
        QVERIFY(!updateLibrary(store, m_request, {}, again).offer);
        QVERIFY(again.offers.empty());
    }

    void aPauseWhileSoundsAreComparedLeavesIt()
    {
        prepare();
        std::stop_source stop;
        Witness witness;
        witness.whenCompared = [&] { stop.request_stop(); };
        QVERIFY_EXCEPTION_THROWN(updateLibrary(m_store, m_request, stop.get_token(), witness), Cancelled);
        LibraryRequest paused = m_request;
        paused.listen = false;
        paused.lookAtDisk = false;
        const LibraryOutcome rest = update(m_store, paused);
        QVERIFY(rest.offer && !rest.offer->isNew);
        QVERIFY(placesOf(*rest.offer->map) == placesOf(*witness.offers[0]->map));
        const LibraryOutcome resumed = update(m_store, m_request);
        QVERIFY(resumed.offer);
        QCOMPARE(resumed.counts.laidOut, std::size_t(0));
        QCOMPARE(resumed.map->families.size(), std::size_t(12));
    }

    void oneThatIsNotAnsweredComesBeforeSoundsAreHeard()
    {
        prepare();
        const LibraryOutcome first = update(m_store, m_request);
        fill(m_folder->path(), 130, 150);
        Witness witness;
        const LibraryOutcome second = updateLibrary(m_store, m_request, {}, witness);
        QVERIFY2(witness.told.starts_with("mLOa"), witness.told.c_str());
        QCOMPARE(std::ranges::count(witness.told, 'O'), std::ptrdiff_t(1));
        QVERIFY(witness.offers == std::vector{second.offer} && !second.offer->isNew);
        QVERIFY(placesOf(*second.offer->map) == placesOf(*first.offer->map));
        // One that is made in its place is another one.
        fill(m_folder->path(), 150, 200);
        Witness grown;
        const LibraryOutcome third = updateLibrary(m_store, m_request, {}, grown);
        QCOMPARE(grown.offers.size(), std::size_t(2));
        QVERIFY(!grown.offers[0]->isNew && grown.offers[1]->isNew);
        QVERIFY(third.offer == grown.offers[1]);
        QCOMPARE(third.offer->map->samples.size(), std::size_t(224));
    }

    void oneThatIsLeftWhileSoundsAreHeardIsNotMadeAnew()
    {
        prepare();
        QVERIFY(update(m_store, m_request).offer);
        fill(m_folder->path(), 130, 190); // enough to outgrow the offer
        SharedStore store(std::make_unique<MemoryStore>(m_store));
        Witness witness;
        witness.whenOffered = [&] { leaveLayout(store); };
        const LibraryOutcome outcome = updateLibrary(store, m_request, {}, witness);
        QCOMPARE(outcome.counts.placed, std::size_t(60));
        QCOMPARE(outcome.counts.laidOut, std::size_t(0));
        QVERIFY(!outcome.offer && !isLayoutOffered(store));
        QCOMPARE(witness.offers.size(), std::size_t(1));
    }

    void anOfferStandsWhileSoundsCome()
    {
        const ScratchFolder folder;
        fill(folder.path(), 0, 60);
        MemoryStore store;
        LibraryRequest request = asks({folder.path()});
        request.earlyMaps = true;
        QVERIFY(!update(store, request).offer);
        fill(folder.path(), 60, 130);
        const LibraryOutcome first = update(store, request);
        QCOMPARE(first.counts.laidOut, std::size_t(130)); // More than half was placed.
        QVERIFY(first.offer);
        const auto offered = placesOf(*first.offer->map);
        MemoryStore leaving = store;

        // Ten come, one of those that were offered is another sound now, one goes: nothing is made again.
        fill(folder.path(), 130, 140);
        const std::string other = "pitch1/s100.wav";
        writeWav(folder.path() / other, pluck(700.0, 4711, 0.2));
        fs::remove(folder.path() / "pitch2/s101.wav");
        const LibraryOutcome second = update(store, request);
        QCOMPARE(second.counts.laidOut, std::size_t(0));
        QCOMPARE(second.counts.placed, std::size_t(11)); // one of them again
        QVERIFY(second.offer);
        QCOMPARE(second.offer->map->samples.size(), std::size_t(129));
        QVERIFY(second.offer->moved.points > 100 && second.offer->moved.median > 0.0);
        for (const auto& [path, place] : placesOf(*second.offer->map))
            QVERIFY2(sameBits(offered.at(path), place), path.c_str());
        const MapResultPtr taken = takeLayout(store, *first.offer);
        QCOMPARE(taken->samples.size(), std::size_t(140));
        QCOMPARE(taken->placed, std::size_t(11));
        const auto places = placesOf(*taken);
        for (const auto& [path, place] : offered)
            QVERIFY2(sameBits(places.at(path), place) == (path != other), path.c_str());
        QVERIFY(!offeredLayout(store));
        QVERIFY(!update(store, request).offer);

        // Beyond the bound it is made again, of all.
        MemoryStore growing = leaving;
        fill(folder.path(), 140, 164); // with those before 34, a quarter of 130 is 32.5
        const LibraryOutcome third = update(growing, request);
        QCOMPARE(third.counts.laidOut, std::size_t(163));
        QVERIFY(third.offer && third.offer->map->samples.size() == 164);

        // Left, it does not come back with the next sound, but when the map outgrows itself again.
        leaveLayout(leaving);
        const LibraryOutcome left = update(leaving, request);
        QVERIFY(!left.offer);
        QCOMPARE(left.counts.laidOut, std::size_t(0));
        QCOMPARE(left.map->samples.size(), std::size_t(164));
        fill(folder.path(), 164, 330);
        QVERIFY(update(leaving, request).offer);
    }
};

QTEST_GUILESS_MAIN(LayoutOfferTest)
#include "layout_offer_test.moc"
