// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sound_recorder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <numbers>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace otozu::test
{
namespace
{

using Clock = Recording::Clock;
using Seconds = std::chrono::duration<double>;

constexpr std::size_t kFrameBytes = 2 * sizeof(float);

Clock::duration durationOf(std::size_t samples)
{
    return std::chrono::duration_cast<Clock::duration>(Seconds(double(samples) / Recording::kSampleRate));
}

} // namespace

Clock::time_point Recording::timeOf(std::size_t sample) const
{
    return start + durationOf(sample);
}

std::size_t Recording::indexOf(Clock::time_point time) const
{
    if (time <= start)
        return 0;
    const double index = std::ceil(Seconds(time - start).count() * kSampleRate);
    return std::min(std::size_t(index), samples.size());
}

std::span<const float> Recording::part(std::size_t from, std::size_t length) const
{
    from = std::min(from, samples.size());
    return std::span(samples).subspan(from, std::min(length, samples.size() - from));
}

struct SoundRecorder::State {
    pid_t recorder = -1;
    int pipe = -1;
    mutable std::mutex mutex;
    mutable std::condition_variable grown;
    Recording heard;
    bool ended = false;
    std::jthread reader;

    void read(const std::stop_token& stop);
    void append(std::span<const float> stereo, Clock::time_point arrival);
};

SoundRecorder::SoundRecorder(const std::string& sink) : m_state(std::make_unique<State>())
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe for the recorder");
    const std::string monitor = sink.empty() ? "@DEFAULT_MONITOR@" : sink + ".monitor";
    std::vector<std::string> words{"parec",        "--device=" + monitor, "--raw",           "--format=float32le",
                                   "--rate=48000", "--channels=2",        "--latency-msec=1"};
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    const int error = posix_spawnp(&m_state->recorder, "parec", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    m_state->pipe = ends[0];
    if (error != 0) {
        m_state->recorder = -1;
        close(ends[0]);
        throw std::runtime_error("parec does not start (package pulseaudio-utils)");
    }
    m_state->reader = std::jthread([state = m_state.get()](const std::stop_token& stop) { state->read(stop); });

    // The first fragment comes once what the sink rendered ahead is used up; then a little more until it runs evenly.
    std::unique_lock lock(m_state->mutex);
    const bool came = m_state->grown.wait_for(lock, std::chrono::seconds(10), [&] {
        return m_state->ended || m_state->heard.samples.size() > Recording::kSampleRate / 10;
    });
    if (!came || m_state->ended)
        throw std::runtime_error("nothing comes from the monitor of the sink");
    m_state->heard = {};
}

SoundRecorder::~SoundRecorder() = default;

Recording SoundRecorder::recording() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->heard;
}

Recording SoundRecorder::recordingUntil(Clock::time_point time) const
{
    std::unique_lock lock(m_state->mutex);
    m_state->grown.wait_until(lock, time + std::chrono::seconds(1), [&] {
        const Recording& heard = m_state->heard;
        return m_state->ended || (!heard.samples.empty() && heard.timeOf(heard.samples.size()) >= time);
    });
    return m_state->heard;
}

void SoundRecorder::forget()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->heard = {};
}

void SoundRecorder::State::read(const std::stop_token& stop)
{
    std::vector<std::byte> bytes;
    std::vector<float> frames;
    std::array<std::byte, 16384> chunk{};
    while (!stop.stop_requested()) {
        pollfd waiting{pipe, POLLIN, 0};
        if (poll(&waiting, 1, 50) == 0)
            continue;
        const ssize_t got = ::read(pipe, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        const auto arrival = Clock::now();
        bytes.insert(bytes.end(), chunk.begin(), chunk.begin() + got);
        const std::size_t whole = bytes.size() / kFrameBytes;
        frames.resize(2 * whole);
        std::copy_n(bytes.begin(), whole * kFrameBytes, std::as_writable_bytes(std::span(frames)).begin());
        bytes.erase(bytes.begin(), bytes.begin() + std::ptrdiff_t(whole * kFrameBytes));
        append(frames, arrival);
    }
    {
        const std::lock_guard lock(mutex);
        ended = true;
    }
    grown.notify_all();
    close(pipe);
    kill(recorder, SIGKILL);
    waitpid(recorder, nullptr, 0);
}

void SoundRecorder::State::append(std::span<const float> stereo, Clock::time_point arrival)
{
    {
        const std::lock_guard lock(mutex);
        for (std::size_t i = 0; i + 1 < stereo.size(); i += 2)
            heard.samples.push_back(0.5F * (stereo[i] + stereo[i + 1]));
        // A fragment can come late but never early: the earliest start that any fragment speaks for is the true one.
        const auto start = arrival - durationOf(heard.samples.size());
        if (heard.start == Clock::time_point{} || start < heard.start)
            heard.start = start;
    }
    grown.notify_all();
}

double toneAmplitude(std::span<const float> samples, double hz, int sampleRate)
{
    if (samples.size() < 2)
        return 0.0;
    const double turn = 2.0 * std::numbers::pi * hz / sampleRate;
    const double factor = 2.0 * std::cos(turn);
    double before = 0.0;
    double last = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double window = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * double(i) / double(samples.size()));
        const double now = window * double(samples[i]) + factor * last - before;
        before = std::exchange(last, now);
    }
    const double power = last * last + before * before - factor * last * before;
    // The window halves the sum, and a sine's line carries half of its amplitude.
    return 4.0 * std::sqrt(std::max(power, 0.0)) / double(samples.size());
}

std::optional<double> recogniseTone(std::span<const float> samples, std::span<const double> candidates, double least,
                                    int sampleRate)
{
    double best = 0.0;
    double second = 0.0;
    std::optional<double> found;
    for (const double hz : candidates) {
        const double amplitude = toneAmplitude(samples, hz, sampleRate);
        if (amplitude > best) {
            second = std::exchange(best, amplitude);
            found = hz;
        } else {
            second = std::max(second, amplitude);
        }
    }
    return best >= least && best >= 3.0 * second ? found : std::nullopt;
}

std::vector<std::size_t> findOnsets(std::span<const float> samples, float threshold, std::size_t silence)
{
    std::vector<std::size_t> onsets;
    std::size_t quiet = silence;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::abs(samples[i]) <= threshold) {
            ++quiet;
            continue;
        }
        if (quiet >= silence)
            onsets.push_back(i);
        quiet = 0;
    }
    return onsets;
}

float largestStep(std::span<const float> samples)
{
    float largest = 0.0F;
    for (std::size_t i = 1; i < samples.size(); ++i)
        largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
    return largest;
}

} // namespace otozu::test
