// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/thread_pool.h"
#include "core/raster/dot_stamps.h"
#include "core/raster/ground.h"
#include "ui/map/map_scene.h"
#include "ui/map/scene_index.h"
#include "ui/map/viewport.h"

#include <QImage>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace otozu
{

/// All that the picture of the map depends on. What is shared is compared by address: give a new object for new
/// contents.
struct FrameRequest {
    std::shared_ptr<const MapScene> scene;            ///< Never null.
    std::shared_ptr<const std::vector<char>> shown;   ///< A byte a dot; null or empty: all are shown.
    std::shared_ptr<const DotFolds> folds;            ///< Of the scene and these; null: none.
    std::shared_ptr<const std::vector<int>> selected; ///< Ascending; null: none.
    Viewport view;
    double devicePixelRatio = 1.0;
    bool dark = true;
    int highlight = -1; ///< A group; -1: none.

    friend bool operator==(const FrameRequest&, const FrameRequest&) = default;
};

/// A finished picture and what it was made of.
struct Frame {
    QImage image; ///< In device pixels.
    FrameRequest request;
    std::shared_ptr<const SceneIndex> index;
    double radius = 0.0; ///< Of the dots, in logical pixels.
};

/// Draws dots; keeps what it worked out for the next time. Any thread, one at a time: calls take turns.
class FramePainter
{
public:
    explicit FramePainter(int threads = 0);

    [[nodiscard]] Frame paint(const FrameRequest& request);
    [[nodiscard]] std::shared_ptr<const SceneIndex> index(const std::shared_ptr<const MapScene>& scene);

private:
    struct Stamps {
        double radius = 0.0;
        double scale = 0.0;
        bool dark = false;
        std::bitset<kDotKinds> kinds;
        std::optional<DotStamps> stamps;
    };
    const DotStamps& stamps(DotStyle style, double radius, double scale, bool dark, const DotField& field);
    void prepare(const FrameRequest& request);

    std::mutex m_mutex;
    ThreadPool m_pool;
    std::shared_ptr<const SceneIndex> m_index;
    std::shared_ptr<const std::vector<char>> m_shown;
    std::shared_ptr<const DotFolds> m_folds;
    std::optional<DotField> m_shownField; ///< Only with a filter.
    std::optional<DotField> m_ghostField;
    std::shared_ptr<const std::vector<int>> m_selected;
    DotField m_selectedField;
    GlowFrame m_glowFrame;
    std::optional<Glow> m_glow;
    bool m_glowDark = false;
    std::optional<Glow> m_highlight;
    int m_highlightGroup = -1;
    std::optional<Ground> m_ground;
    std::array<Stamps, 3> m_stamps;
};

} // namespace otozu
