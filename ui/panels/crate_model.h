// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"
#include "ui/panels/crate_looks.h"

#include <QAbstractListModel>
#include <vector>

namespace otozu
{

/// The crates, in the user's order, and what their folders are at the moment. Names can be edited: renamed() says so,
/// and the name stays as it is until setCrates().
class CrateModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        CountRole = Qt::UserRole, ///< QString: "128 files", "not there"; empty: not known yet.
        IsGoneRole,               ///< bool: its folder is known not to be there.
        IsTargetRole,             ///< bool: what is dragged over it would fall into it.
    };

    using QAbstractListModel::QAbstractListModel;

    /// What is known of folders stays.
    void setCrates(std::vector<Crate> crates);
    [[nodiscard]] const std::vector<Crate>& crates() const { return m_crates; }
    void setState(const std::filesystem::path& folder, const CrateState& state);
    [[nodiscard]] const CrateState& state(int row) const { return m_states[std::size_t(row)]; }
    /// -1: none.
    void setTarget(int row);
    void setRenamable(bool on) { m_isRenamable = on; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void renamed(int row, const QString& name);

private:
    std::vector<Crate> m_crates;
    std::vector<CrateState> m_states;
    int m_target = -1;
    bool m_isRenamable = false;
};

} // namespace otozu
