// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/value_groups.h"

#include "core/raster/palette.h"
#include "ui/panels/axis_ticks.h"
#include "ui/panels/fact_texts.h"

#include <QCoreApplication>
#include <algorithm>
#include <optional>

namespace otozu
{
namespace
{

/// Finds the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(otozu::ValueGroups)
};

/// A value that is shown in ranges.
struct Scale {
    std::vector<double> edges; ///< Between the ranges, ascending.
    std::optional<double> (*valueOf)(const SampleRecord&);
    QString (*text)(double);
    QString missing; ///< What sounds without the value are called.
};

std::optional<double> wide(const std::optional<float>& value)
{
    return value ? std::optional(double(*value)) : std::nullopt;
}

Scale scaleOf(Colouring colouring)
{
    switch (colouring) {
    case Colouring::Loudness:
        return {{-36, -30, -24, -18, -12},
                [](const SampleRecord& record) { return wide(record.descriptors.loudness); },
                &loudnessText,
                Words::tr("(silence)")};
    case Colouring::Brightness:
        return {{250, 500, 1000, 2000, 4000},
                [](const SampleRecord& record) { return wide(record.descriptors.brightness); },
                &frequencyText,
                Words::tr("(silence)")};
    case Colouring::Tempo:
        return {{80, 100, 120, 140, 160},
                [](const SampleRecord& record) {
                    const auto& tempo = record.descriptors.tempo;
                    return tempo && isSure(*tempo) ? std::optional(double(tempo->bpm)) : std::nullopt;
                },
                &tempoText,
                Words::tr("(no tempo)")};
    default:
        return {{0.1, 0.3, 1, 3, 10},
                [](const SampleRecord& record) { return std::optional(record.seconds); },
                &durationText,
                QString()};
    }
}

QString rangeText(const Scale& scale, std::size_t range)
{
    if (range == 0)
        return Words::tr("under %1").arg(scale.text(scale.edges.front()));
    if (range == scale.edges.size())
        return Words::tr("from %1").arg(scale.text(scale.edges.back()));
    return Words::tr("%1 to %2").arg(scale.text(scale.edges[range - 1]), scale.text(scale.edges[range]));
}

/// The last of `rows` is for sounds without the value.
std::vector<GroupRow> withoutEmpty(std::vector<GroupRow> rows, const QString& missing)
{
    rows.back().name = missing;
    rows.back().colour = kNoColour;
    std::erase_if(rows, [](const GroupRow& row) { return row.members.empty(); });
    return rows;
}

std::vector<GroupRow> keyRows(const MapResult& map)
{
    constexpr std::size_t kKeys = 24;
    std::vector<GroupRow> rows(kKeys + 1);
    for (std::size_t i = 0; i < kKeys; ++i) {
        rows[i].name = keyText({int(i / 2), i % 2 == 1, 1.0F});
        rows[i].colour = quint16(i);
    }
    for (std::size_t i = 0; i < map.samples.size(); ++i) {
        const auto& key = map.samples[i].descriptors.key;
        rows[key && isSure(*key) ? std::size_t(2 * key->tonic + (key->minor ? 1 : 0)) : kKeys].members.push_back(
            int(i));
    }
    return withoutEmpty(std::move(rows), Words::tr("(no key)"));
}

} // namespace

std::vector<GroupRow> valueRows(const MapResult& map, Colouring colouring)
{
    if (colouring == Colouring::Key)
        return keyRows(map);
    const Scale scale = scaleOf(colouring);
    const std::size_t ranges = scale.edges.size() + 1;
    std::vector<GroupRow> rows(ranges + 1);
    for (std::size_t range = 0; range < ranges; ++range) {
        rows[range].name = rangeText(scale, range);
        rows[range].colour = quint16(rampColourIndex(float(range) / float(ranges - 1)));
    }
    for (std::size_t i = 0; i < map.samples.size(); ++i) {
        const auto value = scale.valueOf(map.samples[i]);
        const auto range =
            value ? std::ranges::upper_bound(scale.edges, *value) - scale.edges.begin() : std::ptrdiff_t(ranges);
        rows[std::size_t(range)].members.push_back(int(i));
    }
    return withoutEmpty(std::move(rows), scale.missing);
}

} // namespace otozu
