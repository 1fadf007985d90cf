// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/map_families.h"

#include "core/pipeline/compare_sounds.h"
#include "core/pipeline/feature_scaler.h"

#include <unordered_map>

namespace otozu
{

std::vector<SoundFamily> knownFamilies(const MapResult& map, std::span<const StoredFile> files, const SoundPairs& known)
{
    std::unordered_map<FileId, ContentHash> soundOf;
    soundOf.reserve(files.size());
    for (const StoredFile& file : files)
        soundOf.emplace(file.id, file.sound);
    std::vector<ContentHash> sounds;
    sounds.reserve(map.files.size());
    for (const FileId file : map.files) {
        const auto sound = soundOf.find(file);
        sounds.push_back(sound != soundOf.end() ? sound->second : ContentHash{});
    }
    return soundFamilies(sounds, known);
}

std::vector<SoundFamily> foundFamilies(const MapResult& map, std::span<const ContentHash> sounds, ThreadPool& pool,
                                       const std::stop_token& stop, const ProgressFn& report)
{
    SoundComparisons known;
    if (map.request.profile == Profile::Timbre && map.features && map.features->rows() == sounds.size() &&
        !sounds.empty()) {
        const SoundLoader load = [&](std::size_t sample) {
            return trimmedSound(map.request.folder / map.samples[sample].path, stop);
        };
        compareSounds(sounds, scaleFeatures(*map.features, Profile::Timbre, Metric::Euclidean, pool), load, known, pool,
                      stop, {}, report);
    }
    return soundFamilies(sounds, known);
}

} // namespace otozu
