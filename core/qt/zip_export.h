// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/export/export_summary.h"
#include "core/export/plan.h"

namespace otozu
{

/// Writes the plan's files and the manifest as one zip, which appears under its name only when it is whole and then
/// replaces what stood there.
///
/// DEFLATE, as small as zlib's level 9; sounds that are compressed already (FLAC, Ogg, MP3 …) and files that would grow
/// are stored. UTF-8 names, modification times, ZIP64 where a size or a count asks for it. Memory stays bounded
/// whatever the files' sizes. The bytes do not depend on the number of threads. A source that cannot be read becomes a
/// row of `failed` and the rest goes on.
/// @throws Error  NotFound, NoPermission, NotRegular, DiskFull, WriteFailed about the zip; nothing is left behind.
/// @throws Cancelled  at most 100 ms after a stop request; nothing is left behind.
[[nodiscard]] ExportSummary exportToZip(const ExportPlan& plan, const std::filesystem::path& zip, ThreadPool& pool,
                                        const std::stop_token& stop = {}, const ExportProgressFn& report = {});

} // namespace otozu
