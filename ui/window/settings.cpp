// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/settings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace otozu
{

namespace
{

constexpr int kRecentFolders = 10;

// Stored as words, so that a settings file can be read and written by people.
constexpr std::array<std::pair<ThemeMode, const char*>, 3> kThemes = {
    {{ThemeMode::System, "system"}, {ThemeMode::Light, "light"}, {ThemeMode::Dark, "dark"}}};
constexpr std::array<std::pair<Colouring, const char*>, 11> kColourings = {{{Colouring::Cluster, "cluster"},
                                                                            {Colouring::TopFolder, "top"},
                                                                            {Colouring::ParentFolder, "parent"},
                                                                            {Colouring::Length, "length"},
                                                                            {Colouring::Loudness, "loudness"},
                                                                            {Colouring::Brightness, "brightness"},
                                                                            {Colouring::Tempo, "tempo"},
                                                                            {Colouring::Key, "key"},
                                                                            {Colouring::Tag, "tag"},
                                                                            {Colouring::Favourite, "favourite"},
                                                                            {Colouring::Family, "family"}}};
constexpr std::array<std::pair<Profile, const char*>, 2> kProfiles = {
    {{Profile::Timbre, "timbre"}, {Profile::Article, "article"}}};

template <typename Table>
auto valueOf(const Table& table, const QString& word)
{
    const auto it = std::find_if(table.begin(), table.end(), [&](const auto& row) { return word == row.second; });
    return it == table.end() ? table.front().first : it->first;
}

template <typename Table, typename Value>
QString wordOf(const Table& table, Value value)
{
    const auto it = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == value; });
    return QString::fromLatin1(it == table.end() ? table.front().second : it->second);
}

} // namespace

bool Settings::flag(const char* key, bool otherwise) const
{
    return m_store.value(key, otherwise).toBool();
}

double Settings::number(const char* key, double otherwise, double least, double most) const
{
    bool ok = false;
    const double value = m_store.value(key, otherwise).toDouble(&ok);
    return ok && std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

ThemeMode Settings::theme() const
{
    return valueOf(kThemes, m_store.value("look/theme").toString());
}

void Settings::setTheme(ThemeMode mode)
{
    m_store.setValue("look/theme", wordOf(kThemes, mode));
}

int Settings::scalePercent() const
{
    const int percent = m_store.value("look/scalePercent", 100).toInt();
    return percent >= 75 && percent <= 200 ? percent : 100;
}

Colouring Settings::colouring() const
{
    return valueOf(kColourings, m_store.value("map/colouring").toString());
}

void Settings::setColouring(Colouring colouring)
{
    m_store.setValue("map/colouring", wordOf(kColourings, colouring));
}

Profile Settings::profile() const
{
    return valueOf(kProfiles, m_store.value("map/profile").toString());
}

void Settings::setProfile(Profile profile)
{
    m_store.setValue("map/profile", wordOf(kProfiles, profile));
}

SimilarityWeights Settings::similarity() const
{
    const SimilarityWeights otherwise;
    const SimilarityWeights weights{.timbre = number("similar/timbre", otherwise.timbre, 0.0, 2.0),
                                    .envelope = number("similar/envelope", otherwise.envelope, 0.0, 2.0),
                                    .pitch = number("similar/pitch", otherwise.pitch, 0.0, 2.0)};
    return weights == SimilarityWeights{0.0, 0.0, 0.0} ? otherwise : weights;
}

void Settings::setSimilarity(const SimilarityWeights& weights)
{
    m_store.setValue("similar/timbre", weights.timbre);
    m_store.setValue("similar/envelope", weights.envelope);
    m_store.setValue("similar/pitch", weights.pitch);
}

double Settings::volume() const
{
    return number("hearing/volume", 0.8, 0.0, 1.0);
}

void Settings::addRecentFolder(const QString& folder)
{
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    m_store.setValue("folders/recent", QStringList(folders.mid(0, kRecentFolders)));
}

} // namespace otozu
