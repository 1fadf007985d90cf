// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/similar_in_map.h"
#include "ui/panels/newest_answer.h"

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace otozu
{

/// Finds the sounds of a map that are like one of them, on a thread of its own; the newest request wins. GUI thread
/// only.
class SimilarFinder : public QObject
{
    Q_OBJECT
public:
    explicit SimilarFinder(QObject* parent = nullptr);
    ~SimilarFinder() override;

    /// A map with the same MapResult::similar is another cut of the same one: what is under way goes on. Else it is
    /// dropped.
    void setMap(MapResultPtr map);
    [[nodiscard]] const MapResultPtr& map() const { return m_map; }
    /// Needs MapResult::similar. found() or failed() follows, unless another request comes.
    /// @param weights  as SimilarSounds::setWeights() takes them for the map's profile.
    void request(int sample, std::size_t count, const SimilarityWeights& weights);
    void cancel() { m_answer.cancel(); }
    [[nodiscard]] bool isFinding() const { return m_answer.isAwaited(); }

signals:
    void found(const std::vector<otozu::SimilarSample>& sounds);
    void failed(const otozu::Failure& failure);

private:
    MapResultPtr m_map;
    std::shared_ptr<std::optional<ThreadPool>> m_pool; ///< The jobs', made by the first.
    NewestAnswer m_answer;                             // last
};

} // namespace otozu
