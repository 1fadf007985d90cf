// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/cluster_namer.h"

#include "core/library/name_draft.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

namespace otozu
{
namespace
{

constexpr double kLift = 1.5;          // a word must stand so much more often in the cluster than elsewhere
constexpr double kPrior = 10.0;        // paths that the share elsewhere is smoothed with
constexpr double kAlone = 0.5;         // share of a cluster that a noun must cover by itself
constexpr double kNearlyAll = 0.75;    // below that a second noun may stand beside it
constexpr double kSecond = 0.2;        // what the second one must add
constexpr double kBoth = 0.6;          // what both must cover
constexpr double kFirst = 0.25;        // what the first of two must cover
constexpr double kPair = 0.85;         // what two words are worth beside one
constexpr std::size_t kLooks = 6;      // words that are tried as nouns
constexpr double kUbiquitous = 0.6;    // a noun that sets nothing apart must be in so many names of files
constexpr double kFamilyWeight = 0.6;  // what wide words count
constexpr double kVagueWeight = 0.3;   // what "instruments" counts
constexpr double kFreeWeight = 0.5;    // what words count of which we do not know what they are
constexpr double kAttribute = 0.6;     // share of a cluster of which "808" may be said
constexpr double kAttributeLift = 2.0; // … and how much more often than elsewhere
constexpr double kFreeAttribute = 0.7; // what a free word counts among what tells namesakes apart
constexpr double kApart = 0.3;         // effect by which namesakes differ enough to be told apart
constexpr std::size_t kAdjectives = 2;
constexpr std::size_t kAttributes = 2;
constexpr std::size_t kAdjectivesAmongNamesakes = 3;

std::vector<SoundTraits> allTraits(std::span<const SampleRecord> samples)
{
    std::vector<SoundTraits> all;
    all.reserve(samples.size());
    for (const SampleRecord& sample : samples)
        all.push_back(traitsOf(sample));
    return all;
}

/// Counts words of some of the samples.
class Counter
{
public:
    explicit Counter(const PathWords& words) : m_words(words), m_counts(words.size()) {}

    /// Of these samples. Valid until the next call.
    template <typename Wanted>
    const std::vector<std::uint32_t>& count(std::span<const std::uint32_t> samples, Wanted wanted)
    {
        for (const std::uint32_t word : m_met)
            m_counts[word] = {};
        m_met.clear();
        for (const std::uint32_t sample : samples) {
            const std::span<const PathWord> said = m_words.of(sample);
            if (!wanted(said))
                continue;
            for (const PathWord& word : said) {
                WordCount& count = m_counts[word.word];
                if (count.paths++ == 0)
                    m_met.push_back(word.word);
                count.word = word.word;
                count.sure += word.sure ? 1 : 0;
                count.inFile += word.inFile ? 1 : 0;
            }
        }
        return m_met;
    }
    [[nodiscard]] const WordCount& operator[](std::uint32_t word) const { return m_counts[word]; }

private:
    const PathWords& m_words;
    std::vector<WordCount> m_counts;
    std::vector<std::uint32_t> m_met;
};

bool says(std::span<const PathWord> said, std::uint32_t word)
{
    return std::any_of(said.begin(), said.end(), [&](const PathWord& w) { return w.word == word; });
}

/// One call of ClusterNamer::name().
class Naming
{
public:
    Naming(const PathWords& words, const TraitRanks& ranks, const std::vector<WordCount>& library,
           std::span<const std::int32_t> labels)
        : m_words(words), m_ranks(ranks), m_library(library), m_samples(labels.size()), m_counter(words)
    {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (labels[i] < 0)
                continue;
            if (m_clusters.size() <= std::size_t(labels[i]))
                m_clusters.resize(std::size_t(labels[i]) + 1);
            m_clusters[std::size_t(labels[i])].members.push_back(std::uint32_t(i));
        }
    }

    std::vector<ClusterInfo> run()
    {
        for (Cluster& cluster : m_clusters) {
            cluster.ranks = m_ranks.group(cluster.members);
            countWords(cluster);
            chooseNouns(cluster);
            chooseAttribute(cluster);
            chooseTraits(cluster);
        }
        tellApart();
        return infos();
    }

private:
    struct Cluster {
        std::vector<std::uint32_t> members;
        TraitRanks::Group ranks;
        std::vector<WordCount> words; ///< Those that may stand in a name, by spelling.
        NameDraft draft;
        std::string name;
        [[nodiscard]] double share(const WordCount& count) const { return count.weight() / double(members.size()); }
    };

