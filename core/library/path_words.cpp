// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/path_words.h"

#include "core/base/path_text.h"
#include "core/base/unicode_folding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace otozu
{
namespace
{

enum class Letters : std::uint8_t { None, Digit, Lower, Upper, Katakana, Wide };

bool within(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

/// Full-width Latin letters and digits are the plain ones.
char32_t plain(char32_t c)
{
    return within(c, 0xFF01, 0xFF5E) ? c - 0xFEE0 : c;
}

bool isAccent(char32_t c) // belongs to the letter before it
{
    return within(c, 0x300, 0x36F) || within(c, 0x3099, 0x309A);
}

/// foldedCase(), which takes its time, is not asked for every plain letter.
char32_t folded(char32_t c)
{
    return c >= 0x80 ? foldedCase(c) : within(c, 'A', 'Z') ? c + ('a' - 'A') : c;
}

Letters lettersOf(char32_t c)
{
    if (c < 0x80) {
        return within(c, '0', '9')   ? Letters::Digit
               : within(c, 'a', 'z') ? Letters::Lower
               : within(c, 'A', 'Z') ? Letters::Upper
                                     : Letters::None;
    }
    if (within(c, 0x80, 0xBF))
        return c == 0xAA || c == 0xB5 || c == 0xBA ? Letters::Lower : Letters::None;
    const bool katakana = within(c, 0x30A0, 0x30FF) || within(c, 0xFF66, 0xFF9F) || within(c, 0x31F0, 0x31FF);
    const bool sign = c == 0xD7 || c == 0xF7 || within(c, 0x2000, 0x2BFF) || within(c, 0x3000, 0x3004) ||
                      within(c, 0x3008, 0x3020) || c == 0x30A0 || c == 0x30FB || within(c, 0xFE00, 0xFE6F) ||
                      within(c, 0xFF00, 0xFF65) || within(c, 0xFFE0, 0xFFFF) || within(c, 0x1F000, 0x1FAFF) ||
                      c >= 0xE0000 || within(c, 0xE000, 0xF8FF);
    if (sign)
        return Letters::None;
    if (katakana)
        return Letters::Katakana;
    if (c >= 0x2E80)
        return Letters::Wide;
    return foldedCase(c) != c ? Letters::Upper : Letters::Lower;
}

bool isWide(std::string_view token)
{
    const Letters letters = token.empty() ? Letters::None : lettersOf(takeCharacter(token));
    return letters == Letters::Katakana || letters == Letters::Wide;
}

/// A token as people write it: accents that tokensOf() took apart are put together.
std::string composed(std::string_view token)
{
    std::u32string characters;
    while (!token.empty()) {
        const char32_t c = takeCharacter(token);
        const char32_t whole = c < 0x80 || characters.empty() ? U'\0' : composedOf(characters.back(), c);
        if (whole != 0)
            characters.back() = whole;
        else
            characters += c;
    }
    std::string text;
    for (const char32_t c : characters)
        appendCharacter(text, c);
    return text;
}

/// Calls `take` with every part of `text` between separators, without spaces around it.
template <typename Take>
void forEachPart(std::string_view text, Take take)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        if (end > 0)
            take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

struct Form {
    std::uint32_t word = 0;
    bool sure = true;
};
constexpr std::uint32_t kEmpty = 0xFFFFFFFF; // the word of a form that says nothing

struct Combination {
    std::uint32_t first;
    std::uint32_t second;
    std::uint32_t whole;
};

/// The table of sound_words.h, ready to be asked.
class Thesaurus
{
public:
    static const Thesaurus& instance()
    {
        static const Thesaurus thesaurus;
        return thesaurus;
    }

    [[nodiscard]] const Form* find(const std::string& form) const
    {
        const auto found = m_forms.find(form);
        return found == m_forms.end() ? nullptr : &found->second;
    }
    /// Tokens of the longest form that begins with this one.
    [[nodiscard]] std::size_t longestFrom(const std::string& token) const
    {
        const auto found = m_longest.find(token);
        return found == m_longest.end() ? 1 : found->second;
    }
    [[nodiscard]] std::span<const Combination> combinations() const { return m_combinations; }
    /// The next wider word; kEmpty: none.
    [[nodiscard]] std::uint32_t familyOf(std::uint32_t word) const { return m_family[word]; }

private:
    Thesaurus()
    {
        std::unordered_map<std::string_view, std::uint32_t> bySingular;
        for (const SoundWord& word : soundWords())
            bySingular.emplace(word.singular, std::uint32_t(bySingular.size()));
        for (const SoundWord& word : soundWords()) {
            const std::uint32_t id = bySingular.at(word.singular);
            m_family.push_back(word.family.empty() ? kEmpty : bySingular.at(word.family));
            add(word.singular, {id, true});
            add(word.plural, {id, true});
            forEachPart(word.forms, [&](std::string_view form) {
                if (const std::size_t plus = form.find('+'); plus != std::string_view::npos)
                    m_combinations.push_back(
                        {bySingular.at(form.substr(0, plus)), bySingular.at(form.substr(plus + 1)), id});
                else if (form.starts_with('~'))
                    add(form.substr(1), {id, false});
                else
                    add(form, {id, true});
            });
        }
        forEachPart(emptyWords(), [&](std::string_view form) { add(form, {kEmpty, true}); });
    }

    void add(std::string_view form, Form meaning)
    {
        // As names are cut, so are the forms: "lo-fi" is two tokens.
        std::string key;
        const std::vector<std::string> tokens = tokensOf(form);
        for (const std::string& token : tokens)
            (key += key.empty() ? "" : " ") += token;
        m_forms.try_emplace(key, meaning);
        std::size_t& longest = m_longest[tokens.front()];
        longest = std::max(longest, tokens.size());
    }

    std::unordered_map<std::string, Form> m_forms;
    std::unordered_map<std::string, std::size_t> m_longest;
    std::vector<Combination> m_combinations;
    std::vector<std::uint32_t> m_family;
};

/// "fs", "csharp", "amin", "cmaj": a note or key, of which the octave has been cut off.
bool isKeyName(std::string_view token)
{
    if (token.empty() || token.front() < 'a' || token.front() > 'h')
        return false;
    token.remove_prefix(1);
    static constexpr std::array<std::string_view, 4> kSigns{"sharp", "flat", "s", "b"};
    for (const std::string_view sign : kSigns) {
        if (token.starts_with(sign)) {
            token.remove_prefix(sign.size());
            break;
        }
    }
    static constexpr std::array<std::string_view, 9> kModes{"",      "m",   "maj", "min", "major",
                                                            "minor", "dim", "aug", "sus"};
    return std::find(kModes.begin(), kModes.end(), token) != kModes.end();
}

} // namespace

std::vector<std::string> tokensOf(std::string_view name)
{
    std::u32string characters;
    while (!name.empty()) {
        const char32_t c = plain(takeCharacter(name));
        if (c < 0x80)
            characters += c;
        else
            appendDecomposed(characters, c);
    }
    std::vector<std::string> tokens;
    std::string token;
    const auto finish = [&] {
        if (!token.empty())
            tokens.push_back(std::move(token));
        token.clear();
    };
    std::size_t lastLetter = 0; // where the last letter of the token begins
    Letters before = Letters::None;
    Letters beforeThat = Letters::None;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        if (isAccent(c) && !token.empty()) {
            appendCharacter(token, c);
            continue;
        }
        const Letters letters = lettersOf(c);
        const auto latin = [](Letters l) { return l == Letters::Lower || l == Letters::Upper; };
        if (letters == Letters::None) {
            finish();
        } else if (beforeThat == Letters::Upper && before == Letters::Upper && letters == Letters::Lower) {
            // "TRKick" is TR and Kick; "BDs" is the plural of BD.
            const bool last = i + 1 == characters.size() || lettersOf(characters[i + 1]) != Letters::Lower;
            if (c != U's' || !last) {
                std::string begun = token.substr(lastLetter);
                token.resize(lastLetter);
                finish();
                token = std::move(begun);
            }
        } else if (letters != before && !(before == Letters::Upper && letters == Letters::Lower) &&
                   (!latin(letters) || !latin(before) || letters == Letters::Upper)) {
            finish();
        }
        if (letters != Letters::None) {
            lastLetter = token.size();
            appendCharacter(token, folded(c));
        }
        beforeThat = before;
        before = letters;
    }
    finish();
    return tokens;
}

/// Turns names into words, and remembers every token it has met.
class PathReader
{
public:
    explicit PathReader(PathWords& words) : m_to(words)
    {
        for (const SoundWord& word : soundWords())
            m_to.m_spellings.emplace_back(word.singular);
    }

    void read(const SamplePath& path)
    {
        const std::string text = path.generic_string();
        const std::size_t slash = text.rfind('/');
        const std::string_view folder = slash == std::string::npos ? "" : std::string_view(text).substr(0, slash);
        std::string_view file = std::string_view(text).substr(slash == std::string::npos ? 0 : slash + 1);
        if (const std::size_t dot = file.rfind('.'); dot != std::string_view::npos && dot > 0)
            file = file.substr(0, dot);

        m_found = wordsOfFolder(std::string(folder));
        addName(file, true);
        std::sort(m_found.begin(), m_found.end(), [](const PathWord& a, const PathWord& b) { return a.word < b.word; });
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            if (i == 0 || m_found[i].word != m_found[i - 1].word) {
                m_to.m_words.push_back(m_found[i]);
            } else {
                m_to.m_words.back().sure |= m_found[i].sure;
                m_to.m_words.back().inFile |= m_found[i].inFile;
            }
        }
        m_to.m_begins.push_back(m_to.m_words.size());
    }

private:
    const std::vector<PathWord>& wordsOfFolder(const std::string& folder)
    {
        const auto [entry, isNew] = m_folders.try_emplace(folder);
        if (isNew) {
            m_found.clear();
            for (std::string_view rest = folder; !rest.empty();) {
                const std::size_t end = std::min(rest.find('/'), rest.size());
                addName(rest.substr(0, end), false);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
            entry->second = m_found;
        }
        return entry->second;
    }

    /// Appends the words of one file or folder name to m_found.
    void addName(std::string_view name, bool inFile)
    {
        const std::size_t begin = m_found.size();
        const std::vector<std::string> tokens = tokensOf(name);
        for (std::size_t i = 0; i < tokens.size();)
            i += addTokens(tokens, i, inFile);
        const Thesaurus& thesaurus = Thesaurus::instance();
        const auto find = [&](std::uint32_t word) {
            const auto found = std::find_if(m_found.begin() + std::ptrdiff_t(begin), m_found.end(),
                                            [&](const PathWord& w) { return w.word == word; });
            return found == m_found.end() ? std::optional<PathWord>() : *found;
        };
        for (const Combination& combination : thesaurus.combinations()) {
            const auto first = find(combination.first);
            const auto second = first ? find(combination.second) : std::nullopt;
            if (second)
                m_found.push_back({combination.whole, first->sure && second->sure, inFile});
        }
        for (std::size_t i = begin; i < m_found.size(); ++i) {
            if (m_to.isFree(m_found[i].word))
                continue;
            const std::uint32_t family = thesaurus.familyOf(m_found[i].word);
            if (family != kEmpty)
                m_found.push_back({family, m_found[i].sure, inFile}); // whose own family comes in its turn
        }
    }

    /// Appends what the tokens from `at` on say. @return how many were used up.
    std::size_t addTokens(const std::vector<std::string>& tokens, std::size_t at, bool inFile)
    {
        if (isNumber(tokens[at])) { // Of which there are as many as files: not worth remembering.
            if (const Form* machine = Thesaurus::instance().find(tokens[at]))
                say({*machine}, inFile);
            return 1;
        }
        const Token& token = look(tokens[at]);
        for (std::size_t length = std::min(token.longest, tokens.size() - at); length > 1; --length) {
            std::string form = tokens[at];
            for (std::size_t i = 1; i < length; ++i)
                (form += ' ') += tokens[at + i];
            if (const auto found = knownMeaning(form)) {
                say(*found, inFile);
                return length;
            }
        }
        say(token.meaning, inFile);
        return 1;
    }

    static bool isNumber(const std::string& token) { return token.front() >= '0' && token.front() <= '9'; }

    void say(const std::vector<Form>& forms, bool inFile)
    {
        for (const Form& form : forms)
            m_found.push_back({form.word, form.sure, inFile});
    }

    struct Token {
        std::vector<Form> meaning;
        std::size_t longest = 1; ///< See Thesaurus::longestFrom().
    };

    const Token& look(const std::string& token)
    {
        const auto [entry, isNew] = m_tokens.try_emplace(token);
        if (isNew) {
            entry->second.longest = Thesaurus::instance().longestFrom(token);
            entry->second.meaning = meaningOf(token);
        }
        return entry->second;
    }

    std::vector<Form> meaningOf(const std::string& token)
    {
        if (const auto known = knownMeaning(token))
            return *known;
        if (isKeyName(token))
            return {};
        // Two known words in one: "floortom", "hhopen".
        for (std::size_t cut = 2; token.size() >= 5 && cut + 2 <= token.size(); ++cut) {
            const auto first = knownMeaning(token.substr(0, cut));
            const auto second = first ? knownMeaning(token.substr(cut)) : std::nullopt;
            const auto sure = [](const auto& forms) { return !forms->empty() && forms->front().sure; };
            if (second && sure(first) && sure(second))
                return {first->front(), second->front()};
        }
        if (!isWide(token) && token.size() < 3)
            return {};
        const auto [free, isNew] = m_free.try_emplace(token, std::uint32_t(m_to.m_spellings.size()));
        if (isNew)
            m_to.m_spellings.push_back(composed(token));
        return {{free->second, true}};
    }

    /// What the thesaurus says of a form or its plural; nothing in it for empty words; nullopt: not known.
    static std::optional<std::vector<Form>> knownMeaning(const std::string& key)
    {
        const Thesaurus& thesaurus = Thesaurus::instance();
        const Form* form = thesaurus.find(key);
        if (!form && key.size() > 2 && key.ends_with('s'))
            form = thesaurus.find(key.substr(0, key.size() - 1));
        if (!form)
            return std::nullopt;
        return form->word == kEmpty ? std::vector<Form>() : std::vector<Form>{*form};
    }

    PathWords& m_to;
    std::vector<PathWord> m_found;
    std::unordered_map<std::string, std::vector<PathWord>> m_folders;
    std::unordered_map<std::string, Token> m_tokens;
    std::unordered_map<std::string, std::uint32_t> m_free;
};

PathWords::PathWords(std::span<const SampleRecord> samples)
{
    m_begins.reserve(samples.size() + 1);
    m_words.reserve(samples.size() * 6);
    PathReader reader(*this);
    for (const SampleRecord& sample : samples)
        reader.read(sample.path);
}

std::vector<WordCount> PathWords::counts() const
{
    std::vector<WordCount> counts(size());
    for (const PathWord& word : m_words) {
        WordCount& count = counts[word.word];
        count.word = word.word;
        ++count.paths;
        count.sure += word.sure ? 1 : 0;
        count.inFile += word.inFile ? 1 : 0;
    }
    return counts;
}

bool PathWords::related(std::uint32_t a, std::uint32_t b)
{
    const Thesaurus& thesaurus = Thesaurus::instance();
    const auto wider = [&](std::uint32_t wide, std::uint32_t word) {
        while (word != wide && word != kEmpty)
            word = word < soundWords().size() ? thesaurus.familyOf(word) : kEmpty;
        return word == wide;
    };
    return wider(a, b) || wider(b, a);
}

} // namespace otozu
