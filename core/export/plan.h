// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"
#include "core/library/sound_family.h"

#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// The name of the list of what came from where, at the top of an export.
inline constexpr char kManifestName[] = "manifest.csv";

struct ExportOptions {
    bool clusterFolders = true; ///< One folder a cluster; otherwise all files side by side.
    bool manifest = true;       ///< Add manifest.csv.
    /// Of each of these only the first of those chosen goes out; one that is missing only where all are.
    std::vector<SoundFamily> oneOfEachFamily = {};
};

/// One file to be exported.
struct ExportEntry {
    std::filesystem::path source; ///< Relative to the root.
    std::string folder;           ///< "cluster_1"; '' at the top. UTF-8, safe on every system.
    std::string name;             ///< "Kick (2).wav". UTF-8, safe on every system.
    std::uint64_t bytes = 0;
    std::int32_t cluster = -1;
    std::string clusterName;
    std::string label;

    /// "cluster_1/Kick (2).wav"
    [[nodiscard]] std::string exported() const { return folder.empty() ? name : folder + "/" + name; }
};

/// Which file goes out under which name, before anything is written. Names are safe (safeName()) and no two of a
/// folder have equal keys (nameKey()): a file whose name is taken gets ' (2)', ' (3)' … before its ending, in the
/// order of the samples, so that the plan does not depend on anything else.
struct ExportPlan {
    std::filesystem::path root;
    /// Where several folders are exported: those; nothing is written into them. Empty: the root is the folder.
    std::vector<std::filesystem::path> sources;
    std::vector<ExportEntry> entries; ///< By cluster, then in the order of the samples.
    bool manifest = true;
    bool intoCrate = false;      ///< See cratePlan().
    std::uint64_t bytes = 0;     ///< Of all files together.
    std::size_t folders = 0;     ///< How many will be made.
    std::size_t clashes = 0;     ///< Files that got a number because their name was taken.
    std::size_t unsafeNames = 0; ///< Files whose name had to be made safe.
    std::size_t folded = 0;      ///< Files left out because another of their family goes out.
};

/// @param root     absolute, or relative to the working folder; sources are relative to it.
/// @param chosen   indices of samples, in any order, each once. Samples without a cluster go to the top.
/// @throws std::invalid_argument  an index out of range, or a cluster that `clusters` does not have.
[[nodiscard]] ExportPlan makeExportPlan(const std::filesystem::path& root, std::span<const SampleRecord> samples,
                                        std::span<const ClusterInfo> clusters, std::span<const std::size_t> chosen,
                                        const ExportOptions& options = {});

/// As above for all samples.
[[nodiscard]] ExportPlan makeExportPlan(const std::filesystem::path& root, std::span<const SampleRecord> samples,
                                        std::span<const ClusterInfo> clusters, const ExportOptions& options = {});

/// Files that are to be copied side by side into a crate: a folder of the user's in which they collect. It has to be
/// there, and may lie anywhere, also among the sources. A file is not copied again that is there with all its bytes
/// under its own name, or that with a number; other files of one name get numbers as they are written.
/// @param files  absolute. Sizes are looked up; what is not there is found out by the copying.
/// @throws Cancelled
[[nodiscard]] ExportPlan cratePlan(std::span<const std::filesystem::path> files, const std::stop_token& stop = {});

/// Indices of the samples of these clusters, ascending.
[[nodiscard]] std::vector<std::size_t> samplesInClusters(std::span<const SampleRecord> samples,
                                                         std::span<const std::int32_t> clusters);

/// manifest.csv: exported,path,cluster,cluster_name,label; RFC 4180 with LF, UTF-8; cluster is a number from 0.
[[nodiscard]] std::string manifestText(std::span<const ExportEntry> entries);

} // namespace otozu
