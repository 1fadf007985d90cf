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

SimilarFinder::SimilarFinder(QObject* parent) : QObject(parent) {}

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
    cancel();
    m_finding = true;
    // A result that comes after the next request finds its number gone by.
    m_job.start(
        [this, id = m_request, map = m_map, sounds = m_sounds, sample, count, weights](const std::stop_token& stop) {
            const auto deliver = [this, id, &stop](auto use) {
                throwIfStopped(stop);
                QMetaObject::invokeMethod(
                    this,
                    [this, id, use = std::move(use)] {
                        if (id != m_request)
                            return;
                        m_finding = false;
                        use();
                    },
                    Qt::QueuedConnection);
            };
            try {
                if (!sounds->pool)
                    sounds->pool.emplace();
                if (!sounds->similar)
                    sounds->similar.emplace(*map, *sounds->pool, stop);
                deliver([this, similar = sounds->similar->nearest(sample, count, weights, *sounds->pool)] {
                    emit found(similar);
                });
            } catch (const std::exception&) {
                deliver([this, failure = currentFailure()] { emit failed(failure); });
            }
        });
}

void SimilarFinder::cancel()
{
    ++m_request;
    m_finding = false;
    m_job.cancel();
}

} // namespace otozu
