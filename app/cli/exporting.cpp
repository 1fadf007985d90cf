// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/exporting.h"

#include "app/cli/output.h"
#include "core/export/folder_export.h"
#include "core/qt/zip_export.h"

#include <algorithm>

namespace otozu::cli
{
namespace
{

constexpr std::uint64_t kMebibyte = 1U << 20;

ExportProgressFn reportTo(Console& console, const char* what)
{
    return [&console, what](const ExportProgress& progress) {
        console.progress(what, progress.bytes / kMebibyte, std::max<std::uint64_t>(1, progress.totalBytes / kMebibyte));
    };
}

} // namespace

void checkTargets(const ExportTargets& targets, const std::vector<std::filesystem::path>& sources)
{
    checkOutputFile(targets.zip);
    if (targets.folder.empty())
        return;
    try {
        ExportPlan empty;
        empty.sources = sources;
        checkFolderTarget(empty, targets.folder);
    } catch (const Error& error) {
        if (error.fault == Fault::TargetInSource)
            throw;
        throw OutputError{currentFailure()};
    }
}

std::vector<FileFault> exportTo(const ExportTargets& targets, const ExportPlan& plan, ThreadPool& pool,
                                Console& console, const std::stop_token& stop)
{
    std::vector<FileFault> failed;
    const auto add = [&failed](const std::vector<FileFault>& faults) {
        for (const FileFault& fault : faults) {
            const bool known = std::any_of(failed.begin(), failed.end(),
                                           [&](const FileFault& other) { return other.path == fault.path; });
            if (!known)
                failed.push_back(fault);
        }
    };
    if (!targets.zip.empty())
        add(writing([&] {
                return exportToZip(plan, targets.zip, pool, stop, reportTo(console, "Writing the zip, MiB"));
            }).failed);
    if (!targets.folder.empty()) {
        ExportSummary summary;
        writing([&] { exportToFolder(plan, targets.folder, summary, stop, reportTo(console, "Copying, MiB")); });
        add(summary.failed);
    }
    return failed;
}

} // namespace otozu::cli
