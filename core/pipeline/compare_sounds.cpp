// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/compare_sounds.h"

#include "core/base/fault.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/pipeline/feature_scaler.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace otozu
{

namespace
{

using Pair = std::pair<ContentHash, ContentHash>;

constexpr int kMostNear = 8;
/// A share of newcomers so small is looked up among all; otherwise neighbours of all are found.
constexpr std::size_t kFewIn = 20;
constexpr std::size_t kPairsAtOnce = 512;

/// One sample of every sound, the first.
std::vector<std::size_t> firstOfEach(std::span<const ContentHash> sounds)
{
    std::set<ContentHash> seen;
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        if (sounds[i] != ContentHash{} && seen.insert(sounds[i]).second)
            firsts.push_back(i);
    }
    return firsts;
}

/// Leaves these of the rows alone, in place. @param picked  ascending.
void keepRows(Matrix<float>& rows, std::span<const std::size_t> picked)
{
    for (std::size_t i = 0; i < picked.size(); ++i) {
        if (picked[i] != i)
            std::ranges::copy(rows.row(picked[i]), rows.row(i).begin());
    }
    rows.truncate(picked.size());
}

/// Pairs of different sounds, at least one of which is new, that may be the same recording.
std::vector<std::pair<std::size_t, std::size_t>> candidatesOf(const Matrix<float>& rows, const std::vector<bool>& isNew,
                                                              ThreadPool& pool, const std::stop_token& stop)
{
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    const auto add = [&](std::size_t row, std::size_t other, float distance) {
        if (row != other && distance <= kNearVectors && (isNew[row] || isNew[other]))
            pairs.emplace_back(std::min(row, other), std::max(row, other));
    };
    const auto newcomers = std::size_t(std::ranges::count(isNew, true));
    if (newcomers * kFewIn > rows.rows()) {
        const Neighbors neighbors = nearestNeighbors(rows, Metric::Euclidean, kMostNear + 1, pool, stop);
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            for (std::size_t j = 1; j < neighbors.indices.cols(); ++j)
                add(i, std::size_t(neighbors.indices(i, j)), neighbors.distances(i, j));
        }
    } else {
        std::vector<std::size_t> asked;
        for (std::size_t i = 0; i < isNew.size(); ++i) {
            if (isNew[i])
                asked.push_back(i);
        }
        Matrix<float> queries(asked.size(), rows.cols());
        for (std::size_t i = 0; i < asked.size(); ++i)
            std::ranges::copy(rows.row(asked[i]), queries.row(i).begin());
        const Neighbors neighbors = nearestAmong(rows, queries, Metric::Euclidean, kMostNear + 1, pool, stop);
        for (std::size_t i = 0; i < asked.size(); ++i) {
            for (std::size_t j = 0; j < neighbors.indices.cols(); ++j)
                add(asked[i], std::size_t(neighbors.indices(i, j)), neighbors.distances(i, j));
        }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

class Comparer
{
public:
    Comparer(std::span<const ContentHash> sounds, const SoundLoader& load, SoundComparisons& known, ThreadPool& pool,
             const std::stop_token& stop, const std::function<void()>& save, const ProgressFn& report)
        : m_sounds(sounds), m_load(load), m_known(known), m_pool(pool), m_stop(stop), m_save(save), m_report(report)
    {
    }

    /// @param pairs  of samples, sorted.
    void compare(std::vector<std::pair<std::size_t, std::size_t>> pairs)
    {
        std::erase_if(pairs, [this](const auto& pair) {
            return m_known.areSame(m_sounds[pair.first], m_sounds[pair.second]).has_value();
        });
        m_total += pairs.size();
        tell(0);
        for (std::size_t begin = 0; begin < pairs.size(); begin += kPairsAtOnce) {
            try {
                compareSome(std::span(pairs).subspan(begin, std::min(kPairsAtOnce, pairs.size() - begin)));
            } catch (const Cancelled&) {
                save();
                throw;
            }
            save();
        }
    }

    [[nodiscard]] bool isUnreadable(std::size_t sample) const { return m_unreadable.contains(sample); }

private:
    struct Loaded {
        std::optional<TrimmedSound> sound;
        bool readable = true;
    };

    void save() const
    {
        if (m_save)
            m_save();
    }

    /// Any thread.
    void tell(std::size_t more)
    {
        const std::lock_guard lock(m_telling);
        m_done += more;
        if (m_report && m_total > 0)
            m_report({Step::Compare, m_done, m_total});
    }

    Loaded load(std::size_t sample) const
    {
        try {
            return {m_load(sample)};
        } catch (const Error&) {
            return {{}, false};
        }
    }

    void compareSome(std::span<const std::pair<std::size_t, std::size_t>> pairs)
    {
        // Pairs with one first sound are one piece of work, which loads that once.
        std::vector<std::size_t> starts;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (i == 0 || pairs[i].first != pairs[i - 1].first)
                starts.push_back(i);
        }
        starts.push_back(pairs.size());
        enum class Found : char { Nothing, Different, Same, NoFirst, NoSecond };
        std::vector<Found> found(pairs.size());
        const auto keep = [&] {
            for (std::size_t i = 0; i < pairs.size(); ++i) {
                if (found[i] == Found::NoFirst)
                    m_unreadable.insert(pairs[i].first);
                else if (found[i] == Found::NoSecond)
                    m_unreadable.insert(pairs[i].second);
                else if (found[i] != Found::Nothing)
                    m_known.add(m_sounds[pairs[i].first], m_sounds[pairs[i].second], found[i] == Found::Same);
            }
        };
        const auto compareAll = [&] {
            m_pool.forRanges(starts.size() - 1, 1, [&](std::size_t group, std::size_t, int) {
                throwIfStopped(m_stop);
                const Loaded first = load(pairs[starts[group]].first);
                for (std::size_t i = starts[group]; i < starts[group + 1]; ++i) {
                    throwIfStopped(m_stop);
                    const Loaded second = first.sound ? load(pairs[i].second) : Loaded{};
                    if (!first.readable)
                        found[i] = Found::NoFirst;
                    else if (!second.readable)
                        found[i] = Found::NoSecond;
                    else if (first.sound && second.sound && isSameSound(*first.sound, *second.sound))
                        found[i] = Found::Same;
                    else
                        found[i] = Found::Different;
                }
                tell(starts[group + 1] - starts[group]);
            });
        };
        try {
            compareAll();
        } catch (const Cancelled&) {
            keep();
            throw;
        }
        keep();
    }

    std::span<const ContentHash> m_sounds;
    const SoundLoader& m_load;
    SoundComparisons& m_known;
    ThreadPool& m_pool;
    const std::stop_token& m_stop;
    const std::function<void()>& m_save;
    const ProgressFn& m_report;
    std::set<std::size_t> m_unreadable;
    std::mutex m_telling;
    std::size_t m_done = 0; // pairs
    std::size_t m_total = 0;
};

} // namespace

