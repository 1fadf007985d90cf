// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <optional>

class QMimeData;

namespace otozu
{

/// The folder that a drop means: the first folder among its URLs, else the folder of the first file. Nothing for a drop
/// without local files. Looks at the disk.
[[nodiscard]] std::optional<std::filesystem::path> folderOfDrop(const QMimeData* data);

/// True if folderOfDrop() may find something; cheap, for drag moves.
[[nodiscard]] bool mayBeFolderDrop(const QMimeData* data);

} // namespace otozu
