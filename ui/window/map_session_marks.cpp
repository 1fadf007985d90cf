// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user says of sounds and clusters.

#include "ui/window/map_session.h"

#include <algorithm>
#include <utility>

namespace otozu
{

bool MapSession::canMark() const
{
    return isMapOpen() && m_readOnly == ReadOnlyReason::None;
}

FileId MapSession::fileOf(int sample) const
{
    const bool isKnown = m_map && sample >= 0 && std::size_t(sample) < m_map->files.size();
    return isKnown ? m_map->files[std::size_t(sample)] : 0;
}

/// @param change  called with marks or store, and files.
template <typename Change>
void MapSession::mark(const std::vector<int>& samples, Marks which, Change change)
{
    if (!canMark())
        return;
    std::vector<FileId> files;
    files.reserve(samples.size());
    for (const int sample : samples) {
        if (const FileId file = fileOf(sample); file != 0)
            files.push_back(file);
    }
    ++m_marked;
    auto marks = std::make_shared<SoundMarks>(*m_marks);
    change(*marks, files);
    m_marks = std::move(marks);
    m_worker.edit(m_library, [files, change](LibraryStore& store) { change(store, files); });
    emit marked(which);
}

void MapSession::setFavourite(const std::vector<int>& samples, bool favourite)
{
    mark(samples, Marks::Favourites, [favourite](auto& in, const auto& files) { in.setFavourite(files, favourite); });
}

void MapSession::setHidden(const std::vector<int>& samples, bool hidden)
{
    mark(samples, Marks::Hidden, [hidden](auto& in, const auto& files) { in.setHidden(files, hidden); });
}

void MapSession::addTag(const std::vector<int>& samples, const QString& tag)
{
    const std::string tidy = tidyTag(tag.toStdString());
    if (!tidy.empty())
        mark(samples, Marks::Tags, [tidy](auto& in, const auto& files) { in.addTag(files, tidy); });
}

void MapSession::removeTag(const std::vector<int>& samples, const QString& tag)
{
    mark(samples, Marks::Tags, [tag = tag.toStdString()](auto& in, const auto& files) { in.removeTag(files, tag); });
}

QString MapSession::givenName(const MapResult& map, int cluster)
{
    if (cluster < 0 || std::size_t(cluster) >= map.clusters.size())
        return {};
    const auto known =
        std::ranges::find(map.storedClusters, map.clusters[std::size_t(cluster)].slot, &StoredCluster::slot);
    return known == map.storedClusters.end() ? QString() : QString::fromStdString(known->name);
}

bool MapSession::canChangeClusters(const MapResultPtr& seen) const
{
    // Of another library files have other numbers.
    return canMark() && seen && seen->request.folder == m_map->request.folder;
}

void MapSession::say(const ClusterChange& change, const ClusterChange& back)
{
    m_toShow.push_back(change);
    m_said.push_back({m_worker.changeCluster(m_library, change), change, back});
}

void MapSession::renameCluster(const MapResultPtr& seen, int cluster, const QString& name)
{
    if (!canChangeClusters(seen) || cluster < 0 || std::size_t(cluster) >= seen->clusters.size())
        return;
    const std::string tidy = tidyTag(name.toStdString());
    const std::string before = givenName(*seen, cluster).toStdString();
    if (tidy == before)
        return;
    ClusterChange change{.seen = seenClusters(*seen), .slot = seen->clusters[std::size_t(cluster)].slot, .name = tidy};
    ClusterChange back = change;
    back.name = before;
    say(change, back);
    cut();
}

void MapSession::setClustersHidden(const MapResultPtr& seen, const std::vector<int>& clusters, bool hidden)
{
    if (!canChangeClusters(seen))
        return;
    const std::shared_ptr<const SeenClusters> all = seenClusters(*seen);
    for (const int cluster : clusters) {
        if (cluster < 0 || std::size_t(cluster) >= seen->clusters.size())
            continue;
        ClusterChange change{.seen = all, .slot = seen->clusters[std::size_t(cluster)].slot, .hidden = hidden};
        ClusterChange back = change;
        back.hidden = !hidden;
        say(change, back);
    }
    cut();
}

void MapSession::changeBack(quint64 change)
{
    const auto at = std::ranges::find(m_said, change, &Said::id);
    if (at == m_said.end())
        return;
    ClusterChange back = std::move(at->back);
    m_said.erase(at);
    m_toShow.push_back(std::move(back));
    for (const Said& said : m_said) // They were said later.
        m_toShow.push_back(said.change);
    cut();
}

} // namespace otozu
