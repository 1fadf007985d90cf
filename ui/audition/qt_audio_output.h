// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/audition/audio_output.h"

#include <QAudioFormat>
#include <memory>
#include <vector>

class QAudioSink;
class QIODevice;

namespace otozu
{

/// QAudioSink in push mode. Its back end on Linux speaks to PulseAudio or PipeWire alone.
class QtAudioOutput : public AudioOutput
{
public:
    QtAudioOutput();
    ~QtAudioOutput() override;

    QList<AudioDevice> devices() override;
    bool hasServer() override;
    std::optional<Stream> open(const QByteArray& id, int bufferMilliseconds) override;
    void close() override;
    std::ptrdiff_t framesFree() override;
    std::size_t write(const float* interleavedStereo, std::size_t frames) override;
    void suspend() override;
    void resume() override;

private:
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice* m_stream = nullptr; // the sink's
    QAudioFormat m_format;
    std::vector<char> m_converted;
};

/// Stereo floats in a device's own format: the first two channels carry sound, a single one the mean of both.
/// @param bytes  frames * format.bytesPerFrame() of room.
void convertForDevice(const float* interleavedStereo, std::size_t frames, const QAudioFormat& format, char* bytes);

} // namespace otozu
