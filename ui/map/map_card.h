// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/palette.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <vector>

class QFont;
class QPainter;

namespace otozu
{

/// Lowest and highest sample of one column of a waveform, in [-1, 1].
struct MapPeak {
    float low = 0.0F;
    float high = 0.0F;
};

/// What the card over a hovered dot says.
struct MapCard {
    QString title;                 ///< File name.
    QString subtitle;              ///< Folder.
    QString details;               ///< Length, cluster, ...
    std::vector<MapPeak> waveform; ///< May be empty; call refreshCard() when it has come.
    QString copies{};              ///< Where the sound is again; empty: nowhere.
};

/// Where a card of that size stands: wholly inside the bounds, beside the dot and never over it. Below and to the right
/// where it can. @param clear  radius around the dot that stays free. @return null where there is no such place.
[[nodiscard]] QRectF placeCard(const QRectF& bounds, QPointF dot, double clear, QSizeF size);

/// How large the card wants to be.
[[nodiscard]] QSizeF cardSize(const MapCard& card, const QFont& font);
/// @param colour  of the dot: the waveform has it too.
void paintCard(QPainter& painter, const QRectF& place, const MapCard& card, const QFont& font, Argb colour, bool dark);

} // namespace otozu
