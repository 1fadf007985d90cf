// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_result.h"

#include <QAbstractItemModel>
#include <vector>

namespace otozu
{

/// Sounds that are there more than once: a row a family, the largest first, its members below.
class FamilyModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Folder, Format, Difference, kColumns };
    enum Role {
        SampleRole = Qt::UserRole, ///< int; of a family its first sound.
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// nullptr: none.
    /// @param families  those of the map that are shown.
    void setMap(MapResultPtr map, std::vector<SoundFamily> families);
    [[nodiscard]] const MapResultPtr& map() const { return m_map; }
    [[nodiscard]] const std::vector<SoundFamily>& families() const { return m_families; }
    /// Null where the sound is there only once.
    [[nodiscard]] QModelIndex indexOf(int sample) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] const SoundFamily& family(int row) const
    {
        return m_families[std::size_t(m_order[std::size_t(row)])];
    }
    [[nodiscard]] QString familyText(const SoundFamily& family, int column) const;
    [[nodiscard]] QString memberText(const SoundFamily& family, int member, int column) const;

    MapResultPtr m_map;
    std::vector<SoundFamily> m_families;
    std::vector<int> m_order; ///< Families, as shown.
};

} // namespace otozu
