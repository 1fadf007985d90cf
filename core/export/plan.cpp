// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/plan.h"

#include "core/base/path_text.h"
#include "core/base/progress.h"
#include "core/export/name_set.h"
#include "core/library/csv_text.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace otozu
{

ExportPlan makeExportPlan(const std::filesystem::path& root, std::span<const SampleRecord> samples,
                          std::span<const ClusterInfo> clusters, std::span<const std::size_t> chosen,
                          const ExportOptions& options)
{
    std::vector<std::size_t> order(chosen.begin(), chosen.end());
    for (const std::size_t index : order) {
        if (index >= samples.size() || samples[index].cluster >= std::int32_t(clusters.size()))
            throw std::invalid_argument("makeExportPlan: an index out of range");
    }
    std::size_t folded = 0;
    if (!options.oneOfEachFamily.empty()) {
        std::ranges::sort(order, {}, [&](std::size_t index) { return std::pair(samples[index].missing, index); });
        order = oneOfEachFamily(order, options.oneOfEachFamily, samples.size());
        folded = chosen.size() - order.size();
    }
    const auto folderOf = [&](std::size_t index) {
        return options.clusterFolders ? std::max(samples[index].cluster, -1) : -1;
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return folderOf(a) != folderOf(b) ? folderOf(a) < folderOf(b) : a < b;
    });

    ExportPlan plan;
    plan.root = root;
    plan.manifest = options.manifest;
    plan.folded = folded;
    plan.entries.reserve(order.size());
    NameSet top;
    if (options.manifest)
        top.reserve(kManifestName);
    struct Folder {
        std::string name;
        NameSet names;
    };
    std::map<std::int32_t, Folder> folders;
    for (const std::size_t index : order) {
        const SampleRecord& sample = samples[index];
        const std::int32_t key = folderOf(index);
        const auto [place, isNew] = folders.try_emplace(key);
        Folder& folder = place->second;
        if (isNew && key >= 0)
            folder.name = top.take(safeName(clusters[std::size_t(key)].name));

        ExportEntry entry;
        entry.source = sample.path;
        entry.folder = folder.name;
        // Not by textOfPath() alone: a name of other bytes than UTF-8 is one that other systems cannot hold.
        const std::string own = sample.path.filename().string();
        const std::string safe = safeName(textOfPath(sample.path.filename()));
        entry.name = (key >= 0 ? folder.names : top).take(safe);
        entry.bytes = sample.bytes;
        entry.cluster = std::max(sample.cluster, -1);
        if (entry.cluster >= 0)
            entry.clusterName = clusters[std::size_t(entry.cluster)].name;
        entry.label = sample.label;
        plan.bytes += entry.bytes;
        plan.clashes += entry.name != safe ? 1 : 0;
        plan.unsafeNames += safe != own ? 1 : 0;
        plan.entries.push_back(std::move(entry));
    }
    plan.folders = folders.size() - folders.count(-1);
    return plan;
}

ExportPlan makeExportPlan(const std::filesystem::path& root, std::span<const SampleRecord> samples,
                          std::span<const ClusterInfo> clusters, const ExportOptions& options)
{
    std::vector<std::size_t> all(samples.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    return makeExportPlan(root, samples, clusters, all, options);
}

ExportPlan cratePlan(std::span<const std::filesystem::path> files, const std::stop_token& stop)
{
    ExportPlan plan;
    plan.manifest = false;
    plan.intoCrate = true;
    plan.entries.reserve(files.size());
    for (const std::filesystem::path& file : files) {
        throwIfStopped(stop);
        ExportEntry entry;
        entry.source = file;
        entry.name = safeName(textOfPath(file.filename()));
        std::error_code error;
        const std::uintmax_t bytes = std::filesystem::file_size(file, error);
        entry.bytes = error ? 0 : bytes;
        plan.bytes += entry.bytes;
        plan.unsafeNames += entry.name != file.filename().string() ? 1 : 0;
        plan.entries.push_back(std::move(entry));
    }
    return plan;
}

std::vector<std::size_t> samplesInClusters(std::span<const SampleRecord> samples,
                                           std::span<const std::int32_t> clusters)
{
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::find(clusters.begin(), clusters.end(), samples[i].cluster) != clusters.end())
            indices.push_back(i);
    }
    return indices;
}

std::string manifestText(std::span<const ExportEntry> entries)
{
    std::string text = "exported,path,cluster,cluster_name,label\n";
    for (const ExportEntry& entry : entries) {
        appendCsvField(text, entry.exported());
        appendCsvField(text += ',', textOfPath(entry.source));
        text += ',';
        text += std::to_string(entry.cluster);
        appendCsvField(text += ',', entry.clusterName);
        appendCsvField(text += ',', entry.label);
        text += '\n';
    }
    return text;
}

} // namespace otozu
