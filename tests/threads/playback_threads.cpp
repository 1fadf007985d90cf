// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mixer and PCM cache with all their threads at once, for the thread sanitizer: one thread plays, stops, extends and
// looks, one pulls as a device does, others fill the cache, tasks replace each other. Exit code 0: every voice came
// back, what sounded last was what was played last, and so with the tasks.
#include "core/playback/mixer.h"
#include "core/playback/newest_task.h"
#include "core/playback/pcm_cache.h"

#include <atomic>
#include <cstdio>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

using namespace otozu;

namespace
{

constexpr int kRate = 48000;
constexpr int kTurns = 20000;

PlayableSoundPtr constant(float value, std::size_t frames)
{
    return makePlayable({kRate, 1, std::vector<float>(frames, value)});
}

bool check(bool holds, const char* what)
{
    if (!holds)
        std::fprintf(stderr, "playback_threads: %s\n", what);
    return holds;
}

bool playFromOneThreadPullOnAnother()
{
    Mixer mixer(kRate);
    mixer.setLevelMatch(false);
    const PlayableSoundPtr shortSound = constant(0.2F, 200);
    const PlayableSoundPtr longSound = constant(0.4F, 100'000);
    std::atomic<bool> deviceIsLostNowAndThen{true};
    std::atomic<int> pulls{0};
    std::jthread device([&](const std::stop_token& stop) {
        std::vector<float> out(2 * 64);
        while (!stop.stop_requested()) {
            mixer.pull(out.data(), 64);
            if (++pulls % 1000 == 0 && deviceIsLostNowAndThen)
                mixer.reset();
        }
    });
    std::uint32_t voice = 0;
    bool consistent = true;
    for (int turn = 0; turn < kTurns; ++turn) {
        voice = mixer.play(turn % 2 == 0 ? shortSound : longSound, std::size_t(turn % 100));
        if (turn % 5 == 0)
            mixer.extend(longSound);
        if (turn % 11 == 0)
            mixer.stop();
        mixer.setVolume(float(turn % 10) / 10.0F);
        mixer.setLoop(turn % 3 == 0);
        mixer.setMuted(turn % 7 == 0);
        const Mixer::Position position = mixer.position();
        consistent = consistent && position.voice <= voice && position.frame <= 100'000;
    }
    mixer.setVolume(1.0F);
    mixer.setMuted(false);
    mixer.setLoop(true);
    deviceIsLostNowAndThen = false;
    for (const int seen = pulls; pulls < seen + 2;)
        std::this_thread::yield();
    voice = mixer.play(longSound);
    while (mixer.position().voice != voice)
        std::this_thread::yield();
    device.request_stop();
    device.join();
    std::vector<float> out(2 * 2000);
    mixer.pull(out.data(), 2000);
    bool good = check(consistent, "a position that never was");
    good = check(mixer.position().voice == voice, "the newest voice does not play") && good;
    good = check(out.back() == 0.4F, "the newest voice does not sound") && good;
    mixer.reset();
    mixer.collect();
    return check(shortSound.use_count() == 1 && longSound.use_count() == 1, "voices were kept") && good;
}

bool cacheFromManyThreads()
{
    PcmCache cache(200'000);
    std::atomic<bool> good{true};
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&cache, &good, thread] {
                for (int turn = 0; turn < 2000; ++turn) {
                    const int which = (turn * 7 + thread) % 50;
                    const std::string name = "file " + std::to_string(which);
                    if (const auto entry = cache.find(name, kRate); entry.sound) {
                        if (entry.sound->stereo.samples.front() != float(which))
                            good = false;
                    } else {
                        cache.insert(name, {constant(float(which), 1000), {}, true});
                    }
                    if (turn % 100 == 0)
                        cache.remove(name, kRate);
                    if (cache.bytes() > 200'000)
                        good = false;
                }
            });
        }
    }
    return check(good, "the cache gave something else, or grew too large");
}

bool onlyTheNewestTaskCounts()
{
    std::atomic<int> running{0};
    std::atomic<int> last{-1};
    bool alone = true;
    {
        NewestTask tasks;
        for (int turn = 0; turn < 3000; ++turn) {
            tasks.start([&, turn](const std::stop_token& stop) {
                if (running.fetch_add(1) != 0)
                    alone = false; // plain on purpose: tasks never run at the same time
                while (turn % 3 == 0 && turn != 2999 && !stop.stop_requested())
                    std::this_thread::yield();
                last = turn;
                --running;
            });
            if (turn % 50 == 49 && turn != 2999)
                tasks.cancel();
        }
        while (last != 2999)
            std::this_thread::yield();
        tasks.start([](const std::stop_token& stop) {
            while (!stop.stop_requested())
                std::this_thread::yield();
        });
    } // ends the one that runs
    return check(alone && running == 0, "two tasks at once, or one left over");
}

} // namespace

int main()
{
    const bool mixer = playFromOneThreadPullOnAnother();
    const bool cache = cacheFromManyThreads();
    const bool tasks = onlyTheNewestTaskCounts();
    return mixer && cache && tasks ? 0 : 1;
}
