// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/export_tree_model.h"

#include "core/base/path_text.h"
#include "core/qt/path_conversion.h"
#include "ui/panels/fact_texts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <unordered_map>

namespace otozu
{
namespace
{

/// Internal id of a row of the top level; below it, the folder's row + 1.
constexpr quintptr kTopLevel = 0;

bool isRenamed(const ExportEntry& entry)
{
    return entry.name != textOfPath(entry.source.filename());
}

} // namespace

ExportTreeModel::ExportTreeModel(QObject* parent) : QAbstractItemModel(parent) {}

void ExportTreeModel::setPlan(ExportPlanPtr plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    rebuild();
    endResetModel();
}

void ExportTreeModel::setOnlyRenamed(bool only)
{
    if (only == m_onlyRenamed)
        return;
    beginResetModel();
    m_onlyRenamed = only;
    rebuild();
    endResetModel();
}

void ExportTreeModel::rebuild()
{
    m_folders.clear();
    m_top.clear();
    m_renamed = 0;
    if (!m_plan)
        return;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < m_plan->entries.size(); ++i) {
        const ExportEntry& entry = m_plan->entries[i];
        const bool renamed = isRenamed(entry);
        m_renamed += renamed ? 1 : 0;
        const bool shown = renamed || !m_onlyRenamed;
        if (entry.folder.empty()) {
            if (shown)
                m_top.push_back(i);
            continue;
        }
        const auto [place, fresh] = places.try_emplace(entry.folder, m_folders.size());
        if (fresh)
            m_folders.push_back({entry.folder, 0, 0, {}});
        Folder& folder = m_folders[place->second];
        ++folder.files;
        folder.bytes += entry.bytes;
        if (shown)
            folder.shown.push_back(i);
    }
    if (m_onlyRenamed)
        std::erase_if(m_folders, [](const Folder& folder) { return folder.shown.empty(); });
}

QModelIndex ExportTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kTopLevel);
}

QModelIndex ExportTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kTopLevel)
        return {};
    return createIndex(int(index.internalId() - 1), 0, kTopLevel);
}

int ExportTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_folders.size() + m_top.size());
    if (parent.column() != 0 || parent.internalId() != kTopLevel || std::size_t(parent.row()) >= m_folders.size())
        return 0;
    return int(m_folders[std::size_t(parent.row())].shown.size());
}

int ExportTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

const ExportEntry* ExportTreeModel::entryAt(const QModelIndex& index) const
{
    const auto row = std::size_t(index.row());
    if (index.internalId() != kTopLevel)
        return &m_plan->entries[m_folders[index.internalId() - 1].shown[row]];
    if (row >= m_folders.size())
        return &m_plan->entries[m_top[row - m_folders.size()]];
    return nullptr;
}

QVariant ExportTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && (index.column() == Files || index.column() == Size))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (const ExportEntry* entry = entryAt(index))
        return fileData(*entry, index.column(), role);
    return folderData(m_folders[std::size_t(index.row())], index.column(), role);
}

QVariant ExportTreeModel::folderData(const Folder& folder, int column, int role) const
{
    if (role == Qt::DecorationRole && column == Name)
        return themeIcon(QStringLiteral("folder_open"));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return QString::fromStdString(folder.name);
    case Files:
        return QLocale().toString(qulonglong(folder.files));
    case Size:
        return sizeText(folder.bytes);
    default:
        return {};
    }
}

QVariant ExportTreeModel::fileData(const ExportEntry& entry, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return tr("from %1").arg(displayText(entry.source));
    if (role == Qt::ForegroundRole) {
        const ThemeColors& colors = Theme::instance().colors();
        return column == Name && isRenamed(entry) ? colors.accent : column == Name ? colors.text : colors.dim;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return QString::fromStdString(entry.name);
    case Size:
        return sizeText(entry.bytes);
    case Before:
        return isRenamed(entry) ? displayText(entry.source.filename()) : QString();
    default:
        return {};
    }
}

QVariant ExportTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Files || section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Will be written");
    case Files:
        return tr("Files");
    case Size:
        return tr("Size");
    case Before:
        return tr("Name before");
    default:
        return {};
    }
}

} // namespace otozu
