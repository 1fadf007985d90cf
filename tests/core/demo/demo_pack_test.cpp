// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demo_pack.h"

#include "tests/support/test_paths.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <stdexcept>

using namespace otozu;
namespace fs = std::filesystem;

namespace
{

std::vector<float> mono(const AudioBuffer& audio)
{
    std::vector<float> result(audio.frames());
    for (std::size_t i = 0; i < audio.samples.size(); ++i)
        result[i / std::size_t(audio.channels)] += audio.samples[i] / float(audio.channels);
    return result;
}

double energy(const std::vector<float>& signal)
{
    double sum = 0.0;
    for (const float sample : signal)
        sum += double(sample) * double(sample);
    return sum;
}

/// What two one-pole low-passes in a row leave of the signal.
std::vector<float> lowPassed(std::vector<float> signal, double cutoff, double rate)
{
    const auto share = float(1.0 - std::exp(-2.0 * std::numbers::pi * cutoff / rate));
    for (int pass = 0; pass < 2; ++pass) {
        float state = 0.0F;
        for (float& sample : signal)
            sample = state += share * (sample - state);
    }
    return signal;
}

double shareBelow(const AudioBuffer& audio, double cutoff)
{
    const auto signal = mono(audio);
    return energy(lowPassed(signal, cutoff, audio.sampleRate)) / energy(signal);
}

double seconds(const AudioBuffer& audio)
{
    return double(audio.frames()) / audio.sampleRate;
}

/// When the sound, in pieces of 10 ms, first reaches that share of its loudest piece.
double timeToReach(const AudioBuffer& audio, double share)
{
    const auto signal = mono(audio);
    const auto piece = std::size_t(0.01 * audio.sampleRate);
    std::vector<double> loudness;
    for (std::size_t i = 0; i + piece <= signal.size(); i += piece)
        loudness.push_back(
            std::sqrt(energy({signal.begin() + std::ptrdiff_t(i), signal.begin() + std::ptrdiff_t(i + piece)})));
    const double most = *std::ranges::max_element(loudness);
    const auto first = std::ranges::find_if(loudness, [&](double value) { return value >= share * most; });
    return 0.01 * double(first - loudness.begin());
}

/// Rises of a 2 ms envelope to twice what it fell to before, within the first 80 ms.
int onsets(const AudioBuffer& audio)
{
    const auto signal = mono(audio);
    const auto piece = std::size_t(0.002 * audio.sampleRate);
    std::vector<double> loudness;
    for (std::size_t i = 0; i + piece <= signal.size() && loudness.size() < 40; i += piece)
        loudness.push_back(
            std::sqrt(energy({signal.begin() + std::ptrdiff_t(i), signal.begin() + std::ptrdiff_t(i + piece)})));
    const double most = *std::ranges::max_element(loudness);
    int count = 0;
    double lowest = 0.0;
    bool armed = true;
    for (const double value : loudness) {
        lowest = armed ? std::min(lowest, value) : value < 0.5 * most ? value : lowest;
        if (armed && value > std::max(2.0 * lowest, 0.25 * most)) {
            ++count;
            armed = false;
        } else if (!armed && value < 0.4 * most) {
            armed = true;
            lowest = value;
        }
    }
    return count;
}

std::vector<DemoSound> soundsOf(DemoKind kind, std::size_t count = 300)
{
    auto plan = demoPlan({count, 1});
    std::erase_if(plan, [&](const DemoSound& sound) { return sound.kind != kind; });
    return plan;
}

std::map<std::string, std::string> bytesOf(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] = test::readBytes(entry.path());
    }
    return files;
}

} // namespace