    void countWords(Cluster& cluster)
    {
        for (const std::uint32_t word : m_counter.count(cluster.members, [](const auto&) { return true; })) {
            if (cluster.share(m_counter[word]) >= kSecond)
                cluster.words.push_back(m_counter[word]);
        }
        std::sort(cluster.words.begin(), cluster.words.end(), [&](const WordCount& a, const WordCount& b) {
            return m_words.spelling(a.word) < m_words.spelling(b.word);
        });
    }

    [[nodiscard]] bool isQuality(std::uint32_t word) const
    {
        return !m_words.isFree(word) && soundWords()[word].kind == WordKind::Quality;
    }

    [[nodiscard]] double kindWeight(std::uint32_t word) const
    {
        if (m_words.isFree(word))
            return kFreeWeight;
        const WordKind kind = soundWords()[word].kind;
        return kind == WordKind::Family ? kFamilyWeight : kind == WordKind::Vague ? kVagueWeight : 1.0;
    }

    /// True if a noun may stand beside another one.
    [[nodiscard]] bool isSpecific(std::uint32_t word) const
    {
        return !m_words.isFree(word) && soundWords()[word].kind != WordKind::Vague;
    }

    /// How much more often the cluster says a word than the others do, smoothed.
    [[nodiscard]] double lift(const Cluster& cluster, const WordCount& count) const
    {
        const double all = m_library[count.word].weight();
        const double others = double(m_samples - cluster.members.size());
        const double elsewhere = (all - count.weight() + kPrior * all / double(m_samples)) / (others + kPrior);
        return cluster.share(count) / elsewhere;
    }

    [[nodiscard]] double score(const Cluster& cluster, const WordCount& count, double share) const
    {
        return kindWeight(count.word) * share * std::log2(lift(cluster, count));
    }

    void chooseNouns(Cluster& cluster)
    {
        NameDraft& draft = cluster.draft;
        draft.plain = plainNoun(compare(cluster, Trait::Noisiness));
        std::vector<const WordCount*> nouns;
        for (const WordCount& count : cluster.words) {
            if (!isQuality(count.word) && lift(cluster, count) >= kLift && cluster.share(count) >= kFirst)
                nouns.push_back(&count);
        }
        // Equal scores in the order of their spelling.
        std::stable_sort(nouns.begin(), nouns.end(), [&](const WordCount* a, const WordCount* b) {
            return score(cluster, *a, cluster.share(*a)) > score(cluster, *b, cluster.share(*b));
        });
        // A word that we know is a better noun than a free one, which may be the name of a pack.
        for (const bool free : {false, true}) {
            double best = 0.0;
            std::size_t looks = 0;
            for (const WordCount* first : nouns) {
                if (m_words.isFree(first->word) == free && looks++ < kLooks)
                    best = std::max(best, chooseNoun(cluster, *first, best));
            }
            if (!draft.nouns.empty())
                return;
        }
        chooseUbiquitousNoun(cluster);
    }

    /// Takes a noun, or it and a second one, if that is better than the best so far. @return how good it is.
    double chooseNoun(Cluster& cluster, const WordCount& first, double best)
    {
        const double share = cluster.share(first);
        const double alone = score(cluster, first, share);
        if (share >= kAlone && alone > best) {
            cluster.draft.nouns = {first.word};
            best = alone;
        }
        if (share < kNearlyAll && isSpecific(first.word)) {
            const auto second = secondNoun(cluster, first);
            const double both = second ? kPair * (alone + second->second) : 0.0;
            if (both > best) {
                cluster.draft.nouns = {first.word, second->first};
                best = both;
            }
        }
        return best;
    }

