// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/similar_finder.h"

#include <optional>
#include <utility>

namespace otozu
{

struct SimilarFinder::Sounds {
    std::optional<ThreadPool> pool;
    std::optional<SimilarInMap> similar;
};

SimilarFinder::SimilarFinder(QObject* parent) : QObject(parent), m_answer(*this) {}

SimilarFinder::~SimilarFinder() = default;

void SimilarFinder::setMap(MapResultPtr map)
{
    const bool same = m_map && map && m_map->features == map->features;
    m_map = std::move(map);
    if (same)
        return;
    cancel();
    m_sounds = std::make_shared<Sounds>();
}

void SimilarFinder::request(int sample, std::size_t count, const SimilarityWeights& weights)
{
    Q_ASSERT(m_map && m_map->features);
    m_answer.ask(
        [this, map = m_map, sounds = m_sounds, sample, count, weights](const std::stop_token& stop) {
            if (!sounds->pool)
                sounds->pool.emplace();
            if (!sounds->similar)
                sounds->similar.emplace(*map, *sounds->pool, stop);
            return [this, similar = sounds->similar->nearest(sample, count, weights, *sounds->pool)] {
                emit found(similar);
            };
        },
        [this](const Failure& failure) { emit failed(failure); });
}

} // namespace otozu