class DemoPackTest : public QObject
{
    Q_OBJECT
private slots:
    void spreadsOverTheKinds()
    {
        for (const std::size_t count : {1, 9, 10, 17, 400}) {
            const auto plan = demoPlan({count, 1});
            QCOMPARE(plan.size(), count);
            std::map<std::string, std::size_t> counts;
            std::set<std::string> paths;
            for (const auto& sound : plan) {
                ++counts[sound.folder];
                paths.insert(sound.path);
                QVERIFY(sound.path.starts_with(sound.folder + "/"));
                QVERIFY(sound.path.ends_with(".wav"));
            }
            QCOMPARE(paths.size(), count);
            QCOMPARE(counts.size(), std::min<std::size_t>(count, 10));
            for (const auto& [folder, own] : counts)
                QVERIFY(own == count / 10 || own == count / 10 + 1);
        }
        QCOMPARE(demoPlan({1, 1})[0].path, std::string("Kicks/kick_001.wav"));
        QVERIFY_EXCEPTION_THROWN((void)demoPlan({0, 1}), std::invalid_argument);
    }

    void hasAllFormats()
    {
        std::set<int> rates;
        std::set<int> bits;
        std::set<int> channels;
        for (const auto& sound : demoPlan({400, 1})) {
            rates.insert(sound.sampleRate);
            bits.insert(sound.bits);
            channels.insert(sound.channels);
        }
        QCOMPARE(rates, (std::set<int>{22050, 44100, 48000, 96000}));
        QCOMPARE(bits, (std::set<int>{16, 24}));
        QCOMPARE(channels, (std::set<int>{1, 2}));
    }

    void longerPlansBeginAlike()
    {
        const auto longer = demoPlan({90, 5});
        for (const auto& sound : demoPlan({30, 5})) {
            const auto same = std::ranges::find(longer, sound.path, &DemoSound::path);
            QVERIFY(same != longer.end());
            QCOMPARE(same->seed, sound.seed);
            QCOMPARE(same->sampleRate, sound.sampleRate);
        }
        QVERIFY(demoPlan({30, 6})[0].seed != demoPlan({30, 5})[0].seed);
    }

    void isCleanSound()
    {
        std::set<std::vector<float>> distinct;
        for (const auto& sound : demoPlan({200, 1})) {
            const auto audio = synthesise(sound);
            QCOMPARE(audio.sampleRate, sound.sampleRate);
            QCOMPARE(audio.channels, sound.channels);
            float peak = 0.0F;
            double sum = 0.0;
            for (const float sample : audio.samples) {
                QVERIFY(std::isfinite(sample));
                peak = std::max(peak, std::abs(sample));
                sum += double(sample);
            }
            QVERIFY2(peak > 0.3F && peak < 0.98F, sound.path.c_str());
            QVERIFY2(std::abs(sum) / double(audio.samples.size()) < 1e-5, sound.path.c_str());
            QVERIFY2(seconds(audio) > 0.03 && seconds(audio) < 5.0, sound.path.c_str());
            // The ends are at rest: no click.
            const std::size_t values = audio.samples.size();
            for (std::size_t i = 0; i < std::size_t(audio.channels); ++i) {
                QVERIFY2(std::abs(audio.samples[i]) < 1e-4F, sound.path.c_str());
                QVERIFY2(std::abs(audio.samples[values - 1 - i]) < 1e-4F, sound.path.c_str());
            }
            QVERIFY2(distinct.insert(audio.samples).second, sound.path.c_str());
        }
    }

    void kicksAreLow()
    {
        for (const auto& sound : soundsOf(DemoKind::Kick))
            QVERIFY2(shareBelow(synthesise(sound), 300.0) > 0.6, sound.path.c_str());
    }

    void snaresHaveBodyAndHiss()
    {
        for (const auto& sound : soundsOf(DemoKind::Snare)) {
            const auto audio = synthesise(sound);
            const double low = shareBelow(audio, 1000.0);
            QVERIFY2(low > 0.02 && low < 0.95, sound.path.c_str());
            QVERIFY2(seconds(audio) < 2.0 && timeToReach(audio, 0.9) < 0.05, sound.path.c_str());
        }
    }

    void hatsAreHighAndBothShortAndLong()
    {
        std::size_t closed = 0;
        std::size_t open = 0;
        for (const auto& sound : soundsOf(DemoKind::Hat)) {
            const auto audio = synthesise(sound);
            QVERIFY2(shareBelow(audio, 3000.0) < 0.15, sound.path.c_str());
            closed += seconds(audio) < 0.4 ? 1 : 0;
            open += seconds(audio) > 0.6 ? 1 : 0;
        }
        QVERIFY(closed >= 8 && open >= 5);
    }

