// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace otozu
{

/// The map as a table: path,x,y,cluster,cluster_name,label,seconds,duplicate_of. RFC 4180 with LF, UTF-8 without a
/// mark; paths as textOfPath(); x and y as the shortest text that gives the same float back; seconds with three
/// decimals; duplicate_of is a path. The bytes do not depend on the locale.
/// @param samples  in the order of the rows: makeMap() sorts them by the bytes of their paths, as the format wants.
[[nodiscard]] std::string mapCsvText(std::span<const SampleRecord> samples, std::span<const ClusterInfo> clusters);

/// Writes mapCsvText() atomically. @throws Error  as AtomicFile.
void writeMapCsv(const std::filesystem::path& path, std::span<const SampleRecord> samples,
                 std::span<const ClusterInfo> clusters);

/// What a map file holds. Columns that it lacks leave their field of SampleRecord as it is by default.
struct MapCsv {
    std::vector<SampleRecord> samples; ///< In the order of the rows. path is the text of the file: see pathInFolder().
    std::vector<ClusterInfo> clusters; ///< Named after their first row; empty without a column `cluster`.
    bool hasClusters = false;
    bool hasLabels = false;
};

/// Reads a table with at least path, x and y, in any order of columns; others are known by their names or ignored.
/// Takes LF and CRLF, and a UTF-8 mark.
/// @throws Error  NotFound, NoPermission, NotRegular, ReadFailed; BadInput with "line 12: …" for anything but a map.
[[nodiscard]] MapCsv readMapCsv(const std::filesystem::path& path);

/// As above from memory. @param name  is what errors call it.
[[nodiscard]] MapCsv parseMapCsv(std::string_view text, const std::filesystem::path& name);

/// The path within `root` that a map file's path stands for: the name as written where such a file is, otherwise with
/// its %XX turned back into bytes. It need not exist.
/// @throws Error  BadInput if it is absolute or leads out of the folder.
[[nodiscard]] std::filesystem::path pathInFolder(const std::filesystem::path& root,
                                                 const std::filesystem::path& written);

} // namespace otozu
