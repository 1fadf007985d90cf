// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace otozu
{

/// Paints the cells of a SampleTable: the ground of the whole row, a swatch where a column has one, the text. Sounds
/// that cannot be heard are grey, those that wait are dim.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The text does not fit into the cell.
    [[nodiscard]] static bool isElided(const QStyleOptionViewItem& option, const QModelIndex& index);
    [[nodiscard]] static int rowHeight(const QFont& font);
};

} // namespace otozu
