// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/audition/qt_audio_output.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QFile>
#include <QMediaDevices>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace otozu
{
namespace
{

#ifdef Q_OS_LINUX
bool answers(const QByteArray& socketPath)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socketPath.isEmpty() || std::size_t(socketPath.size()) >= sizeof(address.sun_path))
        return false;
    std::memcpy(address.sun_path, socketPath.constData(), std::size_t(socketPath.size()));
    const int door = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (door < 0)
        return false;
    const bool open = connect(door, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    ::close(door);
    return open;
}
#endif

QAudioFormat formatFor(const QAudioDevice& device)
{
    const QAudioFormat own = device.preferredFormat();
    QAudioFormat wanted;
    wanted.setSampleRate(own.sampleRate() > 0 ? own.sampleRate() : 48000);
    wanted.setChannelCount(2);
    wanted.setSampleFormat(QAudioFormat::Float);
    return device.isFormatSupported(wanted) ? wanted : own;
}

template <typename T>
T integerOf(float sample)
{
    constexpr double kScale = double(std::int64_t(1) << (8 * sizeof(T) - 1));
    return T(std::clamp(std::round(double(sample) * kScale), -kScale, kScale - 1.0));
}

} // namespace

QtAudioOutput::QtAudioOutput() = default;
QtAudioOutput::~QtAudioOutput()
{
    close();
}

QList<AudioDevice> QtAudioOutput::devices()
{
    QList<AudioDevice> found;
    for (const QAudioDevice& device : QMediaDevices::audioOutputs())
        found.append({device.id(), device.description(), device.isDefault()});
    return found;
}

bool QtAudioOutput::hasServer()
{
#ifdef Q_OS_LINUX
    // Qt tells no difference between no server and no device.
    QByteArray server = qgetenv("PULSE_SERVER");
    if (!server.isEmpty()) {
        if (server.startsWith('{'))
            server = server.mid(server.indexOf('}') + 1);
        if (server.startsWith("unix:"))
            server = server.mid(5);
        return !server.startsWith('/') || answers(server); // of a server elsewhere nothing is known
    }
    const QByteArray own = qgetenv("PULSE_RUNTIME_PATH");
    if (!own.isEmpty())
        return answers(own + "/native");
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    return (!runtime.isEmpty() && answers(runtime + "/pulse/native")) ||
           answers("/run/user/" + QByteArray::number(getuid()) + "/pulse/native") || answers("/run/pulse/native");
#else
    return true;
#endif
}

std::optional<AudioOutput::Stream> QtAudioOutput::open(const QByteArray& id, int bufferMilliseconds)
{
    close();
    const QList<QAudioDevice> outputs = QMediaDevices::audioOutputs();
    const auto device = std::find_if(outputs.begin(), outputs.end(), [&](const auto& one) { return one.id() == id; });
    if (device == outputs.end())
        return std::nullopt;
    m_format = formatFor(*device);
    if (!m_format.isValid() || m_format.bytesPerFrame() <= 0)
        return std::nullopt;
    m_sink = std::make_unique<QAudioSink>(*device, m_format);
    m_sink->setBufferSize(m_format.bytesForDuration(qint64(bufferMilliseconds) * 1000));
    m_stream = m_sink->start();
    if (m_stream == nullptr || m_sink->state() == QAudio::StoppedState || m_sink->bufferSize() <= 0) {
        close();
        return std::nullopt;
    }
    // Less than asked for may have been granted, and the buffer must be kept full to the last frame.
    return Stream{m_format.sampleRate(), std::size_t(m_format.framesForBytes(qint32(m_sink->bufferSize())))};
}

void QtAudioOutput::close()
{
    if (m_sink)
        m_sink->stop();
    m_stream = nullptr;
    m_sink.reset();
}

std::ptrdiff_t QtAudioOutput::framesFree()
{
    if (!m_sink || m_sink->state() == QAudio::StoppedState)
        return -1;
    const qsizetype bytes = m_sink->bytesFree(); // -1 when the device has gone: nothing else tells
    return bytes < 0 ? -1 : bytes / m_format.bytesPerFrame();
}

std::size_t QtAudioOutput::write(const float* interleavedStereo, std::size_t frames)
{
    if (m_stream == nullptr)
        return 0;
    const auto frameBytes = std::size_t(m_format.bytesPerFrame());
    const char* bytes = reinterpret_cast<const char*>(interleavedStereo);
    if (m_format.sampleFormat() != QAudioFormat::Float || m_format.channelCount() != 2) {
        m_converted.resize(frames * frameBytes);
        convertForDevice(interleavedStereo, frames, m_format, m_converted.data());
        bytes = m_converted.data();
    }
    const qint64 taken = m_stream->write(bytes, qint64(frames * frameBytes));
    return taken > 0 ? std::size_t(taken) / frameBytes : 0;
}

void QtAudioOutput::suspend()
{
    if (m_sink)
        m_sink->suspend();
}

void QtAudioOutput::resume()
{
    if (m_sink)
        m_sink->resume();
}

void convertForDevice(const float* interleavedStereo, std::size_t frames, const QAudioFormat& format, char* bytes)
{
    const int channels = format.channelCount();
    const auto put = [&](float sample) {
        switch (format.sampleFormat()) {
        case QAudioFormat::UInt8: {
            const auto value = std::uint8_t(integerOf<std::int8_t>(sample) + 128);
            std::memcpy(bytes, &value, sizeof value);
            break;
        }
        case QAudioFormat::Int16: {
            const auto value = integerOf<std::int16_t>(sample);
            std::memcpy(bytes, &value, sizeof value);
            break;
        }
        case QAudioFormat::Int32: {
            const auto value = integerOf<std::int32_t>(sample);
            std::memcpy(bytes, &value, sizeof value);
            break;
        }
        default:
            std::memcpy(bytes, &sample, sizeof sample);
        }
        bytes += format.bytesPerSample();
    };
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const float left = interleavedStereo[2 * frame];
        const float right = interleavedStereo[2 * frame + 1];
        if (channels == 1) {
            put(0.5F * (left + right));
            continue;
        }
        put(left);
        put(right);
        for (int channel = 2; channel < channels; ++channel)
            put(0.0F);
    }
}

} // namespace otozu
