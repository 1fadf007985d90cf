// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/cluster_check_model.h"

#include "core/raster/palette.h"
#include "ui/panels/cluster_text.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <algorithm>

namespace otozu
{

ClusterCheckModel::ClusterCheckModel(MapResultPtr map, const ShownSounds& shown, QObject* parent)
    : QAbstractListModel(parent), m_map(std::move(map)), m_names(clusterTexts(m_map->clusters))
{
    m_counts.resize(m_map->clusters.size());
    for (std::size_t i = 0; i < m_map->samples.size(); ++i) {
        const auto cluster = std::size_t(m_map->samples[i].cluster); // One that is none is beyond all.
        if (cluster < m_counts.size() && shown.isShown(int(i)))
            ++m_counts[cluster];
    }
    for (std::size_t cluster = 0; cluster < m_counts.size(); ++cluster) {
        if (m_counts[cluster] > 0)
            m_clusters.push_back(int(cluster));
    }
    m_checked.assign(m_clusters.size(), true);
}

std::vector<std::int32_t> ClusterCheckModel::checked() const
{
    std::vector<std::int32_t> clusters;
    for (std::size_t row = 0; row < m_checked.size(); ++row) {
        if (m_checked[row])
            clusters.push_back(m_clusters[row]);
    }
    return clusters;
}

void ClusterCheckModel::setAllChecked(bool checked)
{
    std::fill(m_checked.begin(), m_checked.end(), checked);
    allChanged();
}

void ClusterCheckModel::setChecked(const std::vector<int>& clusters)
{
    for (std::size_t row = 0; row < m_checked.size(); ++row)
        m_checked[row] = std::ranges::find(clusters, m_clusters[row]) != clusters.end();
    allChanged();
}

void ClusterCheckModel::allChanged()
{
    if (!m_checked.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

int ClusterCheckModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_checked.size());
}

QVariant ClusterCheckModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = std::size_t(index.row());
    const auto cluster = std::size_t(m_clusters[row]);
    switch (role) {
    case Qt::DisplayRole:
        return m_names[cluster];
    case Qt::DecorationRole:
        return QColor::fromRgb(mapColour(m_map->clusters[cluster].colour, Theme::instance().dark()));
    case Qt::CheckStateRole:
        return int(m_checked[row] ? Qt::Checked : Qt::Unchecked);
    case CountRole:
        return qulonglong(m_counts[cluster]);
    default:
        return {};
    }
}

bool ClusterCheckModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_checked[std::size_t(index.row())] = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags ClusterCheckModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace otozu
