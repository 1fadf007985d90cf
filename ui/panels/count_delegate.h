// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace otozu
{

/// A list's rows with a number at their right end, a swatch (DecorationRole, a colour) or a check box before the text.
class CountDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// @param countRole  the role that holds the number, an integer; nothing is written where it is invalid.
    explicit CountDelegate(int countRole, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_countRole;
};

} // namespace otozu
