// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/table_columns.h"

#include "core/base/path_text.h"
#include "core/qt/fault_texts.h"
#include "core/qt/path_conversion.h"
#include "ui/panels/axis_ticks.h"
#include "ui/panels/fact_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>
#include <iterator>
#include <limits>

namespace otozu
{

namespace
{

/// Finds the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(otozu::TableColumns)
};

using Item = TableItem;
using Context = TableContext;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool isClustered(const Item& item, const Context& context)
{
    return item.sample >= 0 && item.record->cluster >= 0 &&
           std::size_t(item.record->cluster) < context.clusterNames.size();
}

QString clusterName(const Item& item, const Context& context)
{
    return isClustered(item, context) ? context.clusterNames[std::size_t(item.record->cluster)] : QString();
}

const SoundTempo* tempoOf(const Item& item)
{
    const auto& tempo = item.record->descriptors.tempo;
    return tempo && isSure(*tempo) ? &*tempo : nullptr;
}

/// The key of a phrase, or the note of a one-shot.
QString keyOf(const Item& item)
{
    const SoundDescriptors& sound = item.record->descriptors;
    if (sound.key && isSure(*sound.key))
        return keyText(*sound.key);
    return sound.pitch && isSure(*sound.pitch) ? QString::fromStdString(noteName(sound.pitch->note)) : QString();
}

/// By pitch class: major, minor, then notes from low to high.
double keyPlace(const Item& item)
{
    constexpr int kPlaces = 1000;
    const SoundDescriptors& sound = item.record->descriptors;
    if (sound.key && isSure(*sound.key))
        return sound.key->tonic * kPlaces + (sound.key->minor ? 1 : 0);
    if (sound.pitch && isSure(*sound.pitch))
        return (sound.pitch->note % 12) * kPlaces + 2 + sound.pitch->note;
    return kNone;
}

bool isFavourite(const Item& item, const Context& context)
{
    return context.marks && context.marks->isFavourite(item.id);
}

QString tagsOf(const Item& item, const Context& context)
{
    QStringList tags;
    if (context.marks) {
        for (const std::string& tag : context.marks->tags(item.id))
            tags << QString::fromStdString(tag);
    }
    return tags.join(QStringLiteral(", "));
}

QString wholeOrTenths(double value)
{
    const bool isWhole = std::abs(value - std::round(value)) < 0.05;
    return QLocale().toString(value, 'f', isWhole ? 0 : 1);
}

double valueOf(const std::optional<float>& value)
{
    return value ? double(*value) : kNone;
}

double positive(double value)
{
    return value > 0.0 ? value : kNone;
}

// clang-format off
constexpr TableColumn kColumns[] = {
    {"name", [] { return Words::tr("Name"); }, 30, true, TableColumn::Path,
        [](const Item& i, const Context&) { return displayText(i.record->path.filename()); },
        nullptr, [](const Item& i, const Context&) { return textOfPath(i.record->path.filename()); }},
    {"favourite", [] { return Words::tr("Favourite"); }, 0, true, TableColumn::Marks,
        [](const Item& i, const Context& c) { return isFavourite(i, c) ? Words::tr("Favourite") : QString(); },
        [](const Item& i, const Context& c) { return isFavourite(i, c) ? 0.0 : 1.0; }, nullptr, nullptr, "star"},
    {"folder", [] { return Words::tr("Folder"); }, 26, true, TableColumn::Path,
        [](const Item& i, const Context&) { return displayText(i.record->path.parent_path()); },
        nullptr, [](const Item& i, const Context&) { return textOfPath(i.record->path.parent_path()); }},
    {"cluster", [] { return Words::tr("Cluster"); }, 22, true, TableColumn::Heard, clusterName,
        nullptr, [](const Item& i, const Context& c) { return clusterName(i, c).toStdString(); },
        [](const Item& i, const Context& c) { return isClustered(i, c) ? c.clusterColours[std::size_t(i.record->cluster)] : -1; }},
    {"tags", [] { return Words::tr("Tags"); }, 14, true, TableColumn::Marks, tagsOf,
        nullptr, [](const Item& i, const Context& c) { return tagsOf(i, c).toStdString(); }},
    {"length", [] { return Words::tr("Length"); }, 9, true, TableColumn::Heard,
        [](const Item& i, const Context&) { return i.record->seconds > 0.0 ? durationText(i.record->seconds) : QString(); },
        [](const Item& i, const Context&) { return positive(i.record->seconds); }, nullptr},
    {"bpm", [] { return Words::tr("BPM"); }, 7, true, TableColumn::Heard,
        [](const Item& i, const Context&) { return tempoOf(i) != nullptr ? wholeOrTenths(double(tempoOf(i)->bpm)) : QString(); },
        [](const Item& i, const Context&) { return tempoOf(i) != nullptr ? double(tempoOf(i)->bpm) : kNone; }, nullptr},
    {"key", [] { return Words::tr("Key", "of music"); }, 8, true, TableColumn::Heard,
        [](const Item& i, const Context&) { return keyOf(i); },
        [](const Item& i, const Context&) { return keyPlace(i); }, nullptr},
    {"loudness", [] { return Words::tr("Loudness"); }, 11, true, TableColumn::Heard,
        [](const Item& i, const Context&) { const auto& v = i.record->descriptors.loudness; return v ? loudnessText(double(*v)) : QString(); },
        [](const Item& i, const Context&) { return valueOf(i.record->descriptors.loudness); }, nullptr},
    {"brightness", [] { return Words::tr("Brightness"); }, 10, true, TableColumn::Heard,
        [](const Item& i, const Context&) { const auto& v = i.record->descriptors.brightness; return v ? frequencyText(double(*v)) : QString(); },
        [](const Item& i, const Context&) { return valueOf(i.record->descriptors.brightness); }, nullptr},
    {"format", [] { return Words::tr("Format"); }, 8, true, TableColumn::Heard,
        [](const Item& i, const Context&) { return QString::fromStdString(i.record->format); },
        nullptr, [](const Item& i, const Context&) { return i.record->format; }},
    {"rate", [] { return Words::tr("Sample rate"); }, 12, true, TableColumn::Heard,
        [](const Item& i, const Context&) { return i.record->sampleRate > 0 ? Words::tr("%1 Hz").arg(QLocale().toString(i.record->sampleRate)) : QString(); },
        [](const Item& i, const Context&) { return positive(i.record->sampleRate); }, nullptr},
    {"channels", [] { return Words::tr("Channels"); }, 9, true, TableColumn::Heard,
        [](const Item& i, const Context&) { return i.record->channels > 0 ? channelsText(i.record->channels) : QString(); },
        [](const Item& i, const Context&) { return positive(i.record->channels); }, nullptr},
    {"size", [] { return Words::tr("File size"); }, 9, false, TableColumn::Path,
        [](const Item& i, const Context&) { return sizeText(i.record->bytes); },
        [](const Item& i, const Context&) { return double(i.record->bytes); }, nullptr},
    {"state", [] { return Words::tr("State"); }, 18, true, TableColumn::Heard,
        [](const Item& i, const Context& c) { return stateText(i, c); },
        nullptr, [](const Item& i, const Context& c) { return stateText(i, c).toStdString(); }},
};
// clang-format on

} // namespace

std::span<const TableColumn> tableColumns()
{
    return kColumns;
}

int tableColumn(const QString& key)
{
    for (std::size_t i = 0; i < std::size(kColumns); ++i) {
        if (key == QLatin1String(kColumns[i].key))
            return int(i);
    }
    return -1;
}

QString stateText(const TableItem& item, const TableContext& context)
{
    if (isHidden(item, context))
        return Words::tr("hidden", "a sound that the user does not want to see");
    if (item.record->missing)
        return Words::tr("missing", "a file");
    if (item.state == FileState::Failed)
        return faultText(item.fault);
    if (item.state == FileState::Pending)
        return Words::tr("waiting", "a file that is still to be listened to");
    return item.sample < 0 ? Words::tr("heard", "a file that has no place on the map yet") : QString();
}

} // namespace otozu
