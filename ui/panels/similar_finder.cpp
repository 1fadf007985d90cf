// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/similar_finder.h"

#include <utility>

namespace otozu
{

SimilarFinder::SimilarFinder(QObject* parent)
    : QObject(parent), m_pool(std::make_shared<std::optional<ThreadPool>>()), m_answer(*this)
{
}

SimilarFinder::~SimilarFinder() = default;

void SimilarFinder::setMap(MapResultPtr map)
{
    const bool same = m_map && map && m_map->similar == map->similar;
    m_map = std::move(map);
    if (!same)
        cancel();
}

void SimilarFinder::request(int sample, std::size_t count, const SimilarityWeights& weights)
{
    Q_ASSERT(m_map && m_map->similar);
    m_answer.ask(
        [this, sounds = m_map->similar, pool = m_pool, sample, count, weights](const std::stop_token&) {
            if (!*pool)
                pool->emplace();
            return [this, similar = sounds->nearest(sample, count, weights, **pool)] { emit found(similar); };
        },
        [this](const Failure& failure) { emit failed(failure); });
}

} // namespace otozu