    /// What many of those say that do not say the first noun, and how good it is.
    std::optional<std::pair<std::uint32_t, double>> secondNoun(Cluster& cluster, const WordCount& first)
    {
        m_counter.count(cluster.members, [&](const auto& said) { return !says(said, first.word); });
        const WordCount* best = nullptr;
        double bestScore = 0.0;
        for (const WordCount& count : cluster.words) {
            if (isQuality(count.word) || !isSpecific(count.word) || PathWords::related(count.word, first.word) ||
                lift(cluster, count) < kLift)
                continue;
            const double gain = cluster.share(m_counter[count.word]);
            if (gain < kSecond || cluster.share(first) + gain < kBoth)
                continue;
            const double value = score(cluster, count, gain);
            if (value > bestScore) {
                best = &count;
                bestScore = value;
            }
        }
        return best ? std::optional(std::pair(best->word, bestScore)) : std::nullopt;
    }

    /// A thing that nearly every file of the library is called after is a better noun than "sounds".
    void chooseUbiquitousNoun(Cluster& cluster)
    {
        const WordCount* best = nullptr;
        for (const WordCount& count : cluster.words) {
            if (m_words.isFree(count.word) || isQuality(count.word) ||
                double(count.inFile) < kUbiquitous * double(cluster.members.size()))
                continue;
            const auto rank = [&](const WordCount& c) {
                return std::pair(soundWords()[c.word].kind == WordKind::Thing, cluster.share(c));
            };
            if (!best || rank(count) > rank(*best))
                best = &count;
        }
        if (best)
            cluster.draft.nouns = {best->word};
    }

    void chooseAttribute(Cluster& cluster)
    {
        const WordCount* best = nullptr;
        for (const WordCount& count : cluster.words) {
            if (!isQuality(count.word) || cluster.share(count) < kAttribute || lift(cluster, count) < kAttributeLift ||
                !cluster.draft.takes(count.word, m_words))
                continue;
            if (!best || score(cluster, count, cluster.share(count)) > score(cluster, *best, cluster.share(*best)))
                best = &count;
        }
        if (best)
            cluster.draft.attributes.push_back(best->word);
    }

    [[nodiscard]] TraitComparison compare(const Cluster& cluster, Trait trait) const
    {
        return m_ranks.againstRest(trait, cluster.ranks, cluster.members.size());
    }

    void chooseTraits(Cluster& cluster)
    {
        std::vector<Adjective> found;
        for (std::size_t t = 0; t < kTraits; ++t) {
            const auto adjective = adjectiveFor(Trait(t), compare(cluster, Trait(t)));
            if (adjective && !cluster.draft.says(Trait(t), m_words))
                found.push_back(*adjective);
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const Adjective& a, const Adjective& b) { return a.effect > b.effect; });
        found.resize(std::min(found.size(), kAdjectives));
        for (const Adjective& adjective : found)
            cluster.draft.add(adjective);
    }

    void tellApart()
    {
        for (Cluster& cluster : m_clusters)
            cluster.name = cluster.draft.text(m_words);
        for (bool changed = true; changed;) {
            changed = false;
            std::map<std::string, std::vector<Cluster*>> byName;
            for (Cluster& cluster : m_clusters)
                byName[cluster.name].push_back(&cluster);
            for (const auto& [name, namesakes] : byName) {
                if (namesakes.size() > 1)
                    changed |= refine(namesakes);
            }
        }
        number();
    }

    /// Adds to each name what tells its cluster apart best. @return false if there is nothing.
    bool refine(const std::vector<Cluster*>& namesakes)
    {
        std::vector<std::uint32_t> all;
        for (const Cluster* cluster : namesakes)
            all.insert(all.end(), cluster->members.begin(), cluster->members.end());
        const TraitRanks::Group ranks = m_ranks.group(all);
        m_counter.count(all, [](const auto&) { return true; });
        std::vector<NameDraft> drafts;
        for (const Cluster* cluster : namesakes) {
            NameDraft draft = cluster->draft;
            refineOne(*cluster, all.size(), ranks, draft);
            drafts.push_back(std::move(draft));
        }
        bool changed = false;
        for (std::size_t i = 0; i < namesakes.size(); ++i) {
            namesakes[i]->draft = std::move(drafts[i]);
            std::string name = namesakes[i]->draft.text(m_words);
            changed |= name != namesakes[i]->name;
            namesakes[i]->name = std::move(name);
        }
        return changed;
    }

