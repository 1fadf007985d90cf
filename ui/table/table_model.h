// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qt/library_worker.h"
#include "ui/panels/latest_job.h"
#include "ui/table/table_columns.h"

#include <QAbstractTableModel>
#include <memory>
#include <unordered_map>
#include <vector>

namespace otozu
{

/// The files of a library as rows: those that are on the map, and those that have no dot yet. Files are told by their
/// FileId; a map without ids (of a folder alone) is all that its table holds. Rows are sorted on another thread: what
/// is new stands at the end until that is done. GUI thread only.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit TableModel(QObject* parent = nullptr);
    ~TableModel() override;

    /// All files of the library, with what is known of them. Of another folder than before: the map is gone.
    /// @param shown  of the map if it stays; what is not shown has no row.
    void setFiles(const LibraryFilesPtr& files, const ShownSounds& shown = {});
    /// What was found out of some of them; other files are left out.
    void addHeard(const StoredFilesPtr& files);
    /// Those that have a dot. Of another folder than before: it is all that the table holds, until setFiles(). nullptr:
    /// none has one.
    void setMap(const MapResultPtr& map, const ShownSounds& shown = {});
    /// The map has other clusters or features, its samples are the same.
    void setCut(const MapResultPtr& map, const ShownSounds& shown = {});
    /// Of the map that is set.
    void setShown(const ShownSounds& shown);
    /// What the user says of the files. Rows that are sorted by that are sorted anew.
    void setMarks(const SoundMarksPtr& marks);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Begins to: see isSorting().
    void sort(int column, Qt::SortOrder direction) override;
    [[nodiscard]] int sortColumn() const { return m_column; }
    [[nodiscard]] Qt::SortOrder sortDirection() const { return m_direction; }
    [[nodiscard]] bool isSorting() const { return m_isSorting; }

    [[nodiscard]] const TableItem& item(int row) const { return m_items[std::size_t(m_rows[std::size_t(row)])]; }
    [[nodiscard]] bool isHidden(int row) const { return otozu::isHidden(item(row), m_context); }
    [[nodiscard]] QString text(int row, int column) const;
    /// Index of the palette; -1: none.
    [[nodiscard]] int colour(int row, int column) const;
    /// -1: none, also where it is not shown.
    [[nodiscard]] int rowOfSample(int sample) const;
    [[nodiscard]] int rowOfFile(FileId id) const;
    [[nodiscard]] std::filesystem::path pathOf(int row) const;
    /// What paths are relative to.
    [[nodiscard]] const std::filesystem::path& base() const { return m_base; }

signals:
    /// The rows stand as they are to be sorted. isByUser: sort() was called since the last time.
    void sorted(bool isByUser);

private:
    /// What the items point to.
    struct Source {
        LibraryFilesPtr files;             ///< Of the items without a sample, at least; may be null.
        std::vector<StoredFilesPtr> heard; ///< Newer than files.
        MapResultPtr map;                  ///< May be null.
    };
    struct Sorted;
    void show(Source source, const ShownSounds& shown, bool isAnotherFolder);
    bool refill(std::size_t known);
    void compact();
    void setContext();
    void setOrder(std::vector<int> order);
    [[nodiscard]] bool areOtherRows(const std::vector<TableItem>& items, std::size_t known) const;
    void startSorting();
    void onSorted(const Sorted& result);
    void showChanged();

    std::filesystem::path m_base;
    Source m_source;
    TableContext m_context;
    std::vector<TableItem> m_items; ///< In the order in which they came.
    std::unordered_map<FileId, int> m_itemOf;
    std::vector<int> m_itemOfSample;
    std::vector<int> m_order;                        ///< All items as they are sorted.
    std::vector<int> m_rows;                         ///< Item of a row: those of them that are shown.
    std::vector<int> m_rowOf;                        ///< And back; -1: none.
    std::shared_ptr<const std::vector<int>> m_ranks; ///< pathRanks(); nullptr: not known of these items.

    int m_column;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    quint64 m_numbering = 0; ///< Another one where a number of an item stands for another path.
    bool m_isSorting = false;
    bool m_isStale = false; ///< What is sorted has changed since.
    bool m_isByUser = false;
    quint64 m_run = 0;
    LatestJob m_sorter; // last: it hands over to what is above
};

} // namespace otozu
