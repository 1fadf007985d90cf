// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/scene_builder.h"

#include "core/qt/path_conversion.h"
#include "core/raster/palette.h"
#include "ui/panels/cluster_text.h"
#include "ui/panels/evidence_text.h"
#include "ui/window/value_groups.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <string>

namespace otozu
{

namespace
{

std::vector<GroupRow> clusterRows(const MapResult& map)
{
    std::vector<GroupRow> rows;
    rows.reserve(map.clusters.size());
    const std::vector<QString> names = clusterTexts(map.clusters);
    for (const ClusterInfo& cluster : map.clusters)
        rows.push_back({.name = names[rows.size()],
                        .colour = quint16(cluster.colour),
                        .members = {},
                        .reason = evidenceText(cluster.evidence)});
    for (std::size_t i = 0; i < map.samples.size(); ++i) {
        const std::int32_t cluster = map.samples[i].cluster;
        if (cluster >= 0 && std::size_t(cluster) < rows.size())
            rows[std::size_t(cluster)].members.push_back(int(i));
    }
    return rows;
}

std::vector<GroupRow> labelRows(const MapResult& map, LabelSource source)
{
    std::map<std::string, std::vector<int>> byLabel;
    for (std::size_t i = 0; i < map.samples.size(); ++i)
        byLabel[labelOf(map.samples[i].path, source)].push_back(int(i));

    std::vector<GroupRow> rows;
    rows.reserve(byLabel.size());
    for (auto& [label, members] : byLabel)
        if (!label.empty())
            rows.push_back({.name = QString::fromStdString(label), .members = std::move(members)});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const GroupRow& a, const GroupRow& b) { return a.members.size() > b.members.size(); });
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].colour = quint16(std::min<std::size_t>(i, kNoColour - 1));
    if (const auto it = byLabel.find(std::string()); it != byLabel.end())
        rows.push_back({.name = QCoreApplication::translate("otozu::colourMap", "(in no folder)"),
                        .colour = kNoColour,
                        .members = std::move(it->second)});
    return rows;
}

FileId fileOf(const MapResult& map, std::size_t sample)
{
    return sample < map.files.size() ? map.files[sample] : 0;
}

std::vector<GroupRow> tagRows(const MapResult& map, const SoundMarks& marks)
{
    std::map<std::string, std::vector<int>> byTag;
    std::vector<int> without;
    for (std::size_t i = 0; i < map.samples.size(); ++i) {
        const std::vector<std::string>& tags = marks.tags(fileOf(map, i));
        (tags.empty() ? without : byTag[tags.front()]).push_back(int(i));
    }
    std::vector<GroupRow> rows;
    for (auto& [tag, members] : byTag)
        rows.push_back({.name = QString::fromStdString(tag),
                        .colour = quint16(std::min<std::size_t>(rows.size(), kNoColour - 1)),
                        .members = std::move(members)});
    rows.push_back({.name = QCoreApplication::translate("otozu::colourMap", "(no tag)"),
                    .colour = kNoColour,
                    .members = std::move(without)});
    return rows;
}

std::vector<GroupRow> favouriteRows(const MapResult& map, const SoundMarks& marks)
{
    std::vector<GroupRow> rows = {
        {.name = QCoreApplication::translate("otozu::colourMap", "Favourites"), .colour = 0, .members = {}},
        {.name = QCoreApplication::translate("otozu::colourMap", "(others)"), .colour = kNoColour, .members = {}}};
    for (std::size_t i = 0; i < map.samples.size(); ++i)
        rows[marks.isFavourite(fileOf(map, i)) ? 0 : 1].members.push_back(int(i));
    return rows;
}