    /// @param all    how many sounds it and its namesakes have. m_counter has counted their words.
    /// @param ranks  of all these.
    void refineOne(const Cluster& cluster, std::size_t all, const TraitRanks::Group& ranks, NameDraft& draft) const
    {
        const std::size_t others = all - cluster.members.size();
        double bestEffect = 0.0;
        std::optional<Adjective> bestAdjective;
        std::optional<std::uint32_t> bestWord;
        if (draft.adjectives.size() < kAdjectivesAmongNamesakes) {
            const TraitRanks::Group theirs = TraitRanks::without(ranks, cluster.ranks);
            for (std::size_t t = 0; t < kTraits; ++t) {
                const auto adjective = adjectiveAmongNamesakes(
                    Trait(t), m_ranks.against(Trait(t), cluster.ranks, cluster.members.size(), theirs));
                if (adjective && adjective->effect > bestEffect && !draft.says(Trait(t), m_words)) {
                    bestEffect = adjective->effect;
                    bestAdjective = adjective;
                }
            }
        }
        if (draft.attributes.size() < kAttributes) {
            for (const WordCount& count : cluster.words) {
                // The difference of two shares is Cliff's delta of saying the word.
                const double elsewhere =
                    others == 0 ? 0.0 : (m_counter[count.word].weight() - count.weight()) / double(others);
                const double effect = attributeWeight(count.word) * (cluster.share(count) - elsewhere);
                if (cluster.share(count) >= kAlone && effect >= kApart && effect > bestEffect &&
                    draft.takes(count.word, m_words)) {
                    bestEffect = effect;
                    bestWord = count.word;
                }
            }
        }
        if (bestWord)
            draft.attributes.insert(draft.attributes.begin(), *bestWord);
        else if (bestAdjective)
            draft.add(*bestAdjective);
    }

    [[nodiscard]] double attributeWeight(std::uint32_t word) const
    {
        return m_words.isFree(word) ? kFreeAttribute : 1.0;
    }

    void number()
    {
        std::set<std::string> taken;
        for (Cluster& cluster : m_clusters) {
            for (int n = 2; !taken.insert(cluster.name).second; ++n)
                cluster.name = cluster.draft.text(m_words) + ' ' + std::to_string(n);
        }
    }

    std::vector<ClusterInfo> infos()
    {
        std::vector<ClusterInfo> result;
        for (Cluster& cluster : m_clusters) {
            ClusterInfo info{cluster.name, cluster.members.size(), {}};
            info.evidence.inside = cluster.members.size();
            info.evidence.outside = m_samples - cluster.members.size();
            for (const Adjective& a : cluster.draft.adjectives)
                info.evidence.traits.push_back({a.trait, std::string(a.word), a.median, a.others, a.namesakes});
            for (const std::uint32_t word : cluster.draft.attributes)
                info.evidence.words.push_back(evidence(cluster, word, m_words.spelling(word)));
            for (const std::uint32_t word : cluster.draft.nouns)
                info.evidence.words.push_back(evidence(cluster, word, NameDraft::textOfNoun(m_words, word)));
            result.push_back(std::move(info));
        }
        return result;
    }

    [[nodiscard]] WordEvidence evidence(const Cluster& cluster, std::uint32_t word, const std::string& text) const
    {
        const auto count = std::find_if(cluster.words.begin(), cluster.words.end(),
                                        [&](const WordCount& c) { return c.word == word; });
        return {text, count->paths, m_library[word].paths - count->paths};
    }

    const PathWords& m_words;
    const TraitRanks& m_ranks;
    const std::vector<WordCount>& m_library;
    std::size_t m_samples;
    Counter m_counter;
    std::vector<Cluster> m_clusters;
};

} // namespace

ClusterNamer::ClusterNamer(std::span<const SampleRecord> samples)
    : m_words(samples), m_ranks(allTraits(samples)), m_library(m_words.counts())
{
}

std::vector<ClusterInfo> ClusterNamer::name(std::span<const std::int32_t> labels) const
{
    if (labels.size() != m_words.paths())
        throw std::invalid_argument("ClusterNamer: not one label a sample");
    return Naming(m_words, m_ranks, m_library, labels).run();
}

} // namespace otozu
