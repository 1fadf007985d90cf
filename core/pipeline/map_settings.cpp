// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/map_settings.h"

#include <array>
#include <charconv>
#include <string_view>

namespace otozu
{
namespace
{

template <typename T>
std::string nameIn(const std::map<std::string, T>& names, T value)
{
    for (const auto& [name, known] : names) {
        if (known == value)
            return name;
    }
    return {};
}

class Writer
{
public:
    template <typename T>
    void number(const char* name, const T& value)
    {
        std::array<char, 32> buffer{};
        word(name, {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr});
    }
    template <typename T>
    void choice(const char* name, const T& value, const std::map<std::string, T>& names)
    {
        word(name, nameIn(names, value));
    }
    std::string text;

private:
    void word(const char* name, const std::string& value)
    {
        text += (text.empty() ? "" : " ") + std::string(name) + "=" + value;
    }
};

class Reader
{
public:
    explicit Reader(const std::string& text)
    {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            const std::string word = text.substr(at, end - at);
            if (const std::size_t equals = word.find('='); equals != std::string::npos)
                m_words[word.substr(0, equals)] = word.substr(equals + 1);
            at = end + 1;
        }
    }
    template <typename T>
    void number(const char* name, T& target) const
    {
        const auto word = m_words.find(name);
        if (word == m_words.end())
            return;
        T value{};
        const char* end = word->second.data() + word->second.size();
        const auto read = std::from_chars(word->second.data(), end, value);
        if (read.ec == std::errc{} && read.ptr == end)
            target = value;
    }
    template <typename T>
    void choice(const char* name, T& target, const std::map<std::string, T>& names) const
    {
        const auto word = m_words.find(name);
        if (word == m_words.end())
            return;
        if (const auto known = names.find(word->second); known != names.end())
            target = known->second;
    }

private:
    std::map<std::string, std::string> m_words;
};

/// Every field once, for both ways.
template <typename Visitor, typename Request>
void visit(Visitor& visitor, Request& request)
{
    visitor.choice("profile", request.profile, profileNames());
    visitor.number("seconds", request.seconds);
    visitor.choice("metric", request.umap.metric, metricNames());
    visitor.number("neighbors", request.umap.nNeighbors);
    visitor.number("min_dist", request.umap.minDist);
    visitor.number("spread", request.umap.spread);
    visitor.number("epochs", request.umap.nEpochs);
    visitor.number("seed", request.umap.seed);
    visitor.number("k_max", request.gmeans.kMax);
    visitor.number("significance", request.gmeans.significance);
    visitor.number("coarseness", request.gmeans.coarseness);
    visitor.number("min_cluster", request.gmeans.minCluster);
    visitor.number("cluster_seed", request.gmeans.seed);
}

} // namespace

std::string settingsText(const MapRequest& request)
{
    Writer writer;
    visit(writer, request);
    return writer.text;
}

MapRequest requestFromText(const std::string& settings, const MapRequest& otherwise)
{
    MapRequest request = otherwise;
    const Reader reader(settings);
    visit(reader, request);
    return request;
}

const std::map<std::string, Metric>& metricNames()
{
    static const std::map<std::string, Metric> names{{"euclidean", Metric::Euclidean},
                                                     {"cosine", Metric::Cosine},
                                                     {"correlation", Metric::Correlation},
                                                     {"soft-dice", Metric::SoftDice},
                                                     {"dice", Metric::Dice}};
    return names;
}

const std::map<std::string, Profile>& profileNames()
{
    static const std::map<std::string, Profile> names{{"article", Profile::Article}, {"timbre", Profile::Timbre}};
    return names;
}

std::string nameOf(Metric metric)
{
    return nameIn(metricNames(), metric);
}

std::string nameOf(Profile profile)
{
    return nameIn(profileNames(), profile);
}

} // namespace otozu
