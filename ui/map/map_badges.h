// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/map/dot_folds.h"
#include "ui/map/viewport.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace otozu
{

/// The numbers beside dots that stand for several: above them to the right. Those of the most come first; others give
/// way where they would overlap, and where dots are too small for any none is shown.
class MapBadges
{
public:
    struct Badge {
        int dot = 0;
        QRectF place; ///< In the widget.
        QString text; ///< "3"
    };
    /// Below this radius of dots, in pixels, there is no room for any.
    static constexpr double kLeastRadius = 2.5;

    /// @param radius  of the dots, in pixels.
    void layOut(const MapScene& scene, const DotFolds& folds, const Viewport& view, double radius, const QFont& font);
    void clear() { m_badges.clear(); }
    [[nodiscard]] const std::vector<Badge>& badges() const { return m_badges; }
    void paint(QPainter& painter, const QFont& font, bool dark);

    /// A single one, wherever it stands.
    [[nodiscard]] Badge badgeOf(int dot, int count, QPointF at, double radius, const QFont& font);
    void paint(QPainter& painter, const Badge& badge, const QFont& font, bool dark);

private:
    /// What stands on a badge and how large it is.
    struct Look {
        QString text;
        QSizeF size;
    };
    const Look& lookOf(int count, const QFont& font);

    std::vector<Badge> m_badges;
    QFont m_font; ///< Of the looks.
    QHash<int, Look> m_looks;
    QHash<QString, QPixmap> m_pictures; ///< By everything that they depend on.
};

} // namespace otozu
