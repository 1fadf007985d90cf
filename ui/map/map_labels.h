// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/map/label_layout.h"
#include "ui/map/scene_index.h"
#include "ui/map/viewport.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QRectF>
#include <vector>

class QPainter;

namespace otozu
{

/// The names over the map: where they stand in a view, and how they look. Keeps their pictures.
class MapLabels
{
public:
    /// Works out where the names stand; places() answers from then on. Names stand where their groups are densest and
    /// give way to each other, to groups of which they would hide much, and wholly to `keepFree`.
    void layOut(const SceneIndex& index, const Viewport& view, const QFont& font, const QRectF& keepFree = {});
    void clear() { m_places.clear(); }

    /// One a group; null rectangles where the name is not shown.
    [[nodiscard]] const std::vector<LabelPlace>& places() const { return m_places; }
    /// The group whose name is there, -1: none.
    [[nodiscard]] int groupAt(QPointF pixel) const;
    /// @param emphasised  a group whose name stands out, -1: none.
    /// @param through     names over this place can be seen through.
    void paint(QPainter& painter, const SceneIndex& index, const QFont& font, bool dark, int emphasised,
               const QRectF& through = {});

private:
    std::vector<LabelPlace> m_places;
    QHash<QString, QPixmap> m_pictures; ///< By everything that they depend on.
};

} // namespace otozu
