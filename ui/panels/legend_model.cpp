// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/legend_model.h"

#include "ui/panels/fact_texts.h"

namespace otozu
{

void LegendModel::setParts(std::vector<BreakdownPart> parts)
{
    beginResetModel();
    m_parts = std::move(parts);
    endResetModel();
}

int LegendModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_parts.size());
}

QVariant LegendModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BreakdownPart& part = m_parts[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return part.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return part.name + QStringLiteral(", ") + soundsText(part.count);
    case Qt::DecorationRole:
        return part.colour;
    case CountRole:
        return qulonglong(part.count);
    default:
        return {};
    }
}

} // namespace otozu
