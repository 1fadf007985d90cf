// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/audition/output_pump.h"

#include <algorithm>
#include <utility>

namespace otozu
{
namespace
{

constexpr std::size_t kBlockFrames = 1024;

} // namespace

OutputPump::OutputPump(Mixer& mixer, AudioOutput& output, Listener listener)
    : m_mixer(mixer), m_output(output), m_listener(std::move(listener)), m_block(2 * kBlockFrames)
{
}

OutputPump::~OutputPump()
{
    close();
}

void OutputPump::look(Time now)
{
    QList<AudioDevice> devices = m_output.devices();
    if (devices != m_devices) {
        m_devices = std::move(devices);
        m_listener.onDevices(m_devices);
        m_retryAt = now; // something has changed: no reason to wait
    }
    if (m_devices.isEmpty()) {
        if (m_stream) {
            close();
            m_mixer.reset();
        }
        const bool server = m_output.hasServer();
        m_serverSeen = m_serverSeen || server;
        setState(server ? AuditionState::NoDevice : m_serverSeen ? AuditionState::Lost : AuditionState::NoServer);
        return;
    }
    m_serverSeen = true;
    if (m_stream && m_output.framesFree() < 0)
        lose(now);
    const QByteArray wanted = wantedDevice();
    if (m_stream ? wanted != m_openId : now >= m_retryAt)
        open(wanted, now);
}

void OutputPump::tick(Time now)
{
    if (!isRunning())
        return;
    const std::ptrdiff_t framesFree = m_output.framesFree();
    if (framesFree < 0) {
        lose(now);
        return;
    }
    if (m_filled && std::size_t(framesFree) >= m_stream->bufferFrames && countEmpty(now))
        return;
    fill(std::size_t(framesFree));

    if (!m_mixer.isSilent()) {
        m_silentSince.reset();
    } else if (!m_silentSince) {
        m_silentSince = now;
    } else if (now - *m_silentSince >= kSuspendAfter) {
        m_output.suspend();
        m_suspended = true;
        m_silentSince.reset();
    }
}

void OutputPump::fill(std::size_t framesFree)
{
    // Never more than is free: the excess would be taken too, and every later sound would come later.
    while (framesFree > 0) {
        if (m_blockFrames == 0) {
            m_blockFrames = std::min(framesFree, kBlockFrames);
            m_mixer.pull(m_block.data(), m_blockFrames);
        }
        const std::size_t taken = m_output.write(m_block.data(), std::min(framesFree, m_blockFrames));
        if (taken == 0)
            break;
        m_filled = true;
        std::copy(m_block.begin() + std::ptrdiff_t(2 * taken), m_block.begin() + std::ptrdiff_t(2 * m_blockFrames),
                  m_block.begin());
        m_blockFrames -= taken;
        framesFree -= taken;
    }
}

bool OutputPump::countEmpty(Time now)
{
    if (now - m_emptiesSince > kEmptiesWindow) {
        m_emptiesSince = now;
        m_empties = 0;
    }
    if (++m_empties <= kMostEmpties || m_bufferMilliseconds >= kLongestBufferMilliseconds)
        return false;
    m_bufferMilliseconds = std::min(2 * m_bufferMilliseconds, kLongestBufferMilliseconds);
    open(m_openId, now);
    return true;
}

void OutputPump::wake(Time now)
{
    if (!m_suspended)
        return;
    m_output.resume();
    m_suspended = false;
    m_filled = false;
    tick(now);
}

void OutputPump::setDevice(const QByteArray& id, Time now)
{
    m_chosen = id;
    m_retryAt = now;
    look(now);
}

QByteArray OutputPump::wantedDevice() const
{
    QByteArray wanted = m_devices.first().id;
    for (const AudioDevice& device : m_devices) {
        if (device.id == m_chosen)
            return m_chosen;
        if (device.isDefault)
            wanted = device.id;
    }
    return wanted;
}

void OutputPump::open(QByteArray id, Time now)
{
    close();
    m_stream = m_output.open(id, m_bufferMilliseconds);
    if (!m_stream) {
        lose(now);
        return;
    }
    m_openId = std::move(id);
    m_retryAfter = kFirstRetry;
    m_empties = 0;
    m_emptiesSince = now;
    if (m_stream->sampleRate != m_mixer.sampleRate())
        m_mixer.setSampleRate(m_stream->sampleRate);
    setState(AuditionState::Ready);
    tick(now);
}

void OutputPump::close()
{
    if (m_stream)
        m_output.close();
    m_stream.reset();
    m_openId.clear();
    m_suspended = false;
    m_filled = false;
    m_silentSince.reset();
    m_blockFrames = 0;
}

void OutputPump::lose(Time now)
{
    close();
    m_mixer.reset();
    m_retryAt = now + m_retryAfter;
    m_retryAfter = std::min(2 * m_retryAfter, kLongestRetry);
    setState(AuditionState::Lost);
}

void OutputPump::setState(AuditionState state)
{
    const int rate = m_stream ? m_stream->sampleRate : 0;
    if (state == m_state && (rate == m_toldRate || state != AuditionState::Ready))
        return;
    m_state = state;
    m_toldRate = rate;
    m_listener.onState(state, rate);
}

} // namespace otozu