void compareSounds(std::span<const ContentHash> sounds, Matrix<float> rows, const SoundLoader& load,
                   SoundComparisons& known, ThreadPool& pool, const std::stop_token& stop,
                   const std::function<void()>& save, const ProgressFn& report)
{
    if (rows.rows() != sounds.size())
        throw std::invalid_argument("compareSounds: not a row a sound");
    const std::vector<std::size_t> firsts = firstOfEach(sounds);
    std::vector<bool> isNew;
    for (const std::size_t sample : firsts)
        isNew.push_back(!known.isSettled(sounds[sample]));
    if (std::ranges::count(isNew, true) == 0)
        return;

    Comparer comparer(sounds, load, known, pool, stop, save, report);
    keepRows(rows, firsts);
    auto candidates = candidatesOf(rows, isNew, pool, stop);
    rows = {};
    for (auto& [a, b] : candidates) {
        a = firsts[a];
        b = firsts[b];
    }
    comparer.compare(candidates);

    std::map<ContentHash, std::size_t> sampleOf;
    for (const std::size_t sample : firsts)
        sampleOf.emplace(sounds[sample], sample);
    for (;;) {
        std::vector<Pair> unknown;
        (void)soundFamilies(sounds, known, unknown);
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (const auto& [a, b] : unknown) {
            const auto [first, second] = std::minmax(sampleOf.at(a), sampleOf.at(b));
            if (!comparer.isUnreadable(first) && !comparer.isUnreadable(second))
                pairs.emplace_back(first, second);
        }
        if (pairs.empty())
            break;
        std::ranges::sort(pairs);
        comparer.compare(std::move(pairs));
    }
    std::set<std::size_t> unsettled; // what could not be compared with all
    for (const auto& [a, b] : candidates) {
        if (comparer.isUnreadable(a) || comparer.isUnreadable(b))
            unsettled.insert({a, b});
    }
    for (const std::size_t sample : firsts) {
        if (!unsettled.contains(sample))
            known.settle(sounds[sample]);
    }
    if (save)
        save();
}

void compareStoredSounds(LibraryStore& store, const std::string& features, ThreadPool& pool,
                         const std::stop_token& stop, const ProgressFn& report)
{
    std::unordered_map<RootId, std::filesystem::path> roots;
    for (const StoredRoot& root : store.roots()) {
        if (root.online)
            roots.emplace(root.id, root.path);
    }
    SoundComparisons known = SoundComparisons::load(store);
    const std::vector<FileId> heard = store.heardAs(features);
    struct File {
        std::filesystem::path path;
        FileId id = 0;
        ContentHash sound;
    };
    std::vector<File> files;
    for (const StoredFile& file : store.files()) {
        const auto root = roots.find(file.root);
        if (root != roots.end() && !file.missing && file.state == FileState::Analysed && file.sound != ContentHash{} &&
            std::ranges::binary_search(heard, file.id))
            files.push_back({root->second / file.record.path, file.id, file.sound});
    }
    if (std::ranges::all_of(files, [&](const File& file) { return known.isSettled(file.sound); }))
        return;
    // In the order of a map's samples.
    std::ranges::sort(
        files, {}, [](const File& file) -> const auto& { return file.path.native(); });
    std::vector<ContentHash> sounds;
    std::vector<FileId> ids;
    for (const File& file : files) {
        sounds.push_back(file.sound);
        ids.push_back(file.id);
    }
    Matrix<float> rows = scaleFeatures(store.rows(features, ids), Profile::Timbre, Metric::Euclidean, pool);
    compareSounds(
        sounds, std::move(rows), [&](std::size_t sample) { return trimmedSound(files[sample].path, stop); }, known,
        pool, stop, [&] { known.save(store); }, report);
}

} // namespace otozu
