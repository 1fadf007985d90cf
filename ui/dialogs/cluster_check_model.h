// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/selection/shown_sounds.h"

#include <QAbstractListModel>
#include <vector>

namespace otozu
{

/// The clusters of a map with a check box each. CountRole: number of sounds; DecorationRole: colour on the map.
class ClusterCheckModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole };

    /// Clusters of which nothing is shown have no row.
    explicit ClusterCheckModel(MapResultPtr map, const ShownSounds& shown = {}, QObject* parent = nullptr);

    /// Checked clusters, ascending.
    [[nodiscard]] std::vector<std::int32_t> checked() const;
    void setAllChecked(bool checked);
    /// Exactly these; others are unchecked, numbers that are no cluster ignored.
    void setChecked(const std::vector<int>& clusters);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void allChanged();

    MapResultPtr m_map;
    std::vector<QString> m_names;      ///< By cluster.
    std::vector<std::size_t> m_counts; ///< By cluster; of sounds that are shown.
    std::vector<int> m_clusters;       ///< By row.
    std::vector<bool> m_checked;       ///< By row.
};

} // namespace otozu