    void clapsHaveSeveralBursts()
    {
        for (const auto& sound : soundsOf(DemoKind::Clap)) {
            const int found = onsets(synthesise(sound));
            QVERIFY2(found >= 3 && found <= 6, qPrintable(QString("%1: %2").arg(sound.path.c_str()).arg(found)));
        }
        for (const auto& sound : soundsOf(DemoKind::Hat))
            QCOMPARE(onsets(synthesise(sound)), 1);
    }

    void tomsLieBetweenKickAndSnare()
    {
        for (const auto& sound : soundsOf(DemoKind::Tom)) {
            const auto audio = synthesise(sound);
            QVERIFY2(shareBelow(audio, 1000.0) > 0.8, sound.path.c_str());
            QVERIFY2(timeToReach(audio, 0.9) < 0.06, sound.path.c_str());
        }
    }

    void cymbalsAreHighAndLong()
    {
        for (const auto& sound : soundsOf(DemoKind::Cymbal)) {
            const auto audio = synthesise(sound);
            QVERIFY2(seconds(audio) > 1.5, sound.path.c_str());
            QVERIFY2(shareBelow(audio, 1500.0) < 0.3, sound.path.c_str());
        }
    }

    void bassesAreLowAndHold()
    {
        for (const auto& sound : soundsOf(DemoKind::Bass))
            QVERIFY2(shareBelow(synthesise(sound), 600.0) > 0.6, sound.path.c_str());
    }

    void padsSwellSlowly()
    {
        for (const auto& sound : soundsOf(DemoKind::Pad)) {
            const auto audio = synthesise(sound);
            QVERIFY2(seconds(audio) > 1.5, sound.path.c_str());
            QVERIFY2(timeToReach(audio, 0.5) > 0.1, sound.path.c_str());
        }
    }

    void leadsAreHigherThanBasses()
    {
        for (const auto& sound : soundsOf(DemoKind::Lead))
            QVERIFY2(shareBelow(synthesise(sound), 150.0) < 0.35, sound.path.c_str());
    }

    void writesTheSameBytesWithAnyThreads()
    {
        const test::ScratchFolder folder;
        ThreadPool one(1);
        ThreadPool three(3);
        std::size_t last = 0;
        writeDemoPack(folder / "a", {23, 7}, one);
        writeDemoPack(folder / "b", {23, 7}, three, {}, [&](const Progress& progress) {
            QCOMPARE(progress.done, last + 1);
            QCOMPARE(progress.total, std::size_t(23));
            last = progress.done;
        });
        QCOMPARE(last, std::size_t(23));
        const auto files = bytesOf(folder / "a");
        QCOMPARE(files.size(), std::size_t(23));
        QVERIFY(files == bytesOf(folder / "b"));
        writeDemoPack(folder / "c", {23, 8}, three);
        QVERIFY(files != bytesOf(folder / "c"));
    }

    void saysWhatCannotBeWritten()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "taken", "a file");
        ThreadPool pool(2);
        QVERIFY_EXCEPTION_THROWN(writeDemoPack(folder / "taken", {10, 1}, pool), Error);
        QCOMPARE(test::readBytes(folder / "taken"), std::string("a file"));
    }

    void stopsAndLeavesNoHalfFile()
    {
        const test::ScratchFolder folder;
        std::stop_source source;
        ThreadPool pool(2);
        bool cancelled = false;
        try {
            writeDemoPack(folder.path(), {200, 1}, pool, source.get_token(), [&](const Progress& progress) {
                if (progress.done == 5)
                    source.request_stop();
            });
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        const auto files = bytesOf(folder.path());
        QVERIFY(files.size() >= 5 && files.size() <= 8);
        for (const auto& [name, bytes] : files)
            QVERIFY(name.ends_with(".wav"));
    }
};

QTEST_APPLESS_MAIN(DemoPackTest)
#include "demo_pack_test.moc"
