// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/record_bytes.h"

#include <cmath>
#include <optional>

namespace otozu
{
namespace
{

constexpr std::uint8_t kFactsVersion = 1;
constexpr std::uint8_t kMapVersion = 1;

// What is there, bit by bit. Never renumbered: they stand in people's libraries.
enum FactBit : std::uint16_t {
    HasLoudness = 1U << 0U,
    HasPeak = 1U << 1U,
    IsLoop = 1U << 2U,
    HasTempo = 1U << 3U,
    HasKey = 1U << 4U,
    IsMinor = 1U << 5U,
    HasPitch = 1U << 6U,
    HasBrightness = 1U << 7U,
    HasNoisiness = 1U << 8U,
    HasAttack = 1U << 9U,
    HasEdges = 1U << 10U,
    HasSound = 1U << 11U,
};

void expectVersion(ByteReader& in, std::uint8_t version)
{
    if (in.fixed<std::uint8_t>() != version)
        throw Error(Fault::BadInput, {}, "written by a newer version");
}

/// Whether a tree can have these: each joins two of the clusters that are left.
bool areMerges(const std::vector<ClusterMerge>& merges)
{
    std::vector<bool> isLeft(merges.size() + 1, true);
    const auto isOne = [&](std::int32_t cluster) {
        return cluster >= 0 && std::size_t(cluster) < isLeft.size() && isLeft[std::size_t(cluster)];
    };
    for (const ClusterMerge& merge : merges) {
        if (!isOne(merge.first) || !isOne(merge.second) || merge.first == merge.second)
            return false;
        isLeft[std::size_t(merge.second)] = false;
    }
    return true;
}

float orZero(float value)
{
    return std::isfinite(value) ? value : 0.0F;
}

bool isThere(const std::optional<float>& value)
{
    return value && std::isfinite(*value);
}

std::uint16_t bitsOf(const StoredFile& file)
{
    const SoundDescriptors& d = file.record.descriptors;
    unsigned bits = 0;
    const auto set = [&](FactBit bit, bool on) { bits |= on ? unsigned(bit) : 0U; };
    set(HasLoudness, isThere(d.loudness));
    set(HasPeak, isThere(d.peak));
    set(IsLoop, d.loop);
    set(HasTempo, d.tempo && std::isfinite(d.tempo->bpm));
    set(HasKey, d.key.has_value());
    set(IsMinor, d.key && d.key->minor);
    set(HasPitch, d.pitch && std::isfinite(d.pitch->hz) && std::isfinite(d.pitch->cents));
    set(HasBrightness, isThere(d.brightness));
    set(HasNoisiness, isThere(d.noisiness));
    set(HasAttack, isThere(d.attack));
    set(HasEdges, file.edges != ContentHash());
    set(HasSound, file.sound != ContentHash());
    return std::uint16_t(bits);
}

void writeDescriptors(ByteWriter& out, const SoundDescriptors& d, unsigned bits)
{
    out.real(orZero(d.loopConfidence));
    const auto optional = [&](FactBit bit, const std::optional<float>& value) {
        if (bits & bit)
            out.real(*value);
    };
    optional(HasLoudness, d.loudness);
    optional(HasPeak, d.peak);
    if (bits & HasTempo) {
        out.real(d.tempo->bpm);
        out.real(orZero(d.tempo->confidence));
    }
    if (bits & HasKey) {
        out.signedNumber(d.key->tonic);
        out.real(orZero(d.key->confidence));
    }
    if (bits & HasPitch) {
        out.real(d.pitch->hz);
        out.signedNumber(d.pitch->note);
        out.real(d.pitch->cents);
        out.real(orZero(d.pitch->confidence));
    }
    optional(HasBrightness, d.brightness);
    optional(HasNoisiness, d.noisiness);
    optional(HasAttack, d.attack);
}

SoundDescriptors readDescriptors(ByteReader& in, unsigned bits)
{
    SoundDescriptors d;
    const auto real = [&] {
        const float value = in.realFloat();
        if (!std::isfinite(value))
            throw Error(Fault::BadInput, {}, "a number is not finite");
        return value;
    };
    const auto optional = [&](FactBit bit) { return bits & bit ? std::optional(real()) : std::nullopt; };
    d.loop = bits & IsLoop;
    d.loopConfidence = real();
    d.loudness = optional(HasLoudness);
    d.peak = optional(HasPeak);
    if (bits & HasTempo) {
        d.tempo.emplace();
        d.tempo->bpm = real();
        d.tempo->confidence = real();
    }
    if (bits & HasKey) {
        d.key.emplace();
        d.key->tonic = in.signedNumberAs<int>();
        if (d.key->tonic < 0 || d.key->tonic > 11)
            throw Error(Fault::BadInput, {}, "no such key");
        d.key->minor = bits & IsMinor;
        d.key->confidence = real();
    }
    if (bits & HasPitch) {
        d.pitch.emplace();
        d.pitch->hz = real();
        d.pitch->note = in.signedNumberAs<std::int16_t>();
        d.pitch->cents = real();
        d.pitch->confidence = real();
    }
    d.brightness = optional(HasBrightness);
    d.noisiness = optional(HasNoisiness);
    d.attack = optional(HasAttack);
    return d;
}

} // namespace

void writeHash(ByteWriter& out, const ContentHash& hash)
{
    out.fixed(hash.high);
    out.fixed(hash.low);
}

ContentHash readHash(ByteReader& in)
{
    ContentHash hash;
    hash.high = in.fixed<std::uint64_t>();
    hash.low = in.fixed<std::uint64_t>();
    return hash;
}

std::vector<char> factsToBytes(const StoredFile& file)
{
    const SampleRecord& record = file.record;
    const std::uint16_t bits = bitsOf(file);
    ByteWriter out;
    out.reserve(128);
    out.fixed(kFactsVersion);
    out.fixed(bits);
    out.text(record.format);
    out.signedNumber(record.sampleRate);
    out.signedNumber(record.channels);
    out.signedNumber(record.bitDepth);
    out.real(std::isfinite(record.seconds) ? record.seconds : 0.0);
    writeDescriptors(out, record.descriptors, bits);
    if (bits & HasEdges)
        writeHash(out, file.edges);
    if (bits & HasSound)
        writeHash(out, file.sound);
    return out.take();
}

void factsFromBytes(std::span<const char> bytes, StoredFile& file)
{
    ByteReader in(bytes);
    expectVersion(in, kFactsVersion);
    const unsigned bits = in.fixed<std::uint16_t>();
    SampleRecord& record = file.record;
    record.format = in.text();
    record.sampleRate = in.signedNumberAs<int>();
    record.channels = in.signedNumberAs<int>();
    record.bitDepth = in.signedNumberAs<int>();
    record.seconds = in.realDouble();
    if (!std::isfinite(record.seconds))
        throw Error(Fault::BadInput, {}, "a number is not finite");
    record.descriptors = readDescriptors(in, bits);
    file.edges = bits & HasEdges ? readHash(in) : ContentHash();
    file.sound = bits & HasSound ? readHash(in) : ContentHash();
}

std::vector<char> mapToBytes(const StoredMap& map)
{
    ByteWriter out;
    out.reserve(map.places.size() * 12 + map.merges.size() * 4 + map.scaler.size() + 1024);
    out.fixed(kMapVersion);
    out.text(map.features);
    out.text(map.settings);
    out.number(map.standard);
    out.real(map.granularity);
    out.text({map.scaler.data(), map.scaler.size()});
    out.number(map.merges.size());
    for (const ClusterMerge& merge : map.merges) {
        out.signedNumber(merge.first);
        out.signedNumber(merge.second);
    }
    out.number(map.clusters.size());
    for (const StoredCluster& cluster : map.clusters) {
        out.signedNumber(cluster.slot);
        out.signedNumber(cluster.colour);
        out.text(cluster.name);
        out.fixed(std::uint8_t(cluster.hidden));
    }
    out.number(map.places.size());
    FileId last = 0;
    for (const StoredPlace& place : map.places) {
        out.signedNumber(place.file - last); // mostly 1
        last = place.file;
        out.real(place.x);
        out.real(place.y);
        out.signedNumber(std::int64_t(place.leaf) * 2 + (place.placed ? 1 : 0));
    }
    return out.take();
}

StoredMap mapFromBytes(std::span<const char> bytes)
{
    ByteReader in(bytes);
    expectVersion(in, kMapVersion);
    StoredMap map;
    map.features = in.text();
    map.settings = in.text();
    map.standard = std::size_t(in.number());
    map.granularity = in.realDouble();
    const std::string scaler = in.text();
    map.scaler.assign(scaler.begin(), scaler.end());
    map.merges.resize(in.count(2));
    for (ClusterMerge& merge : map.merges) {
        merge.first = in.signedNumberAs<std::int32_t>();
        merge.second = in.signedNumberAs<std::int32_t>();
    }
    if (!areMerges(map.merges) || map.standard > map.merges.size() + 1)
        throw Error(Fault::BadInput, {}, "no tree of clusters");
    map.clusters.resize(in.count(4));
    for (StoredCluster& cluster : map.clusters) {
        cluster.slot = in.signedNumberAs<std::int32_t>();
        cluster.colour = in.signedNumberAs<std::int32_t>();
        cluster.name = in.text();
        cluster.hidden = in.fixed<std::uint8_t>() != 0;
    }
    map.places.resize(in.count(10));
    FileId last = 0;
    for (StoredPlace& place : map.places) {
        last = FileId(std::uint64_t(last) + std::uint64_t(in.signedNumber()));
        place.file = last;
        place.x = in.realFloat();
        place.y = in.realFloat();
        const std::int64_t leaf = in.signedNumber();
        if (leaf < 0 || std::size_t(leaf >> 1) > map.merges.size())
            throw Error(Fault::BadInput, {}, "no such cluster");
        place.leaf = std::int32_t(leaf >> 1);
        place.placed = (leaf & 1) != 0;
    }
    return map;
}

} // namespace otozu
