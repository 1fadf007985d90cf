// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "core/base/thread_pool.h"
#include "core/export/export_summary.h"
#include "core/export/plan.h"

#include <QJsonArray>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace otozu::cli
{

/// Where an export goes; empty paths are none.
struct ExportTargets {
    std::filesystem::path zip;
    std::filesystem::path folder;
};

/// Refuses targets that cannot be written, before the long work.
/// @throws OutputError
/// @throws Error  TargetInSource
/// @param sources  folders that are exported.
void checkTargets(const ExportTargets& targets, const std::vector<std::filesystem::path>& sources);

/// Writes the plan to each target. @return the sources that could not be read.
/// @throws OutputError, Cancelled
std::vector<FileFault> exportTo(const ExportTargets& targets, const ExportPlan& plan, ThreadPool& pool,
                                Console& console, const std::stop_token& stop);

} // namespace otozu::cli
