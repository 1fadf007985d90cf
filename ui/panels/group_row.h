// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <vector>

namespace otozu
{

/// A cluster, or all sounds of a folder: what the map gives one colour.
struct GroupRow {
    QString name;
    quint16 colour = 0;       ///< A colour index of core/raster/palette.h.
    quint8 symbol = 0;        ///< A Symbol.
    std::vector<int> members; ///< Indices of samples, ascending.
    int leftOut = 0;          ///< Sounds of it that are not shown.
    bool isHidden = false;    ///< A cluster that the user does not want to see.
    QString reason{};         ///< Why it has its name (evidenceText()); empty for folders.
};

} // namespace otozu
