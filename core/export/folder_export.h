// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/export/export_summary.h"
#include "core/export/plan.h"

namespace otozu
{

/// Copies the plan's files into `target`, which is made if its parent is there.
///
/// Always copies, never links or moves; modification times are kept. Nothing that stands in the target is ever
/// overwritten: folders of the same name are shared, and a file whose name is taken there takes the next free
/// ' (2)', ' (3)' …, which the manifest then says. A file appears under its name only when it is whole. A source that
/// cannot be read becomes a row of `failed` and the rest goes on.
/// Into a crate (cratePlan()) nothing is made but files.
/// @param summary  filled while it runs, so that journal and counts are true also after a throw.
/// @throws Error  TargetInSource, unless it is a crate, if the target, or a folder that would be made in it, is the
///                plan's root (one of its sources) or lies in it;
///                NotFound, NoPermission, NotRegular, DiskFull, WriteFailed about the target. What was written stays.
/// @throws Cancelled  at most 100 ms after a stop request. What was written stays.
void exportToFolder(const ExportPlan& plan, const std::filesystem::path& target, ExportSummary& summary,
                    const std::stop_token& stop = {}, const ExportProgressFn& report = {});

/// @throws Error  as exportToFolder() would before it begins. Writes nothing.
void checkFolderTarget(const ExportPlan& plan, const std::filesystem::path& target);

/// Removes what an export wrote: files whose size and time are still those of the journal, then the folders that it
/// made, if they are empty. Never throws for a single file: what stays is listed.
[[nodiscard]] UndoSummary undoFolderExport(const ExportJournal& journal);

} // namespace otozu
