// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/map/frame_painter.h"

#include <QObject>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace otozu
{

/// Draws frames on a thread of its own: of several requests the newest is drawn. UI thread.
class MapRenderer : public QObject
{
    Q_OBJECT

public:
    explicit MapRenderer(QObject* parent = nullptr);
    ~MapRenderer() override; ///< Waits for the frame in progress.

    /// Draws here and now, for maps with few dots.
    [[nodiscard]] Frame paintNow(const FrameRequest& request) { return m_painter.paint(request); }
    /// @see FramePainter::index
    [[nodiscard]] std::shared_ptr<const SceneIndex> index(const std::shared_ptr<const MapScene>& scene)
    {
        return m_painter.index(scene);
    }
    /// Draws it soon; frameReady() tells.
    void request(const FrameRequest& request);
    /// The newest finished frame, once.
    [[nodiscard]] std::optional<Frame> takeFrame();

signals:
    void frameReady();

private:
    void work(const std::stop_token& stop);

    FramePainter m_painter;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<FrameRequest> m_next;
    std::optional<Frame> m_done;
    std::jthread m_thread; // last, so joined before what it uses is gone
};

} // namespace otozu
