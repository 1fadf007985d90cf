// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/table/table_item.h"

#include <span>
#include <string>

namespace otozu
{

/// A column of the table of files. It is sorted by `number` or by `words`; the other one is null.
struct TableColumn {
    const char* key;    ///< Names it in the settings, for good.
    QString (*title)(); ///< Of the header.
    int width;          ///< At first, in characters.
    bool isShown;       ///< At first.
    enum Kind {
        Path,  ///< It is known as soon as the file is listed.
        Heard, ///< Only when the file has been listened to, or has a dot.
        Marks, ///< It is what the user says of the file.
    } kind;
    QString (*text)(const TableItem& item, const TableContext& context);      ///< Empty: it has none.
    double (*number)(const TableItem& item, const TableContext& context);     ///< NaN: it has none, and comes last.
    std::string (*words)(const TableItem& item, const TableContext& context); ///< UTF-8. Empty: likewise.
    /// A swatch before the text: an index of the palette; -1: none. May be null.
    int (*colour)(const TableItem& item, const TableContext& context) = nullptr;
    /// Its cells are pictures, and so is its heading: name of themeIcon(). May be null.
    const char* icon = nullptr;

    [[nodiscard]] bool isNumber() const { return number != nullptr; }
};

/// From left to right, as at first. The one place where a column is added.
[[nodiscard]] std::span<const TableColumn> tableColumns();
/// -1: there is none.
[[nodiscard]] int tableColumn(const QString& key);

/// Why a sound is grey, or where it stands: "hidden", "waiting", "missing", the reason why it could not be read; empty
/// for one that is on the map.
[[nodiscard]] QString stateText(const TableItem& item, const TableContext& context);

} // namespace otozu
