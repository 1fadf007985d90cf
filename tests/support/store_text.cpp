// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/store_text.h"

#include <iomanip>
#include <sstream>

namespace otozu::test
{
namespace
{

std::ostringstream exactStream()
{
    std::ostringstream out;
    out << std::hexfloat;
    return out;
}

std::string quoted(const std::string& text)
{
    std::ostringstream out;
    out << std::quoted(text);
    return out.str();
}

template <typename T>
std::string optional(const std::optional<T>& value)
{
    auto out = exactStream();
    if (value)
        out << *value;
    else
        out << '-';
    return out.str();
}

} // namespace

std::string storedText(const StoredFile& file)
{
    auto out = exactStream();
    const SampleRecord& r = file.record;
    const SoundDescriptors& d = r.descriptors;
    out << "file " << file.id << " root " << file.root << ' ' << quoted(r.path.string()) << " bytes " << r.bytes
        << " modified " << file.modified << " state " << int(file.state) << " fault " << int(file.fault) << " missing "
        << file.missing << " edges " << file.edges.high << ':' << file.edges.low << " sound " << file.sound.high << ':'
        << file.sound.low << " format " << quoted(r.format) << ' ' << r.sampleRate << ' ' << r.channels << ' '
        << r.bitDepth << ' ' << r.seconds << " label " << quoted(r.label) << " at " << r.x << ' ' << r.y << ' '
        << r.cluster << ' ' << r.duplicateOf << " loop " << d.loop << ' ' << d.loopConfidence << " loudness "
        << optional(d.loudness) << ' ' << optional(d.peak) << " shape " << optional(d.brightness) << ' '
        << optional(d.noisiness) << ' ' << optional(d.attack);
    if (d.tempo)
        out << " tempo " << d.tempo->bpm << ' ' << d.tempo->confidence;
    if (d.key)
        out << " key " << d.key->tonic << ' ' << d.key->minor << ' ' << d.key->confidence;
    if (d.pitch)
        out << " pitch " << d.pitch->hz << ' ' << d.pitch->note << ' ' << d.pitch->cents << ' ' << d.pitch->confidence;
    return out.str();
}

std::string storedText(const StoredMap& map)
{
    auto out = exactStream();
    out << "map of " << quoted(map.features) << ' ' << quoted(map.settings) << ' ' << map.standard << ' '
        << map.granularity << '\n';
    for (const StoredPlace& place : map.places)
        out << "place " << place.file << ' ' << place.x << ' ' << place.y << ' ' << place.leaf << ' ' << place.placed
            << '\n';
    for (const ClusterMerge& merge : map.merges)
        out << "merge " << merge.first << ' ' << merge.second << '\n';
    for (const StoredCluster& cluster : map.clusters)
        out << "cluster " << cluster.slot << ' ' << cluster.colour << ' ' << quoted(cluster.name) << ' '
            << cluster.hidden << '\n';
    out << "scaler " << quoted({map.scaler.begin(), map.scaler.end()}) << '\n';
    return out.str();
}

std::string storedText(const LibraryStore& store, const std::vector<std::string>& features,
                       const std::vector<std::string>& values)
{
    auto out = exactStream();
    for (const StoredRoot& root : store.roots())
        out << "root " << root.id << ' ' << quoted(root.path.string()) << ' ' << root.online << ' ' << root.removed
            << ' ' << (root.mounted ? int(*root.mounted) : -1) << '\n';
    for (const StoredFile& file : store.files())
        out << storedText(file) << '\n';
    for (const std::string& kind : features) {
        const auto heard = store.heardAs(kind);
        const auto rows = store.rows(kind, heard);
        for (std::size_t i = 0; i < heard.size(); ++i) {
            out << quoted(kind) << ' ' << heard[i] << ':';
            for (const float value : rows.row(i))
                out << ' ' << value;
            out << '\n';
        }
    }
    if (const auto map = store.map())
        out << storedText(*map);
    out << "undo " << store.canUndoMap() << '\n';
    for (const std::string& name : values) {
        const auto bytes = store.value(name);
        out << "value " << quoted(name) << ' ' << quoted({bytes.begin(), bytes.end()}) << '\n';
    }
    const UserMarks marks = store.marks();
    for (const FileId id : marks.favourites)
        out << "favourite " << id << '\n';
    for (const FileId id : marks.hidden)
        out << "hidden " << id << '\n';
    for (const auto& [id, tag] : marks.tags)
        out << "tag " << id << ' ' << quoted(tag) << '\n';
    for (const Crate& crate : store.crates())
        out << "crate " << quoted(crate.name) << ' ' << quoted(crate.folder.string()) << '\n';
    for (const FileId id : store.history(1'000'000))
        out << "heard " << id << '\n';
    return out.str();
}

} // namespace otozu::test
