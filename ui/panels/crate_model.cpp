// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/crate_model.h"

#include "core/qt/path_conversion.h"

#include <algorithm>
#include <utility>

namespace otozu
{

void CrateModel::setCrates(std::vector<Crate> crates)
{
    if (crates == m_crates)
        return;
    std::vector<CrateState> states(crates.size());
    for (std::size_t i = 0; i < crates.size(); ++i) {
        const auto known = std::ranges::find(m_crates, crates[i].folder, &Crate::folder);
        if (known != m_crates.end())
            states[i] = m_states[std::size_t(known - m_crates.begin())];
    }
    // The same folders under other names: what is current stays so.
    const bool isSame = std::ranges::equal(crates, m_crates, {}, &Crate::folder, &Crate::folder);
    if (!isSame)
        beginResetModel();
    m_crates = std::move(crates);
    m_states = std::move(states);
    m_target = -1;
    if (!isSame)
        endResetModel();
    else
        emit dataChanged(index(0), index(rowCount() - 1));
}

void CrateModel::setState(const std::filesystem::path& folder, const CrateState& state)
{
    for (std::size_t i = 0; i < m_crates.size(); ++i) {
        if (m_crates[i].folder != folder || m_states[i] == state)
            continue;
        m_states[i] = state;
        emit dataChanged(index(int(i)), index(int(i)));
    }
}

void CrateModel::setTarget(int row)
{
    const int before = std::exchange(m_target, row);
    for (const int changed : {before, row}) {
        if (before != row && changed >= 0 && changed < rowCount())
            emit dataChanged(index(changed), index(changed), {IsTargetRole});
    }
}

int CrateModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_crates.size());
}

QVariant CrateModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Crate& crate = m_crates[std::size_t(index.row())];
    const CrateState& state = m_states[std::size_t(index.row())];
    const QString count = !state.isKnown   ? QString()
                          : !state.isThere ? tr("not there")
                                           : tr("%Ln file(s)", nullptr, int(state.files));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return QString::fromStdString(crate.name);
    case Qt::ToolTipRole: {
        const QString folder = displayText(crate.folder);
        return state.isKnown && !state.isThere ? tr("%1 is not there. Is its drive connected?").arg(folder) : folder;
    }
    case Qt::AccessibleTextRole:
        return count.isEmpty() ? QString::fromStdString(crate.name)
                               : tr("%1, %2", "crate, how many files").arg(QString::fromStdString(crate.name), count);
    case CountRole:
        return count;
    case IsGoneRole:
        return state.isKnown && !state.isThere;
    case IsTargetRole:
        return index.row() == m_target;
    default:
        return {};
    }
}

bool CrateModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const QString name = value.toString().simplified();
    if (!name.isEmpty() && name != data(index, Qt::EditRole).toString())
        emit renamed(index.row(), name);
    return true;
}

Qt::ItemFlags CrateModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    return index.isValid() && m_isRenamable ? flags | Qt::ItemIsEditable : flags;
}

} // namespace otozu
