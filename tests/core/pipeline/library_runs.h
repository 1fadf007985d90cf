// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/random.h"
#include "core/library/map_csv.h"
#include "core/pipeline/library_run.h"
#include "core/pipeline/make_map.h"
#include "tests/support/sound_files.h"

#include <cmath>
#include <cstring>
#include <filesystem>
#include <map>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace otozu::test
{

/// A decaying tone with a little seeded noise: near others of its pitch, away from the rest.
inline AudioBuffer pluck(double hz, std::uint64_t seed, double seconds)
{
    constexpr int kRate = 22050;
    Random random(seed);
    AudioBuffer sound{kRate, 1, {}};
    for (int i = 0; i < int(seconds * kRate); ++i) {
        const double t = double(i) / kRate;
        sound.samples.push_back(float(
            std::exp(-8.0 * t) * (0.6 * std::sin(2.0 * std::numbers::pi * hz * t) + 0.02 * random.uniform(-1.0, 1.0))));
    }
    return sound;
}

/// Sounds number `first` to `last - 1`, of three pitches in three folders, all different.
inline void fill(const std::filesystem::path& folder, int first, int last, double seconds = 0.1)
{
    for (int kind = 0; kind < 3; ++kind)
        std::filesystem::create_directories(folder / ("pitch" + std::to_string(kind)));
    for (int i = first; i < last; ++i)
        writeWav(folder / ("pitch" + std::to_string(i % 3)) / ("s" + std::to_string(i) + ".wav"),
                 pluck(110.0 * std::pow(4.0, i % 3) * (1.0 + 0.003 * (i % 100)), std::uint64_t(i), seconds));
}

inline MapRequest quick(Profile profile = Profile::Timbre)
{
    MapRequest request = defaultRequest(profile);
    request.threads = 2;
    request.umap.nEpochs = 60;
    return request;
}

inline LibraryRequest asks(const std::vector<std::filesystem::path>& roots = {}, Profile profile = Profile::Timbre)
{
    LibraryRequest request;
    request.map = quick(profile);
    request.roots = roots;
    return request;
}

inline LibraryOutcome update(LibraryStore& store, const LibraryRequest& request)
{
    LibraryObserver observer;
    return updateLibrary(store, request, {}, observer);
}

inline std::string csvOf(const MapResult& map)
{
    return mapCsvText(map.samples, map.clusters);
}

/// The map that there is without a library.
inline std::string csvWithout(const std::filesystem::path& folder, MapRequest request = quick())
{
    request.folder = folder;
    MapObserver observer;
    return csvOf(makeMap(request, {}, observer));
}

using Place = std::pair<float, float>;
inline std::map<std::string, Place> placesOf(const MapResult& map)
{
    std::map<std::string, Place> places;
    for (const SampleRecord& sample : map.samples)
        places[sample.path.string()] = {sample.x, sample.y};
    return places;
}

inline bool sameBits(const Place& a, const Place& b)
{
    return std::memcmp(&a.first, &b.first, sizeof a.first) == 0 &&
           std::memcmp(&a.second, &b.second, sizeof a.second) == 0;
}

} // namespace otozu::test
