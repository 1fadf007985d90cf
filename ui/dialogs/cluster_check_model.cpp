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

ClusterCheckModel::ClusterCheckModel(MapResultPtr map, QObject* parent)
    : QAbstractListModel(parent), m_map(std::move(map)), m_names(clusterTexts(m_map->clusters)),
      m_checked(m_map->clusters.size(), true)
{
}

std::vector<std::int32_t> ClusterCheckModel::checked() const
{
    std::vector<std::int32_t> clusters;
    for (std::size_t i = 0; i < m_checked.size(); ++i) {
        if (m_checked[i])
            clusters.push_back(std::int32_t(i));
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
    std::fill(m_checked.begin(), m_checked.end(), false);
    for (const int cluster : clusters) {
        if (cluster >= 0 && std::size_t(cluster) < m_checked.size())
            m_checked[std::size_t(cluster)] = true;
    }
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
    switch (role) {
    case Qt::DisplayRole:
        return m_names[row];
    case Qt::DecorationRole:
        return QColor::fromRgb(mapColour(m_map->clusters[row].colour, Theme::instance().dark()));
    case Qt::CheckStateRole:
        return int(m_checked[row] ? Qt::Checked : Qt::Unchecked);
    case CountRole:
        return qulonglong(m_map->clusters[row].size);
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
