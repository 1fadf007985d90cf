// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/similar_in_map.h"
#include "ui/drag/native_path.h"

#include <QListView>
#include <functional>
#include <vector>

namespace otozu
{

class SampleDrag;
class SimilarModel;

/// The sounds that are like another one. Arrow keys move and play; a click or Enter goes to a sound; a drag takes it
/// along. GUI thread only.
class SimilarList : public QListView
{
    Q_OBJECT
public:
    /// @param drag  must outlive the list.
    explicit SimilarList(SampleDrag& drag, QWidget* parent = nullptr);

    /// See SimilarModel.
    void setComparing(bool on);
    /// @param map  see SimilarModel. The current sound stays current if it is among them.
    void setSounds(MapResultPtr map, std::vector<SimilarSample> sounds);
    /// Another cut of the map; the sounds stay.
    void setCut(const MapResultPtr& map);
    [[nodiscard]] const std::vector<SimilarSample>& sounds() const;
    /// The file of a sample, for dragging it out; empty: it cannot be.
    void setPathProvider(std::function<NativePath(int sample)> provider);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void hearRequested(int sample);
    /// The pointer is over it; -1: over none.
    void hovered(int sample);
    /// It is to be heard, and to be what the window is about.
    void chosen(int sample);
    void menuRequested(int sample, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    SampleDrag& m_drag;
    SimilarModel* m_model;
    std::function<NativePath(int)> m_pathOf;
};

} // namespace otozu
