// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <cstddef>
#include <optional>

namespace otozu
{

/// One device that can sound.
struct AudioDevice {
    QByteArray id; ///< Stays the same from start to start.
    QString name;  ///< For people.
    bool isDefault = false;

    bool operator==(const AudioDevice&) const = default;
};

/// The door to the machine's sound: stereo float frames, pushed. Made, used and destroyed on the audio thread alone.
class AudioOutput
{
public:
    struct Stream {
        int sampleRate = 0;           ///< Hz; the device's own where it has one.
        std::size_t bufferFrames = 0; ///< What framesFree() says when everything has been played.
    };

    virtual ~AudioOutput() = default;

    /// All devices there are now. Empty: none, or no server.
    virtual QList<AudioDevice> devices() = 0;
    /// False where there is no sound server to ask for devices.
    virtual bool hasServer() = 0;
    /// Opens the device and starts it. nothing: it does not open. An open one is closed first.
    virtual std::optional<Stream> open(const QByteArray& id, int bufferMilliseconds) = 0;
    virtual void close() = 0;
    /// Frames that write() would take now; negative: the device is gone.
    virtual std::ptrdiff_t framesFree() = 0;
    /// @param frames  at most framesFree(). @return how many were taken.
    virtual std::size_t write(const float* interleavedStereo, std::size_t frames) = 0;
    /// Lets others have the device, and takes it again.
    virtual void suspend() = 0;
    virtual void resume() = 0;
};

} // namespace otozu
