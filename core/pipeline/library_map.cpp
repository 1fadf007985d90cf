// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library_map.h"

#include "core/base/progress.h"
#include "core/pipeline/cut_clusters.h"
#include "core/pipeline/map_settings.h"

#include <algorithm>

namespace otozu
{
namespace
{

constexpr std::size_t kBlockValues = std::size_t(4) << 20; // 16 MiB of floats at a time

} // namespace

PlaceTable::PlaceTable(const std::vector<StoredPlace>& places) : m_places(places)
{
    m_order.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        m_order.emplace_back(places[i].file, i);
    if (!std::ranges::is_sorted(m_order))
        std::ranges::sort(m_order);
}

const StoredPlace* PlaceTable::find(FileId file) const
{
    const auto found = std::ranges::lower_bound(m_order, file, {}, &std::pair<FileId, std::size_t>::first);
    return found != m_order.end() && found->first == file ? &m_places[found->second] : nullptr;
}

MapResult mapOf(const StoredMap& stored, std::vector<StoredFile> files, const StoredDuplicates& duplicates,
                const MapRequest& request, const SoundPairs& comparisons)
{
    MapResult map;
    map.request = requestFromText(stored.settings, request);
    map.threads = request.threads > 0 ? request.threads : hardwareThreads();
    map.storedClusters = stored.clusters;
    const PlaceTable places(stored.places);
    std::vector<std::int32_t> leaves;
    leaves.reserve(stored.places.size());
    std::size_t kept = 0;
    for (StoredFile& file : files) {
        const StoredPlace* place = file.state == FileState::Analysed ? places.find(file.id) : nullptr;
        if (place == nullptr)
            continue;
        file.record.x = place->x;
        file.record.y = place->y;
        leaves.push_back(place->leaf);
        map.placed += place->placed ? 1 : 0;
        if (&files[kept] != &file)
            files[kept] = std::move(file);
        ++kept;
    }
    files.resize(kept);
    const std::vector<std::int32_t> duplicateOf = duplicates.find(files);
    map.samples.reserve(files.size());
    map.files.reserve(files.size());
    std::vector<ContentHash> sounds;
    sounds.reserve(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        map.files.push_back(files[i].id);
        sounds.push_back(files[i].sound);
        map.samples.push_back(std::move(files[i].record));
        map.samples.back().duplicateOf = duplicateOf[i];
    }
    if (map.samples.empty())
        return map;
    ThreadPool pool(map.samples.size() < kWorthThreads ? 1 : 2);
    pool.forRanges(2, 1, [&](std::size_t part, std::size_t, int) {
        if (part == 0)
            map.namer = std::make_shared<const ClusterNamer>(map.samples);
        else
            map.families = soundFamilies(sounds, comparisons);
    });
    map.tree = std::make_shared<const ClusterTree>(std::move(leaves), stored.merges, stored.standard);
    cutClusters(map, map.tree->clustersAt(stored.granularity));
    return map;
}

StoredMap storedMapOf(const MapResult& map, const std::vector<bool>& placed, const std::string& features,
                      double granularity, const RowMaker& maker)
{
    StoredMap stored;
    stored.features = features;
    stored.settings = settingsText(map.request);
    stored.places.reserve(map.samples.size());
    for (std::size_t i = 0; i < map.samples.size(); ++i)
        stored.places.push_back(
            {map.files[i], map.samples[i].x, map.samples[i].y, map.tree->leaves()[i], !placed.empty() && placed[i]});
    stored.merges = map.tree->merges();
    stored.standard = map.tree->standard();
    stored.granularity = granularity;
    stored.clusters = map.storedClusters;
    stored.scaler = maker.toBytes();
    return stored;
}

RowMaker StoredRows::maker(const std::vector<SampleRecord>& samples, std::span<const FileId> ids, Profile profile,
                           Metric metric) const
{
    const std::size_t width = m_store.rows(m_features, ids.first(1)).cols();
    std::vector<FileId> deciding;
    for (const std::size_t i : RowMaker::deciding(samples, width, metric))
        deciding.push_back(ids[i]);
    throwIfStopped(m_stop);
    return {m_store.rows(m_features, deciding), profile, metric, m_pool, m_stop};
}

MapRows StoredRows::rows(const RowMaker& maker, std::span<const FileId> ids) const
{
    if (ids.empty())
        return {{}, maker.metric()};
    const std::size_t width = m_store.rows(m_features, ids.first(1)).cols();
    const std::size_t block = std::max<std::size_t>(1, kBlockValues / width);
    MapRows made{Matrix<float>(ids.size(), maker.reducer() != nullptr ? maker.reducer()->reducedWidth() : width),
                 maker.metric()};
    for (std::size_t begin = 0; begin < ids.size(); begin += block) {
        throwIfStopped(m_stop);
        Matrix<float> some = m_store.rows(m_features, ids.subspan(begin, std::min(block, ids.size() - begin)));
        some = maker.transform(std::move(some), m_pool, m_stop);
        std::ranges::copy(some.values(), made.rows.row(begin).begin());
    }
    return made;
}

} // namespace otozu
