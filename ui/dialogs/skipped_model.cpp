// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/skipped_model.h"

#include "core/qt/fault_texts.h"
#include "core/qt/path_conversion.h"
#include "ui/panels/fact_texts.h"

#include <algorithm>
#include <map>

namespace otozu
{

SkippedModel::SkippedModel(std::vector<FileFault> skipped, QObject* parent)
    : QAbstractTableModel(parent), m_skipped(std::move(skipped))
{
}

int SkippedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_skipped.size());
}

int SkippedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SkippedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FileFault& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == File)
            return displayText(row.path.filename());
        if (index.column() == Folder)
            return displayText(row.path.parent_path());
        return faultText(row.fault);
    case Qt::ToolTipRole:
        return index.column() == Reason ? faultText(row.fault) : displayText(row.path);
    case FaultRole:
        return int(row.fault);
    case PathRole:
        return displayText(row.path);
    default:
        return {};
    }
}

QVariant SkippedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Folder:
        return tr("Folder");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

SkippedReasonsModel::SkippedReasonsModel(const std::vector<FileFault>& skipped, QObject* parent)
    : QAbstractListModel(parent)
{
    std::map<int, int> counts;
    for (const FileFault& file : skipped)
        ++counts[int(file.fault)];
    m_rows.push_back({-1, int(skipped.size())});
    for (const auto& [fault, count] : counts)
        m_rows.push_back({fault, count});
    std::stable_sort(m_rows.begin() + 1, m_rows.end(), [](const Row& a, const Row& b) { return a.count > b.count; });
}

int SkippedReasonsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SkippedReasonsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.fault < 0 ? tr("All reasons") : faultText(Fault(row.fault));
    case Qt::AccessibleTextRole:
        return data(index, Qt::DisplayRole).toString() + QStringLiteral(", ") + filesText(std::size_t(row.count));
    case FaultRole:
        return row.fault;
    case CountRole:
        return row.count;
    default:
        return {};
    }
}

} // namespace otozu
