// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"
#include "core/library/sound_words.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace otozu
{

/// The parts of a file or folder name in their order, in lower case: cut at everything that is no letter or digit,
/// between letters and digits, at a capital inside a word ("HandClap", "TRKick"), and between Japanese and Latin or
/// katakana and other letters. UTF-8, of accents the canonical decomposition; bytes that are none separate.
[[nodiscard]] std::vector<std::string> tokensOf(std::string_view name);

/// A word that a path says.
struct PathWord {
    std::uint32_t word = 0; ///< Index of PathWords.
    bool sure = false;      ///< Not only by a form that may mean something else.
    bool inFile = false;    ///< By the file's own name, not only by a folder's.
};

/// How many paths say a word.
struct WordCount {
    std::uint32_t word = 0;
    std::uint32_t paths = 0;
    std::uint32_t sure = 0;   ///< Of those, by a form that means nothing else.
    std::uint32_t inFile = 0; ///< Of those, by the file's own name.

    /// Paths, where those that may mean something else count half.
    [[nodiscard]] double weight() const { return 0.5 * (double(paths) + double(sure)); }
};

/// What the paths of a library say: entries of the thesaurus, under whatever spelling, with the wider words that they
/// imply, and free words of three letters or more (or of Japanese). Left out are numbers, names of keys and notes, and
/// emptyWords(). A word counts once a path.
class PathWords
{
public:
    explicit PathWords(std::span<const SampleRecord> samples);

    /// Of a sample, by rising word.
    [[nodiscard]] std::span<const PathWord> of(std::size_t sample) const
    {
        return {m_words.data() + m_begins[sample], m_begins[sample + 1] - m_begins[sample]};
    }
    [[nodiscard]] std::size_t paths() const { return m_begins.size() - 1; }
    /// Number of words: those below soundWords().size() are its entries, the others are free.
    [[nodiscard]] std::size_t size() const { return m_spellings.size(); }
    [[nodiscard]] bool isFree(std::uint32_t word) const { return word >= soundWords().size(); }
    /// How many paths say every word.
    [[nodiscard]] std::vector<WordCount> counts() const;
    /// The singular, or a free word in lower case. Does not depend on the order of the samples.
    [[nodiscard]] const std::string& spelling(std::uint32_t word) const { return m_spellings[word]; }
    /// True if one is the other or a wider word than it.
    [[nodiscard]] static bool related(std::uint32_t a, std::uint32_t b);

private:
    friend class PathReader;
    std::vector<PathWord> m_words;
    std::vector<std::size_t> m_begins{0};
    std::vector<std::string> m_spellings;
};

} // namespace otozu
