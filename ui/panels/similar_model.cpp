// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/similar_model.h"

#include "core/qt/path_conversion.h"

#include <QLocale>
#include <utility>

namespace otozu
{

void SimilarModel::setSounds(MapResultPtr map, std::vector<SimilarSample> sounds)
{
    beginResetModel();
    m_map = std::move(map);
    m_sounds = std::move(sounds);
    endResetModel();
}

int SimilarModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_sounds.size());
}

QVariant SimilarModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_sounds.size()))
        return {};
    const SimilarSample& sound = m_sounds[std::size_t(index.row())];
    const std::filesystem::path& path = m_map->samples[std::size_t(sound.sample)].path;
    const auto share = [&] { return QLocale().toString(100.0 * double(sound.closeness), 'f', 0); };
    switch (role) {
    case Qt::DisplayRole:
        return displayText(path.filename());
    case Qt::AccessibleTextRole:
        if (!m_isComparing)
            return tr("%1, in %2", "file, folder").arg(displayText(path.filename()), displayText(path.parent_path()));
        return tr("%1, in %2, %3 % alike", "file, folder, share")
            .arg(displayText(path.filename()), displayText(path.parent_path()), share());
    case Qt::ToolTipRole:
        if (!m_isComparing)
            return displayText(path) + QLatin1Char('\n') +
                   tr("Click to go there, arrow keys to hear, drag to take it along.");
        return (displayText(path) + QLatin1Char('\n') +
                tr("%1 % alike. Click to go there, arrow keys to hear, drag to take it along.").arg(share()));
    case FolderRole:
        return displayText(path.parent_path());
    case ClosenessRole:
        return m_isComparing ? QVariant(double(sound.closeness)) : QVariant();
    case SampleRole:
        return int(sound.sample);
    default:
        return {};
    }
}

Qt::ItemFlags SimilarModel::flags(const QModelIndex& index) const
{
    return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

} // namespace otozu
