// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/frame_painter.h"

#include "core/raster/splat.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace otozu
{

FramePainter::FramePainter(int threads) : m_pool(threads) {}

std::shared_ptr<const SceneIndex> FramePainter::index(const std::shared_ptr<const MapScene>& scene)
{
    const std::lock_guard lock(m_mutex);
    FrameRequest request;
    request.scene = scene;
    request.shown = m_shown;
    request.folds = m_folds;
    request.selected = m_selected;
    prepare(request);
    return m_index;
}

void FramePainter::prepare(const FrameRequest& request)
{
    const auto& dots = request.scene->dots;
    const bool otherScene = !m_index || m_index->scene() != request.scene;
    if (otherScene) {
        m_index = std::make_shared<const SceneIndex>(request.scene);
        m_glowFrame = GlowFrame(m_index->bounds());
        m_glow.reset();
        m_highlight.reset();
        m_ground.reset();
    }
    const bool otherDots = otherScene || m_shown != request.shown || m_folds != request.folds;
    if (otherDots) {
        m_shown = request.shown;
        m_folds = request.folds;
        m_shownField.reset();
        m_ghostField.reset();
        if (m_shown && !m_shown->empty()) {
            std::vector<int> shown;
            std::vector<int> ghosts;
            for (std::size_t dot = 0; dot < dots.size(); ++dot) {
                if (!m_folds || !m_folds->isFolded(int(dot)))
                    (dot < m_shown->size() && (*m_shown)[dot] != 0 ? shown : ghosts).push_back(int(dot));
            }
            m_shownField.emplace(dots, shown);
            m_ghostField.emplace(dots, ghosts);
        }
    }
    if (otherDots || m_selected != request.selected) {
        m_selected = request.selected;
        std::vector<int> selected;
        if (m_selected) {
            std::copy_if(m_selected->begin(), m_selected->end(), std::back_inserter(selected),
                         [&](int dot) { return dot >= 0 && std::size_t(dot) < dots.size(); });
        }
        if (m_folds) {
            std::ranges::transform(selected, selected.begin(), [&](int dot) { return m_folds->standIn(dot); });
            std::ranges::sort(selected);
            selected.erase(std::unique(selected.begin(), selected.end()), selected.end());
        }
        m_selectedField = DotField(dots, selected);
    }
}

const DotStamps& FramePainter::stamps(DotStyle style, double radius, double scale, bool dark, const DotField& field)
{
    Stamps& cached = m_stamps[std::size_t(style)];
    const auto& kinds = field.usedKinds();
    if (!cached.stamps || cached.radius != radius || cached.scale != scale || cached.dark != dark ||
        (cached.kinds & kinds) != kinds) {
        cached = {radius, scale, dark, kinds, std::nullopt};
        cached.stamps.emplace(style, radius, scale, dark, kinds);
    }
    return *cached.stamps;
}

Frame FramePainter::paint(const FrameRequest& request)
{
    const std::lock_guard lock(m_mutex);
    prepare(request);
    const auto& dots = request.scene->dots;
    const double scale = request.devicePixelRatio;
    const bool dark = request.dark;
    const bool filtered = m_shownField.has_value();
    const DotField& field = filtered ? *m_shownField : m_index->field();

    if (!m_glow || m_glowDark != dark) {
        const DotFolds& folds = m_index->folds();
        m_glow = folds.isEmpty() ? glowOf(m_glowFrame, dots, dark) : glowOf(m_glowFrame, dots, folds.unfolded(), dark);
        m_glowDark = dark;
        m_highlight.reset();
        m_ground.reset();
    }
    if (!m_ground || m_highlightGroup != request.highlight) {
        m_highlightGroup = request.highlight;
        const auto members = m_index->members(m_highlightGroup);
        m_ground.emplace(dark, m_glowFrame);
        // A highlighted group shines alone.
        m_ground->light(*m_glow, members.empty() ? (dark ? 0.16 : 0.13) : (dark ? 0.05 : 0.04));
        if (!members.empty()) {
            m_highlight = glowOf(m_glowFrame, dots, members, dark);
            m_ground->light(*m_highlight, dark ? 0.36 : 0.28, dark ? 0.22 : 0.20);
        }
    }

    Frame frame{.image = {}, .request = request, .index = m_index, .radius = 0.0};
    const QSize size = (request.view.size() * scale).toSize().expandedTo({1, 1});
    frame.image = QImage(size, QImage::Format_RGB32);
    frame.image.setDevicePixelRatio(scale);

    // By eighths of a pixel, so that a turn of the wheel does not make new stamps each time.
    const double wanted = dotRadius(double(m_index->field().spacing()) * request.view.scale());
    frame.radius = std::round(wanted * 8.0) / 8.0;
    const double radius = frame.radius * scale;
    std::vector<DotLayer> layers;
    if (filtered)
        layers.push_back(
            {.field = &*m_ghostField, .stamps = &stamps(DotStyle::Ghost, radius, scale, dark, *m_ghostField)});
    layers.push_back({.field = &field, .stamps = &stamps(DotStyle::Plain, radius, scale, dark, field)});
    if (m_selectedField.size() > 0)
        layers.push_back(
            {.field = &m_selectedField, .stamps = &stamps(DotStyle::Selected, radius, scale, dark, m_selectedField)});
    const ImageView target{reinterpret_cast<Argb*>(frame.image.bits()), size.width(), size.height(),
                           std::ptrdiff_t(frame.image.bytesPerLine() / 4)};
    drawMap(target, *m_ground, layers, request.view.transform(scale), m_pool);
    return frame;
}

} // namespace otozu
