// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/similar_in_map.h"

#include <QAbstractListModel>
#include <utility>
#include <vector>

namespace otozu
{

/// Rows of a SimilarList: the sounds that are like another one, the closest first.
class SimilarModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        FolderRole = Qt::UserRole, ///< QString, below the map's folder; empty for a sound that lies in it.
        ClosenessRole,             ///< double, in [0, 1]; invalid where nothing is compared.
        SampleRole,                ///< int.
    };

    using QAbstractListModel::QAbstractListModel;

    /// Off: the sounds are listed for another reason, and how close they are is not told.
    void setComparing(bool on) { m_isComparing = on; }
    /// @param map     whose samples they are. May be null without sounds.
    void setSounds(MapResultPtr map, std::vector<SimilarSample> sounds);
    /// Another cut of the map, of the same samples.
    void setCut(MapResultPtr map) { m_map = std::move(map); }
    [[nodiscard]] const std::vector<SimilarSample>& sounds() const { return m_sounds; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    bool m_isComparing = true;
    MapResultPtr m_map;
    std::vector<SimilarSample> m_sounds;
};

} // namespace otozu
