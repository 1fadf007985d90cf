// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/similar_sounds.h"

#include "core/base/progress.h"
#include "core/features/timbre_features.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace
{

constexpr std::size_t kRowsBetweenStops = 1024;
constexpr std::size_t kGrain = 256;

/// 0 for the same note, 1 from an octave on.
double pitchDistance(const std::optional<SoundPitch>& a, const std::optional<SoundPitch>& b)
{
    if (!a || !b)
        return a || b ? 1.0 : 0.0;
    return std::min(1.0, std::abs(std::log2(double(a->hz) / double(b->hz))));
}

/// As FeatureScaler has it. Rows are scaled each by itself, so parts of them can be.
Matrix<float> scaled(const FeatureScaler& scaler, Matrix<float> rows, ThreadPool& pool, const std::stop_token& stop)
{
    for (std::size_t begin = 0; begin < rows.rows(); begin += kRowsBetweenStops) {
        throwIfStopped(stop);
        const std::size_t count = std::min(kRowsBetweenStops, rows.rows() - begin);
        Matrix<float> part(count, rows.cols());
        std::copy_n(rows.row(begin).data(), part.values().size(), part.data());
        part = scaler.transform(std::move(part), pool);
        std::copy_n(part.data(), part.values().size(), rows.row(begin).data());
    }
    return rows;
}

/// Weighs the columns of scaled rows and brings them to length 1 again, without a copy of them.
class ColumnWeights
{
public:
    explicit ColumnWeights(const SimilarityWeights& weights)
    {
        const double most = std::max(weights.timbre, weights.envelope); // only their relation counts
        m_weights.assign(TimbreFeatures::kWidth, weights.timbre / most);
        std::fill_n(m_weights.begin() + TimbreFeatures::kPatch, TimbreFeatures::kEnvelope, weights.envelope / most);
    }

    /// What makes the length of a weighed row 1; 0 for one that is all zeros.
    [[nodiscard]] double factorOf(std::span<const float> row) const
    {
        double squares = 0.0;
        for (std::size_t j = 0; j < row.size(); ++j)
            squares += (double(row[j]) * m_weights[j]) * (double(row[j]) * m_weights[j]);
        return squares > 0.0 ? 1.0 / std::sqrt(squares) : 0.0;
    }

    [[nodiscard]] float distance(std::span<const float> a, double factorOfA, std::span<const float> b,
                                 double factorOfB) const
    {
        double squares = 0.0;
        for (std::size_t j = 0; j < a.size(); ++j) {
            const double difference = m_weights[j] * (double(a[j]) * factorOfA - double(b[j]) * factorOfB);
            squares += difference * difference;
        }
        return float(std::sqrt(squares));
    }

private:
    std::vector<double> m_weights;
};

void keepNearest(std::vector<Neighbor>& found, std::size_t count)
{
    const std::size_t wanted = std::min(count, found.size());
    std::ranges::partial_sort(found, found.begin() + std::ptrdiff_t(wanted), isNearer);
    found.resize(wanted);
}

} // namespace

SimilarSounds::SimilarSounds(Matrix<float> features, Profile profile, std::vector<std::optional<SoundPitch>> pitches,
                             ThreadPool& pool, const std::stop_token& stop)
    : m_profile(profile), m_scaler(features, profile, Metric::Euclidean, pool),
      m_rows(scaled(m_scaler, std::move(features), pool, stop)), m_pitches(std::move(pitches))
{
    if (m_pitches.size() != m_rows.rows())
        throw std::invalid_argument("SimilarSounds: not a pitch a row");
}

void SimilarSounds::setWeights(const SimilarityWeights& weights)
{
    for (const double weight : {weights.timbre, weights.envelope, weights.pitch}) {
        if (!std::isfinite(weight) || weight < 0.0)
            throw std::invalid_argument("SimilarSounds: a weight is below 0");
    }
    if (weights.timbre + weights.envelope + weights.pitch <= 0.0)
        throw std::invalid_argument("SimilarSounds: nothing counts");
    if (m_profile != Profile::Timbre && weights.timbre != weights.envelope)
        throw std::invalid_argument("SimilarSounds: timbre and envelope are parts of the profile timbre alone");
    m_weights = weights;
}

std::vector<Neighbor> SimilarSounds::nearest(std::span<const float> features, const std::optional<SoundPitch>& pitch,
                                             std::size_t count, ThreadPool& pool) const
{
    const Matrix<float> asked =
        m_scaler.transform(Matrix<float>(1, features.size(), {features.begin(), features.end()}), pool);
    return nearestTo(asked.row(0), pitch, count, pool);
}

std::vector<Neighbor> SimilarSounds::nearestToOneOf(std::size_t sound, std::size_t count, ThreadPool& pool) const
{
    return nearestTo(m_rows.row(sound), m_pitches[sound], count, pool);
}

std::vector<Neighbor> SimilarSounds::nearestTo(std::span<const float> row, const std::optional<SoundPitch>& pitch,
                                               std::size_t count, ThreadPool& pool) const
{
    const bool notes = m_weights.pitch > 0.0;
    // With notes, all of them: a note may bring the last one to the front.
    std::vector<Neighbor> found = isAsOnTheMap()
                                      ? otozu::nearestTo(row, m_rows, Metric::Euclidean, notes ? m_rows.rows() : count)
                                      : weighed(row, pool);
    if (notes) {
        const double vectorWeight = std::max(m_weights.timbre, m_weights.envelope);
        for (Neighbor& neighbor : found) {
            const double vectors = vectorWeight * double(neighbor.distance);
            const double apart =
                m_weights.pitch * std::numbers::sqrt2 * pitchDistance(pitch, m_pitches[std::size_t(neighbor.index)]);
            neighbor.distance = float(std::hypot(vectors, apart));
        }
    }
    keepNearest(found, count);
    return found;
}

float SimilarSounds::between(std::size_t a, std::size_t b) const
{
    if (!isAsOnTheMap()) {
        const ColumnWeights weights(m_weights);
        return weights.distance(m_rows.row(a), weights.factorOf(m_rows.row(a)), m_rows.row(b),
                                weights.factorOf(m_rows.row(b)));
    }
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

std::vector<Neighbor> SimilarSounds::weighed(std::span<const float> row, ThreadPool& pool) const
{
    // What was learnt of likeness holds for the weights of the map, so others come after it.
    const ColumnWeights weights(m_weights);
    const double factor = weights.factorOf(row);
    std::vector<Neighbor> found(m_rows.rows());
    pool.forRanges(found.size(), kGrain, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i)
            found[i] = {std::int32_t(i), weights.distance(row, factor, m_rows.row(i), weights.factorOf(m_rows.row(i)))};
    });
    return found;
}

double SimilarSounds::farDistance() const
{
    // Rows of Timbre have length 1; columns of Article deviate by 1 each.
    const double vectors = m_profile == Profile::Timbre ? std::numbers::sqrt2 : std::sqrt(2.0 * double(m_rows.cols()));
    if (m_weights.pitch == 0.0)
        return vectors;
    return std::hypot(std::max(m_weights.timbre, m_weights.envelope) * vectors, m_weights.pitch * std::numbers::sqrt2);
}

} // namespace otozu
