// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/group_row.h"

#include <QAbstractListModel>

namespace otozu
{

/// Rows of a GroupList.
class GroupModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        ColourRole = Qt::UserRole, ///< int, index of core/raster/palette.h.
        SymbolRole,                ///< int.
        SizeRole,                  ///< int, sounds.
        SelectedRole,              ///< int, of those, selected.
        HiddenRole,                ///< bool, a cluster that the user does not want to see.
        ShareRole,                 ///< double, of the largest group, in [0, 1].
    };

    using QAbstractListModel::QAbstractListModel;

    void setGroups(std::vector<GroupRow> groups);
    [[nodiscard]] const std::vector<GroupRow>& groups() const { return m_groups; }
    /// @param counts  one a group.
    void setSelectedCounts(std::vector<int> counts);

    /// Whether names can be edited. What is typed is told by renamed() and not shown before it has come back with
    /// setGroups().
    void setRenamable(bool on) { m_renamable = on; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void renamed(int group, const QString& name);

private:
    bool m_renamable = false;
    std::vector<GroupRow> m_groups;
    std::vector<int> m_selected;
    std::size_t m_largest = 1;
};

} // namespace otozu
