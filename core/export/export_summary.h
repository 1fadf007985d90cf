// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace otozu
{

/// How far an export is.
struct ExportProgress {
    std::size_t files = 0;
    std::size_t totalFiles = 0;
    std::uint64_t bytes = 0; ///< Of the sources.
    std::uint64_t totalBytes = 0;
};

/// Called on whatever thread does the work, never on two at once; must return quickly. May be empty.
using ExportProgressFn = std::function<void(const ExportProgress&)>;

/// A file or folder that a folder export made.
struct WrittenFile {
    std::filesystem::path path; ///< Relative to the target.
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; ///< Of the file as written, ns since 1970.
};

/// What a folder export wrote, so that it can be taken back.
struct ExportJournal {
    std::filesystem::path target;               ///< Absolute.
    std::vector<std::filesystem::path> folders; ///< Folders made, relative; the target itself as '.'. Parents first.
    std::vector<WrittenFile> files;

    [[nodiscard]] bool empty() const { return files.empty() && folders.empty(); }
};

/// What came of an export.
struct ExportSummary {
    std::filesystem::path target;  ///< The folder or zip.
    std::size_t files = 0;         ///< Exported, the manifest not counted.
    std::uint64_t bytes = 0;       ///< Of those files' sources.
    std::size_t renamed = 0;       ///< Folder export: files that got another number because the target had the name.
    std::size_t alreadyThere = 0;  ///< Into a crate: files that were not copied, because they are there.
    std::vector<FileFault> failed; ///< Sources that could not be read, relative paths; the others went on.
    ExportJournal journal;         ///< Of a folder export.
};

/// What came of taking an export back.
struct UndoSummary {
    std::size_t removed = 0;
    std::vector<std::filesystem::path> kept; ///< Relative: changed since, or could not be removed.
};

} // namespace otozu
