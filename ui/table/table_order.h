// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/table/table_columns.h"

#include <Qt>
#include <stop_token>
#include <vector>

namespace otozu
{

/// The place of each item among all by folder, then name, as naturalKey() has it: how those are sorted that are equal.
/// Needs time where there are many: not for the GUI thread.
[[nodiscard]] std::vector<int> pathRanks(const std::vector<TableItem>& items);

/// The numbers of the items in the order of a column. Stable: of equal ones the first by path is first, whatever the
/// direction. Those without a value come last in both.
/// @param ranks  pathRanks().
/// @throws Cancelled
[[nodiscard]] std::vector<int> tableOrder(const std::vector<TableItem>& items, const std::vector<int>& ranks,
                                          const TableContext& context, const TableColumn& column,
                                          Qt::SortOrder direction, const std::stop_token& stop);

} // namespace otozu
