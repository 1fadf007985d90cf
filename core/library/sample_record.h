// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/descriptors/sound_descriptors.h"
#include "core/library/name_evidence.h"
#include "core/library/sample_path.h"

#include <cstdint>
#include <string>

namespace otozu
{

/// What the program knows of one sample, that is, one sound file of a folder.
struct SampleRecord {
    SamplePath path;         ///< Relative to the root, generic form.
    std::uint64_t bytes = 0; ///< File size.
    std::string format;      ///< "WAV", "FLAC", …
    int sampleRate = 0;      ///< Hz, of the file.
    int channels = 0;
    int bitDepth = 0;     ///< Bits a sample; 0 for lossy formats.
    double seconds = 0.0; ///< Frames that could be read / rate, of the whole file.
    std::string label;    ///< Name of the first or last folder, as asked; may be empty.
    float x = 0.0F;       ///< Place on the map.
    float y = 0.0F;
    std::int32_t cluster = -1;     ///< From 0; -1: not clustered yet.
    std::int32_t duplicateOf = -1; ///< Index of the first record with the same bytes; -1: none.
    bool missing = false;          ///< Of a stored library: it was not there at the last look, or its drive was not.
    SoundDescriptors descriptors;  ///< As far as it was listened to; else as by default.
};

/// A cluster of the map.
struct ClusterInfo {
    std::string name;        ///< No two of a map are the same.
    std::size_t size = 0;    ///< How many samples.
    NameEvidence evidence{}; ///< Why the name, if ClusterNamer gave it.
    std::int32_t slot = -1;  ///< What it is called by over other cuts and new layouts (ClusterTree); -1: unknown.
    std::int32_t colour = 0; ///< Index into the palette of clusters.
    bool hidden = false;     ///< The user does not want to see it.
};

/// Which folder of a sample's path is its label.
enum class LabelSource {
    Top,    ///< The first: "drums" of drums/kick/a.wav.
    Parent, ///< The last: "kick".
};

/// '' for a file in the root. UTF-8, bytes that are none as %XX.
[[nodiscard]] std::string labelOf(const SamplePath& relative, LabelSource source);

} // namespace otozu
