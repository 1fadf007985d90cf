// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export/plan.h"

#include <QAbstractItemModel>
#include <memory>
#include <vector>

namespace otozu
{

using ExportPlanPtr = std::shared_ptr<const ExportPlan>;

/// What an export will write: its folders and under each its files. Files at the top come after the folders.
class ExportTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        Name,   ///< Folder, or the file under its new name.
        Files,  ///< Number of files of a folder.
        Size,   ///< Bytes, in words.
        Before, ///< The file's name before, where the new one differs.
        ColumnCount
    };

    explicit ExportTreeModel(QObject* parent = nullptr);

    /// nullptr: nothing.
    void setPlan(ExportPlanPtr plan);
    /// Only files whose name changes, and the folders that have some.
    void setOnlyRenamed(bool only);
    /// How many files get another name.
    [[nodiscard]] std::size_t renamed() const { return m_renamed; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Folder {
        std::string name;
        std::size_t files = 0;
        std::uint64_t bytes = 0;
        std::vector<std::size_t> shown; ///< Of the plan's entries.
    };
    void rebuild();
    [[nodiscard]] QVariant folderData(const Folder& folder, int column, int role) const;
    [[nodiscard]] QVariant fileData(const ExportEntry& entry, int column, int role) const;
    /// The files at the top of the plan have no folder: they are rows beside the folders.
    [[nodiscard]] const ExportEntry* entryAt(const QModelIndex& index) const;

    ExportPlanPtr m_plan;
    std::vector<Folder> m_folders;
    std::vector<std::size_t> m_top; ///< Entries without a folder.
    std::size_t m_renamed = 0;
    bool m_onlyRenamed = false;
};

} // namespace otozu
