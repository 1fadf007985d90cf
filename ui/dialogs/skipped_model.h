// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <QAbstractTableModel>
#include <vector>

namespace otozu
{

/// Files that were left out, as a table. DisplayRole is text for people; roles below for filters.
class SkippedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { File, Folder, Reason, ColumnCount };
    enum Role {
        FaultRole = Qt::UserRole, ///< int(Fault).
        PathRole,                 ///< Relative path, text for people.
    };

    explicit SkippedModel(std::vector<FileFault> skipped, QObject* parent = nullptr);

    [[nodiscard]] const FileFault& at(int row) const { return m_skipped[std::size_t(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<FileFault> m_skipped;
};

/// The reasons that occur, most frequent first, with how many files each; the first row stands for all of them.
class SkippedReasonsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        FaultRole = Qt::UserRole, ///< int(Fault); -1 for all.
        CountRole,                ///< int.
    };

    explicit SkippedReasonsModel(const std::vector<FileFault>& skipped, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        int fault = -1;
        int count = 0;
    };
    std::vector<Row> m_rows;
};

} // namespace otozu
