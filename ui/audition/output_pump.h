// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/playback/mixer.h"
#include "ui/audition/audition_engine.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace otozu
{

/// Keeps an output's buffer filled from the mixer, finds the device to play on, and copes with its loss. Knows no clock
/// and no thread: whoever owns it (the engine's audio thread) calls tick() and look() with the time.
class OutputPump
{
public:
    using Time = std::chrono::milliseconds; ///< Since any beginning.
    static constexpr Time kTick{2};
    static constexpr Time kLook{1000};
    /// After so long a silence the device is let go, until wake().
    static constexpr Time kSuspendAfter{4000};
    /// The buffer is small for a quick answer. If it runs empty more often than kMostEmpties in kEmptiesWindow, it is
    /// doubled, up to the longest.
    static constexpr int kBufferMilliseconds = 10;
    static constexpr int kLongestBufferMilliseconds = 40;
    static constexpr int kMostEmpties = 5;
    static constexpr Time kEmptiesWindow{10000};
    /// A device that does not open is tried again after this, then after twice as long, up to kLongestRetry.
    static constexpr Time kFirstRetry{1000};
    static constexpr Time kLongestRetry{8000};

    struct Listener {
        /// @param sampleRate  of the output, with Ready. Also called when only the rate has changed.
        std::function<void(AuditionState state, int sampleRate)> onState;
        std::function<void(const QList<AudioDevice>& devices)> onDevices;
    };

    /// Mixer and output outlive the pump.
    OutputPump(Mixer& mixer, AudioOutput& output, Listener listener);
    ~OutputPump();
    OutputPump(const OutputPump&) = delete;
    OutputPump& operator=(const OutputPump&) = delete;

    /// Looks at the devices, and opens or changes over as need be. Every kLook.
    void look(Time now);
    /// Fills the buffer. Every kTick while isRunning().
    void tick(Time now);
    /// There is something to play: takes the device again if it was let go.
    void wake(Time now);
    /// Empty: the system's default.
    void setDevice(const QByteArray& id, Time now);

    /// The device is open and not let go.
    [[nodiscard]] bool isRunning() const { return m_stream.has_value() && !m_suspended; }
    [[nodiscard]] bool isSuspended() const { return m_suspended; }
    [[nodiscard]] int bufferMilliseconds() const { return m_bufferMilliseconds; }

private:
    [[nodiscard]] QByteArray wantedDevice() const;
    void open(QByteArray id, Time now);
    void close();
    void lose(Time now);
    void fill(std::size_t framesFree);
    /// @return whether the buffer was made longer, by opening anew.
    bool countEmpty(Time now);
    void setState(AuditionState state);

    Mixer& m_mixer;
    AudioOutput& m_output;
    Listener m_listener;
    AuditionState m_state = AuditionState::Starting;
    int m_toldRate = 0;
    bool m_serverSeen = false;
    QList<AudioDevice> m_devices;
    QByteArray m_chosen;
    QByteArray m_openId;
    std::optional<AudioOutput::Stream> m_stream;
    int m_bufferMilliseconds = kBufferMilliseconds;
    bool m_suspended = false;
    bool m_filled = false; ///< Since it was opened or taken again.
    std::optional<Time> m_silentSince;
    int m_empties = 0;
    Time m_emptiesSince{0};
    Time m_retryAt{0};
    Time m_retryAfter = kFirstRetry;
    std::vector<float> m_block;
    std::size_t m_blockFrames = 0; ///< In m_block, pulled and not yet taken.
};

} // namespace otozu
