// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHeaderView>
#include <QStringList>

namespace otozu
{

/// The heading of a SampleTable: a click sorts, a drag moves or resizes a column, and a menu hides and shows them. At
/// least one column stays.
class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QWidget* parent = nullptr);

    /// From left to right, one word a column: "name:240", "-size:80" for one that is hidden.
    [[nodiscard]] QStringList layoutWords() const;
    /// Columns that are not named stay as they are at first, behind the others; words that make no sense are left out.
    void setLayoutWords(const QStringList& words);
    /// The menu of columns; the caller owns it.
    [[nodiscard]] QMenu* makeMenu();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] int widthAtFirst(int column) const;
};

} // namespace otozu
