// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/drag/sample_drag.h"
#include "ui/map/map_badges.h"
#include "ui/map/map_labels.h"
#include "ui/map/map_renderer.h"
#include "ui/map/map_stars.h"
#include "ui/map/map_widget.h"
#include "ui/selection/selection.h"

#include <QPolygonF>
#include <QVariantAnimation>
#include <optional>

namespace otozu
{

/// The widget's state; shared by map_widget.cpp (what it shows) and map_input.cpp (what it does).
class MapWidget::Private
{
public:
    Private(MapWidget& widget, Selection& sharedSelection, SampleDrag& sampleDrag);

    /// What the left button is doing.
    enum class Gesture { None, Dot, Label, Rectangle, Lasso, Pan };

    [[nodiscard]] int count() const { return scene ? int(scene->dots.size()) : 0; }
    [[nodiscard]] bool isShown(int sample) const
    {
        return !shown || shown->empty() || (std::size_t(sample) < shown->size() && (*shown)[std::size_t(sample)] != 0);
    }
    /// The dot that is shown for a sample.
    [[nodiscard]] int standIn(int sample) const { return folds ? folds->standIn(sample) : sample; }
    /// What can be hit: shown and not folded.
    [[nodiscard]] HitGrid::Shown hittable() const { return HitGrid::Shown(canBeHit); }
    void placeStars(); ///< Those that are starred are others, or what is shown.
    void fold();       ///< Scene or filter is another.
    /// Of the scene that is set, or null while it is still being worked out.
    [[nodiscard]] const SceneIndex* current() const { return index && index->scene() == scene ? index.get() : nullptr; }
    [[nodiscard]] double dotPixels() const; ///< Radius of dots in logical pixels.

    // The view
    void setView(const Viewport& next, bool fit);
    void glideTo(const Viewport& target, bool fit);
    [[nodiscard]] Viewport limited(const Viewport& view, QPointF anchor) const;
    [[nodiscard]] Viewport fitted() const;
    void zoomBy(double factor, QPointF at);

    // The picture
    [[nodiscard]] bool drawsAtOnce() const;
    [[nodiscard]] FrameRequest request() const;
    [[nodiscard]] bool fillsView(int group) const;
    void refresh(); ///< Something that the picture depends on has changed.
    void paintOverlay(QPainter& painter);
    void paintStar(QPainter& painter, int dot);
    void paintDot(QPainter& painter, int sample, bool isCurrent) const;
    void paintBadge(QPainter& painter, int dot);
    [[nodiscard]] double markedRadius() const;     ///< Of the current and the hovered dot.
    [[nodiscard]] QRectF ringOf(int sample) const; ///< What such a dot covers; null: none.

    // Deeds
    void hover(int sample);
    void forgetHover()
    {
        hover(-1);
        hoveredAt.reset();
    }
    void hear(int sample);
    void hearPassed(QPointF from, QPointF to);
    void walk(QPointF direction, bool extend);
    void finishArea(Qt::KeyboardModifiers modifiers);
    void dragOut(const std::vector<int>& samples);
    [[nodiscard]] std::vector<int> membersShown(int group) const;
    void escape();
    void toggleHoverAudition();

    MapWidget& q;
    Selection& selection;
    SampleDrag& drag;
    MapRenderer renderer;
    MapLabels labels;
    QVariantAnimation glide;

    std::shared_ptr<const MapScene> scene;
    std::shared_ptr<const SceneIndex> index; ///< May be a scene behind.
    std::shared_ptr<const std::vector<char>> shown;
    std::shared_ptr<const DotFolds> folds;            ///< Null: none.
    std::vector<char> canBeHit;                       ///< A byte a dot; empty: all can.
    std::shared_ptr<const std::vector<int>> selected; ///< A copy of the selection; null: to be made.
    std::vector<int> starred;
    std::vector<int> starDots;       ///< Where they are shown, ascending.
    std::vector<QPointF> starPlaces; ///< Of those, in map units.
    MapStars stars;
    Bounds bounds;
    Viewport view;
    bool fits = true; ///< The view shows all and shall go on to.
    Viewport glideFrom;
    Viewport glideTarget;
    bool glideFits = false;
    std::optional<Frame> frame;
    std::optional<FrameRequest> asked;    ///< What the renderer was last asked for.
    std::optional<FrameRequest> labelled; ///< What the labels were laid out for …
    QRectF keptFree;                      ///< … and what they leave free.
    MapBadges badges;
    std::optional<FrameRequest> badged; ///< What the badges were laid out for.

    bool dark = true;
    bool animated = true;
    bool audition = false;
    int highlight = -1;
    QString hint;
    std::function<MapCard(int)> cardOf;
    std::function<NativePath(int)> pathOf;

    int hoveredDot = -1;
    std::optional<QPointF> hoveredAt; ///< Where the pointer was last.
    std::optional<MapCard> card;
    int hoveredLabel = -1;
    Gesture gesture = Gesture::None;
    bool moved = false;    ///< Farther than a click shakes.
    bool collapse = false; ///< A click on a selected dot selects it alone when the button comes up.
    bool escaped = false;
    int pressedDot = -1;
    int pressedLabel = -1;
    QPointF pressedAt;
    QPointF lastAt;
    QPolygonF area; ///< The lasso, or two corners of the rectangle.
};

} // namespace otozu
