// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/similar_sounds.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace
{

/// 0 for the same note, 1 from an octave on.
double pitchDistance(const std::optional<SoundPitch>& a, const std::optional<SoundPitch>& b)
{
    if (!a || !b)
        return a || b ? 1.0 : 0.0;
    return std::min(1.0, std::abs(std::log2(double(a->hz) / double(b->hz))));
}

} // namespace

SimilarSounds::SimilarSounds(Matrix<float> features, Profile profile, std::vector<std::optional<SoundPitch>> pitches,
                             ThreadPool& pool)
    : m_profile(profile), m_scaler(features, profile, Metric::Euclidean, pool), m_features(std::move(features)),
      m_rows(m_scaler.transform(m_features, pool)), m_pitches(std::move(pitches))
{
    if (m_pitches.size() != m_features.rows())
        throw std::invalid_argument("SimilarSounds: not a pitch a row");
}

void SimilarSounds::setWeights(const SimilarityWeights& weights, ThreadPool& pool)
{
    for (const double weight : {weights.timbre, weights.envelope, weights.pitch}) {
        if (!std::isfinite(weight) || weight < 0.0)
            throw std::invalid_argument("SimilarSounds: a weight is below 0");
    }
    if (weights.timbre + weights.envelope + weights.pitch <= 0.0)
        throw std::invalid_argument("SimilarSounds: nothing counts");
    if (m_profile != Profile::Timbre && weights.timbre != weights.envelope)
        throw std::invalid_argument("SimilarSounds: timbre and envelope are parts of the profile timbre alone");
    if (m_profile == Profile::Timbre) {
        m_scaler.setTimbreWeights(weights.timbre, weights.envelope);
        m_rows = m_scaler.transform(m_features, pool);
    }
    m_weights = weights;
}

std::vector<Neighbor> SimilarSounds::nearest(std::span<const float> features, const std::optional<SoundPitch>& pitch,
                                             std::size_t count, ThreadPool& pool) const
{
    const Matrix<float> asked =
        m_scaler.transform(Matrix<float>(1, features.size(), {features.begin(), features.end()}), pool);
    if (m_weights.pitch == 0.0)
        return nearestTo(asked.row(0), m_rows, Metric::Euclidean, count);
    // All of them: a note may bring the last one to the front.
    std::vector<Neighbor> found = nearestTo(asked.row(0), m_rows, Metric::Euclidean, m_rows.rows());
    const double vectorWeight = std::max(m_weights.timbre, m_weights.envelope);
    for (Neighbor& neighbor : found) {
        const double vectors = vectorWeight * double(neighbor.distance);
        const double notes =
            m_weights.pitch * std::numbers::sqrt2 * pitchDistance(pitch, m_pitches[std::size_t(neighbor.index)]);
        neighbor.distance = float(std::hypot(vectors, notes));
    }
    const std::size_t wanted = std::min(count, found.size());
    std::ranges::partial_sort(found, found.begin() + std::ptrdiff_t(wanted), isNearer);
    found.resize(wanted);
    return found;
}

float SimilarSounds::between(std::size_t a, std::size_t b) const
{
    double squares = 0.0;
    for (std::size_t i = 0; i < m_rows.cols(); ++i) {
        const double difference = double(m_rows(a, i)) - double(m_rows(b, i));
        squares += difference * difference;
    }
    return float(std::sqrt(squares));
}

std::vector<std::vector<std::size_t>> foldSame(std::size_t found, std::size_t most,
                                               const std::function<bool(std::size_t, std::size_t)>& same)
{
    std::vector<std::vector<std::size_t>> items;
    for (std::size_t at = 0; at < found; ++at) {
        const auto like = std::ranges::find_if(items, [&](const auto& item) { return same(item.front(), at); });
        if (like != items.end())
            like->push_back(at);
        else if (items.size() < most)
            items.push_back({at});
    }
    return items;
}

} // namespace otozu
