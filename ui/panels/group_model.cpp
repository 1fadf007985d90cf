// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/group_model.h"

#include <QKeySequence>

#include <algorithm>

namespace otozu
{

void GroupModel::setGroups(std::vector<GroupRow> groups)
{
    beginResetModel();
    m_groups = std::move(groups);
    m_selected.assign(m_groups.size(), 0);
    m_largest = 1;
    for (const GroupRow& group : m_groups)
        m_largest = std::max(m_largest, group.members.size());
    endResetModel();
}

void GroupModel::setSelectedCounts(std::vector<int> counts)
{
    if (m_groups.empty() || counts == m_selected)
        return;
    Q_ASSERT(counts.size() == m_groups.size());
    m_selected = std::move(counts);
    emit dataChanged(index(0), index(int(m_groups.size()) - 1), {SelectedRole});
}

int GroupModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_groups.size());
}

QVariant GroupModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_groups.size()))
        return {};
    const GroupRow& group = m_groups[std::size_t(index.row())];
    const int size = int(group.members.size()) + (group.isHidden ? group.leftOut : 0);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return group.name;
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "name of a cluster or folder, number of sounds")
                   .arg(group.name, tr("%Ln sound(s)", nullptr, size)) +
               (group.isHidden ? tr(", hidden", "after the name and size of a cluster") : QString());
    case Qt::ToolTipRole:
        if (group.isHidden && group.members.empty())
            return tr("%1: %2. The cluster is hidden; %3 shows it again.")
                .arg(group.name, tr("%Ln sound(s)", nullptr, size),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H).toString(QKeySequence::NativeText));
        return tr("%1: %2. Click to select them, double click to zoom in, drag to take them along.")
                   .arg(group.name, tr("%Ln sound(s)", nullptr, size)) +
               (group.reason.isEmpty() ? QString() : QStringLiteral("\n\n") + group.reason);
    case ColourRole:
        return int(group.colour);
    case SymbolRole:
        return int(group.symbol);
    case SizeRole:
        return size;
    case SelectedRole:
        return m_selected[std::size_t(index.row())];
    case HiddenRole:
        return group.isHidden;
    case ShareRole:
        return double(group.members.size()) / double(m_largest);
    default:
        return {};
    }
}

bool GroupModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !m_renamable || !index.isValid() || index.row() >= int(m_groups.size()))
        return false;
    const QString name = value.toString().trimmed();
    if (name != m_groups[std::size_t(index.row())].name)
        emit renamed(index.row(), name);
    return true;
}

Qt::ItemFlags GroupModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemIsDragEnabled;
    if (index.isValid() && m_renamable)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace otozu
