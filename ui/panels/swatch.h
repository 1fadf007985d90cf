// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPainterPath>
#include <QRectF>

namespace otozu
{

/// A colour of core/raster/palette.h as Qt has it.
[[nodiscard]] QColor mapQColor(int colourIndex, bool dark);

/// The outline of a Symbol as large as fits in `rect`, to be filled: the shapes are those of the map's dots.
[[nodiscard]] QPainterPath symbolPath(int symbol, const QRectF& rect);

} // namespace otozu
