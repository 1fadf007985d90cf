// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_renderer.h"

#include <utility>

namespace otozu
{

MapRenderer::MapRenderer(QObject* parent) : QObject(parent) {}

MapRenderer::~MapRenderer()
{
    m_thread.request_stop();
    m_wake.notify_all();
}

void MapRenderer::request(const FrameRequest& request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_next = request;
    }
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    m_wake.notify_all();
}

std::optional<Frame> MapRenderer::takeFrame()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_done, std::nullopt);
}

void MapRenderer::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_next.has_value(); })) {
        const FrameRequest request = *std::exchange(m_next, std::nullopt);
        lock.unlock();
        Frame frame = m_painter.paint(request);
        lock.lock();
        m_done = std::move(frame);
        // Queued: the receiver lives on the UI thread.
        QMetaObject::invokeMethod(this, &MapRenderer::frameReady, Qt::QueuedConnection);
    }
}

} // namespace otozu
