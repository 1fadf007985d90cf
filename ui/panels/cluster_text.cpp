// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/cluster_text.h"

#include "ui/panels/cluster_words.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>
#include <string_view>

namespace otozu
{

namespace
{

/// Finds the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(otozu::ClusterText)
};

/// Reads a name word by word.
class Reader
{
public:
    explicit Reader(std::string_view name) : m_rest(name) {}

    /// Goes on behind a word that is next, and the space after it.
    bool take(std::string_view word)
    {
        if (!m_rest.starts_with(word) || (m_rest.size() > word.size() && m_rest[word.size()] != ' '))
            return false;
        m_rest.remove_prefix(std::min(m_rest.size(), word.size() + 1));
        return true;
    }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

QString joined(const QString& before, const QString& after)
{
    if (before.isEmpty())
        return after;
    // Languages without spaces need them all the same between two words of Latin letters.
    const auto latin = [](QChar letter) { return letter.unicode() < 0x250 && letter.isLetterOrNumber(); };
    if (latin(before.back()) && latin(after.front()))
        return before + QLatin1Char(' ') + after;
    return Words::tr("%1 %2", "words of the name of a cluster: adjective and noun, or two nouns as one")
        .arg(before, after);
}

/// Empty if the name is not made of its evidence.
QString translated(const ClusterInfo& cluster)
{
    Reader reader(cluster.name);
    QString text;
    const std::vector<TraitEvidence>& traits = cluster.evidence.traits;
    for (std::size_t i = 0; i < traits.size(); ++i) {
        if (!reader.take(traits[i].word))
            return {};
        text = joined(text, clusterAdjective(traits[i].word, i + 1 < traits.size()));
    }
    for (const WordEvidence& word : cluster.evidence.words) {
        const bool another = reader.take("&");
        if (!reader.take(word.word))
            return {};
        const QString shown = clusterWord(word.word);
        text = another ? Words::tr("%1 & %2", "two kinds of sounds in the name of a cluster").arg(text, shown)
                       : joined(text, shown);
    }
    for (const char* plain : {"sounds", "tones", "noises"}) {
        if (reader.take(plain))
            text = joined(text, clusterWord(plain));
    }
    if (text.isEmpty())
        return {};
    const std::string_view number = reader.rest();
    if (number.empty())
        return text;
    if (!std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    return Words::tr("%1 %2", "the name of a cluster and a number that tells it from another one")
        .arg(text, QString::fromLatin1(number.data(), qsizetype(number.size())));
}

} // namespace

std::vector<QString> clusterTexts(std::span<const ClusterInfo> clusters)
{
    std::vector<QString> texts;
    QHash<QString, int> times;
    for (const ClusterInfo& cluster : clusters) {
        const QString text = translated(cluster);
        texts.push_back(text.isEmpty() ? QString::fromStdString(cluster.name) : text);
        ++times[texts.back()];
    }
    // Two words may be one in another language. The names themselves differ.
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const QString name = QString::fromStdString(clusters[i].name);
        if (times[texts[i]] > 1 && texts[i] != name)
            texts[i] = Words::tr("%1 (%2)", "a name, the name in English").arg(texts[i], name);
    }
    return texts;
}

QString clusterText(std::span<const ClusterInfo> clusters, std::int32_t cluster)
{
    if (cluster < 0 || std::size_t(cluster) >= clusters.size())
        return {};
    return clusterTexts(clusters)[std::size_t(cluster)];
}

} // namespace otozu