std::vector<GroupRow> familyRows(const MapResult& map)
{
    constexpr std::size_t kColours = kNoColour; // one for those that share it
    std::vector<const SoundFamily*> families;
    for (const SoundFamily& family : map.families)
        families.push_back(&family);
    std::ranges::stable_sort(families, std::greater(),
                             [](const SoundFamily* family) { return family->members.size(); });
    std::vector<GroupRow> rows;
    std::vector<char> isIn(map.samples.size(), 0);
    for (const SoundFamily* family : families) {
        if (rows.size() < kColours)
            rows.push_back(
                {.name = displayText(map.samples[std::size_t(family->members.front().sample)].path.filename()),
                 .colour = quint16(rows.size()),
                 .members = {}});
        if (families.size() > kColours && rows.size() == kColours)
            rows.back().name = QCoreApplication::translate("otozu::colourMap", "(smaller families)");
        for (const SoundFamily::Member& member : family->members) {
            rows.back().members.push_back(member.sample);
            isIn[std::size_t(member.sample)] = 1;
        }
    }
    if (!rows.empty())
        std::ranges::sort(rows.back().members); // of several families, perhaps
    rows.push_back(
        {.name = QCoreApplication::translate("otozu::colourMap", "(there once)"), .colour = kNoColour, .members = {}});
    for (std::size_t i = 0; i < isIn.size(); ++i) {
        if (isIn[i] == 0)
            rows.back().members.push_back(int(i));
    }
    return rows;
}

std::vector<GroupRow> rowsOf(const MapResult& map, Colouring colouring, const SoundMarks& marks)
{
    switch (colouring) {
    case Colouring::Tag:
        return tagRows(map, marks);
    case Colouring::Favourite:
        return favouriteRows(map, marks);
    case Colouring::Family:
        return familyRows(map);
    case Colouring::Cluster:
        return clusterRows(map);
    case Colouring::TopFolder:
        return labelRows(map, LabelSource::Top);
    case Colouring::ParentFolder:
        return labelRows(map, LabelSource::Parent);
    default:
        return valueRows(map, colouring);
    }
}

/// @param isOut  it has no place: it stands for none.
template <typename IsOut>
std::vector<qint32> standInsOf(const MapResult& map, IsOut isOut)
{
    std::vector<qint32> standIns(map.samples.size());
    std::iota(standIns.begin(), standIns.end(), 0);
    for (const SoundFamily& family : map.families) {
        const auto isThere = [&](const SoundFamily::Member& member) {
            return !map.samples[std::size_t(member.sample)].missing && !isOut(member.sample);
        };
        const auto first = std::ranges::find_if(family.members, isThere);
        const SoundFamily::Member& shown = first == family.members.end() ? family.members.front() : *first;
        for (const SoundFamily::Member& member : family.members)
            if (!isOut(member.sample) && !isOut(shown.sample))
                standIns[std::size_t(member.sample)] = shown.sample;
    }
    return standIns;
}

} // namespace

ColouredMap colourMap(const MapResult& map, Colouring colouring, bool symbols, bool fold, const SoundMarks& marks,
                      const ShownSounds& shown)
{
    const auto isOut = [&](int sample) { return !shown.isShown(sample); };
    ColouredMap result;
    result.rows = rowsOf(map, colouring, marks);
    for (std::size_t g = 0; g < result.rows.size(); ++g) {
        GroupRow& row = result.rows[g];
        row.isHidden = colouring == Colouring::Cluster && shown.isClusterHidden(int(g));
        const std::size_t all = row.members.size();
        if (shown.leftOutCount() > 0)
            std::erase_if(row.members, isOut);
        row.leftOut = int(all - row.members.size());
    }

    auto scene = std::make_shared<MapScene>();
    scene->dots.resize(map.samples.size());
    scene->groupOf.assign(map.samples.size(), -1);
    for (std::size_t i = 0; i < map.samples.size(); ++i)
        scene->dots[i] = {.x = map.samples[i].x, .y = map.samples[i].y, .colour = kNoColour};
    for (std::size_t g = 0; g < result.rows.size(); ++g) {
        GroupRow& row = result.rows[g];
        row.symbol = symbols ? quint8(g % kSymbols) : quint8(symbolOfColour(row.colour));
        scene->groups.push_back(
            {.name = row.name, .colour = row.colour, .size = int(row.members.size()), .reason = row.reason});
        for (const int member : row.members) {
            MapDot& dot = scene->dots[std::size_t(member)];
            dot.colour =
                map.samples[std::size_t(member)].missing || shown.isHidden(member) ? quint16(kNoColour) : row.colour;
            dot.symbol = row.symbol;
            scene->groupOf[std::size_t(member)] = qint32(g);
        }
    }
    constexpr float kNowhere = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t i = 0; i < scene->dots.size(); ++i) {
        if (isOut(int(i)))
            scene->dots[i].x = scene->dots[i].y = kNowhere;
    }
    if (fold && !map.families.empty())
        scene->standIns = standInsOf(map, isOut);
    result.scene = std::move(scene);
    return result;
}

} // namespace otozu
