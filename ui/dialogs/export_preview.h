// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export/export_summary.h"
#include "core/pipeline/map_result.h"
#include "core/qt/fault_texts.h"
#include "ui/dialogs/export_tree_model.h"
#include "ui/selection/shown_sounds.h"

#include <optional>
#include <stop_token>

namespace otozu
{

/// What is chosen in the export dialog.
struct ExportChoice {
    MapResultPtr map;
    std::vector<std::size_t> samples; ///< Indices, used where no clusters are given.
    std::optional<std::vector<std::int32_t>> clusters;
    ShownSounds shown;      ///< Of the clusters' sounds those that are not are left out.
    bool oneOfEach = false; ///< Of every family of sounds (MapResult::families) one alone.
    bool zip = false;
    std::filesystem::path target; ///< The folder or the zip file.
};

/// What would come of it.
struct ExportPreview {
    ExportPlanPtr plan;
    std::optional<Failure> trouble; ///< Why it cannot be written there.
    bool exists = false;            ///< The zip is there already, or the folder with something in it.
    std::uint64_t freeBytes = 0;    ///< On the target's disk, for this user; 0: not known.
};

/// Makes the plan and looks at the target, writing nothing. For worker threads: a large plan, or a disk that has to
/// wake up, takes its time. @throws Cancelled
[[nodiscard]] ExportPreview makeExportPreview(const ExportChoice& choice, const std::stop_token& stop);

/// "Copy 739 files to 14 folders", "Write 739 files to one zip".
[[nodiscard]] QString exportButtonText(const ExportPlan& plan, bool zip);
/// "312 of 739 files · 88.1 MB of 212.4 MB · 5 s left". @param seconds  since the start.
[[nodiscard]] QString exportProgressText(const ExportProgress& progress, double seconds);
/// "739 files (212.4 MB) are in /home/ann/Otozu." and what did not go as planned, a sentence each.
[[nodiscard]] QString exportSummaryText(const ExportSummary& summary);

} // namespace otozu
