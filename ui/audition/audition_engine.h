// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"
#include "core/base/fault.h"
#include "ui/audition/audio_output.h"

#include <QObject>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

namespace otozu
{

enum class AuditionState {
    Starting, ///< The first look for devices is not done. A play() waits for it.
    NoServer, ///< No sound server answers. One that starts later is not seen before the program starts again.
    NoDevice, ///< A server, but nothing to sound on. A device that appears is picked up.
    Ready,
    Lost, ///< The device went away or does not open; tried again every few seconds.
};

/// Plays the first moments of any sound at once: the one that was asked for last, and no other.
///
/// Everything here is called on the GUI thread, returns at once and emits there. Files are read and decoded on threads
/// of the engine's own and kept in memory; sound goes out on another. Where nothing can sound, play() does nothing.
class AuditionEngine : public QObject
{
    Q_OBJECT
public:
    /// Decodes a file and converts it to `sampleRate`, any channel count, at most the first `maxSeconds` of it.
    /// Called on the engine's threads, three at once at most. @throws Error, Cancelled. decodeAtRate() is meant.
    using DecodeFn = std::function<AudioBuffer(const std::filesystem::path& file, int sampleRate, double maxSeconds,
                                               const std::stop_token& stop)>;
    /// Makes the output; called once, on the audio thread.
    using OutputFn = std::function<std::unique_ptr<AudioOutput>()>;

    /// With the machine's own sound output.
    explicit AuditionEngine(DecodeFn decode, QObject* parent = nullptr);
    AuditionEngine(DecodeFn decode, OutputFn makeOutput, QObject* parent = nullptr);
    ~AuditionEngine() override; ///< Silence, and all threads joined.

    /// Plays the file in place of whatever sounds, which fades out when the new sound is there. Undecoded files sound
    /// as soon as their first seconds are decoded. A file that cannot be played leaves what sounds alone.
    void play(const std::filesystem::path& file, double fromSeconds = 0);
    void stop();
    /// Stops what sounds; else plays the last file again from its beginning.
    void toggle();
    /// Decodes the file in good time, as when the pointer rests on it. Only the last call counts.
    void prefetch(const std::filesystem::path& file);

    /// @param volume  amplitude in [0, 1]; 1 plays files as they are. Kept over changes of device.
    void setVolume(float volume);
    void setMuted(bool muted);
    /// On (the default): sounds are played equally loud, never over full scale. Takes effect in the playing sound too.
    void setLevelMatch(bool on);
    void setLoop(bool on);
    [[nodiscard]] float volume() const;
    [[nodiscard]] bool isMuted() const;
    [[nodiscard]] bool levelMatch() const;
    [[nodiscard]] bool loop() const;

    [[nodiscard]] AuditionState state() const;
    /// The state in words for the status bar; empty while Ready or Starting.
    [[nodiscard]] QString stateText() const;
    /// What there was at the last look, one every second.
    [[nodiscard]] QList<AudioDevice> devices() const;
    /// Plays there from now on. Empty (the default): whatever the system's default is, followed when it changes. A
    /// device that is not there: the default until it comes.
    void setDevice(const QByteArray& id);
    [[nodiscard]] QByteArray device() const; ///< As set.

    [[nodiscard]] bool isPlaying() const;
    [[nodiscard]] std::filesystem::path currentFile() const; ///< The last started; empty before the first.

signals:
    void stateChanged(otozu::AuditionState state);
    void devicesChanged();
    void started(const std::filesystem::path& file);
    /// About 30 times a second while a sound plays. @param seconds  from the beginning of the file.
    void positionChanged(double seconds);
    /// The sound came to its end or was stopped. Not when another one took its place.
    void finished();
    void failed(const std::filesystem::path& file, otozu::Fault fault);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace otozu
