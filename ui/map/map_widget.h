// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/drag/native_path.h"
#include "ui/map/map_card.h"
#include "ui/map/map_scene.h"

#include <QPointF>
#include <QRect>
#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace otozu
{

class Selection;
class SampleDrag;

/// The map: a dot a sound. Keys, mouse and touchpad as the shortcuts page says; what is selected lives in the shared
/// Selection. Dots are drawn on a thread of its own where they are many; then a scene is shown within some frames, all
/// of it at once. UI thread.
class MapWidget : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the widget.
    MapWidget(Selection& selection, SampleDrag& drag, QWidget* parent = nullptr);
    ~MapWidget() override;

    /// Keeps the view where the dots stand as they stood (recolouring) or where dots were only added at the end, or if
    /// asked; otherwise shows all. Does not touch the selection: call Selection::reset() first. nullptr: empty.
    void setScene(std::shared_ptr<const MapScene> scene, bool keepView = false);
    void setDark(bool dark);
    /// Views glide to their place; off for reduced motion.
    void setAnimated(bool animated);
    /// What an empty map says.
    void setHint(const QString& hint);
    void setCardProvider(std::function<MapCard(int sample)> provider);
    /// The file of a sample, for dragging it out; empty: it cannot be.
    void setPathProvider(std::function<NativePath(int sample)> provider);
    /// As long as the dots: those with false are greyed out and cannot be hit; empty: all are shown. Of dots that are
    /// one (MapScene::standIns) the first that is shown takes the place of one that is not.
    void setShown(std::vector<bool> shown);

    /// These have a star at their dots, until the next scene.
    /// @param samples  ascending.
    void setStarred(std::vector<int> samples);

    void setHoverAudition(bool on);
    [[nodiscard]] bool hoverAudition() const;

    /// A halo behind the dots of one group; -1: none.
    void highlightGroup(int group);
    void zoomToAll();
    void zoomToGroup(int group);
    /// Moves the view, if it must, so that the sample can be seen.
    void ensureVisible(int sample);
    /// Asks the card provider again.
    void refreshCard();

    /// Where a sample's dot is in the widget (it may be outside); the dot there (-1: none), of those that are folded
    /// into one the one that is shown.
    [[nodiscard]] QPointF pixelOf(int sample) const;
    [[nodiscard]] int indexAt(QPointF pixel) const;
    /// Pixels per map unit over that of "show all": 1 shows all.
    [[nodiscard]] double zoom() const;
    /// True when what is on screen is up to date and nothing is being drawn or is gliding.
    [[nodiscard]] bool isSettled() const;

    /// Selects what is shown of a group and goes there, as a double click on its name does.
    void activateGroup(int group);

    // For screen readers, see map_accessible.h.
    struct AccessibleGroup {
        QString name;            ///< With its size.
        QRect place;             ///< In the widget; empty where it is out of sight.
        bool hasCurrent = false; ///< The current sample is in it.
    };
    [[nodiscard]] int accessibleGroupCount() const;
    [[nodiscard]] std::optional<AccessibleGroup> accessibleGroup(int group) const;
    [[nodiscard]] QString accessibleCurrent() const; ///< The current sample and its group; empty: none.

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void hearRequested(int sample);
    void stopRequested();
    void hovered(int sample); ///< -1: none.
    void groupActivated(int group);
    void hoverAuditionChanged(bool on);
    void zoomChanged(double zoom);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace otozu
