// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/pcm_cache.h"

#include "tests/support/test_paths.h"

#include <QTest>

#include <chrono>

namespace otozu
{
namespace
{

PcmCache::Entry sound(std::size_t frames, int rate = 48000)
{
    auto playable = std::make_shared<PlayableSound>();
    playable->stereo = {rate, 2, std::vector<float>(2 * frames, 0.5F)};
    return {playable, {}, true};
}

} // namespace

class PcmCacheTest : public QObject
{
    Q_OBJECT
private slots:
    void whatIsPutInComesOut()
    {
        PcmCache cache(1'000'000);
        const PcmCache::Entry entry = sound(100);
        QVERIFY(!cache.find("a.wav", 48000).sound);
        cache.insert("a.wav", entry);
        QCOMPARE(cache.find("a.wav", 48000).sound, entry.sound);
        QVERIFY(cache.find("a.wav", 48000).whole);
        QVERIFY(!cache.find("a.wav", 44100).sound);
        QVERIFY(!cache.find("b.wav", 48000).sound);
        QVERIFY(cache.bytes() >= 800);
    }

    void ratesOfOneFileStandSideBySide()
    {
        PcmCache cache(1'000'000);
        cache.insert("a.wav", sound(100, 48000));
        cache.insert("a.wav", sound(50, 44100));
        QCOMPARE(cache.find("a.wav", 48000).sound->stereo.frames(), std::size_t(100));
        QCOMPARE(cache.find("a.wav", 44100).sound->stereo.frames(), std::size_t(50));
        cache.remove("a.wav", 48000);
        QVERIFY(!cache.find("a.wav", 48000).sound);
        QVERIFY(cache.find("a.wav", 44100).sound);
    }

    void theLeastRecentlyUsedGoesFirst()
    {
        PcmCache cache(3 * 8500); // room for three of 1000 frames
        for (const char* name : {"a", "b", "c"})
            cache.insert(name, sound(1000));
        QCOMPARE(cache.count(), std::size_t(3));
        QVERIFY(cache.find("a", 48000).sound);
        cache.insert("d", sound(1000));
        QVERIFY(cache.find("a", 48000).sound);
        QVERIFY(!cache.find("b", 48000).sound);
        QVERIFY(cache.find("c", 48000).sound);
        QVERIFY(cache.find("d", 48000).sound);
        QVERIFY(cache.bytes() <= 3 * 8500);
    }

    void aNewerSoundReplacesTheOld()
    {
        PcmCache cache(1'000'000);
        cache.insert("a", sound(1000));
        cache.insert("a", sound(10));
        QCOMPARE(cache.count(), std::size_t(1));
        QCOMPARE(cache.find("a", 48000).sound->stereo.frames(), std::size_t(10));
        QVERIFY(cache.bytes() < 1000);
    }

    void whatIsTooLargeIsNotKeptAndPushesNothingOut()
    {
        PcmCache cache(10'000);
        cache.insert("a", sound(100));
        cache.insert("big", sound(10'000));
        QVERIFY(cache.find("a", 48000).sound);
        QVERIFY(!cache.find("big", 48000).sound);
    }

    void whatIsHandedOutOutlivesTheCache()
    {
        PlayableSoundPtr held;
        {
            PcmCache cache(10'000);
            cache.insert("a", sound(100));
            held = cache.find("a", 48000).sound;
            cache.clear();
            QCOMPARE(cache.bytes(), std::size_t(0));
            QCOMPARE(cache.count(), std::size_t(0));
        }
        QCOMPARE(held->stereo.samples.at(150), 0.5F);
    }

    void aChangedFileHasAnotherStamp()
    {
        const test::ScratchFolder folder;
        QCOMPARE(stampOf(folder / "none"), FileStamp{});
        test::writeBytes(folder / "a", "12345");
        const FileStamp before = stampOf(folder / "a");
        QVERIFY(before != FileStamp{});
        QCOMPARE(stampOf(folder / "a"), before);
        std::filesystem::last_write_time(folder / "a", before.modified + std::chrono::seconds(2));
        QVERIFY(stampOf(folder / "a") != before);
    }
};

} // namespace otozu

QTEST_APPLESS_MAIN(otozu::PcmCacheTest)
#include "pcm_cache_test.moc"
