// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace otozu::test
{

/// What was heard, as one channel (the mean of left and right) at 48 kHz.
struct Recording {
    using Clock = std::chrono::steady_clock;
    static constexpr int kSampleRate = 48000;

    Clock::time_point start; ///< When the first sample sounded, to about a millisecond.
    std::vector<float> samples;

    [[nodiscard]] Clock::time_point timeOf(std::size_t sample) const;
    /// The first sample that sounded at or after `time`; samples.size() if that is not recorded.
    [[nodiscard]] std::size_t indexOf(Clock::time_point time) const;
    /// The samples of [from, from + length), cut at the end.
    [[nodiscard]] std::span<const float> part(std::size_t from, std::size_t length) const;
};

/// Records what a sink of the PulseAudio server plays, by `parec` on its monitor. Any thread.
///
/// A null sink that nobody listens to renders seconds ahead. The constructor therefore waits until the low latency of
/// the recorder has come into force, so that what is played afterwards is heard when it is played.
class SoundRecorder
{
public:
    /// @param sink  its name; empty: the server's default.
    /// @throws std::runtime_error  parec does not start, or nothing comes within 10 s.
    explicit SoundRecorder(const std::string& sink = {});
    ~SoundRecorder();
    SoundRecorder(const SoundRecorder&) = delete;
    SoundRecorder& operator=(const SoundRecorder&) = delete;

    /// All since the start, or since the last forget().
    [[nodiscard]] Recording recording() const;
    /// Waits until what sounds at `time` has arrived (a second at most), then recording().
    [[nodiscard]] Recording recordingUntil(Recording::Clock::time_point time) const;
    /// recordingUntil(now).
    [[nodiscard]] Recording recordingUntilNow() const { return recordingUntil(Recording::Clock::now()); }
    /// Drops what has been recorded so far.
    void forget();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Amplitude of one frequency in the samples (Goertzel, Hann window): a sine of amplitude a gives a.
[[nodiscard]] double toneAmplitude(std::span<const float> samples, double hz, int sampleRate = Recording::kSampleRate);

/// The one of `candidates` (Hz) that stands out in the samples: its amplitude is at least `least` and three times that
/// of every other. Frequencies should be 3 / duration apart or more.
[[nodiscard]] std::optional<double> recogniseTone(std::span<const float> samples, std::span<const double> candidates,
                                                  double least = 0.02, int sampleRate = Recording::kSampleRate);

/// Where sound begins after silence: the first sample of magnitude > `threshold` after at least `silence` samples that
/// stayed below it (or after the beginning).
[[nodiscard]] std::vector<std::size_t> findOnsets(std::span<const float> samples, float threshold = 0.01F,
                                                  std::size_t silence = Recording::kSampleRate / 50);

/// The largest difference of two neighbouring samples: a click shows as a large one.
[[nodiscard]] float largestStep(std::span<const float> samples);

} // namespace otozu::test
