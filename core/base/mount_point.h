// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <optional>

namespace otozu
{

/// True if another file system hangs at the folder than at the one around it. Links are followed. A folder that is
/// bound to another place of its own file system is not told. Nothing: not known, as on Windows, or it is not there.
[[nodiscard]] std::optional<bool> isMountPoint(const std::filesystem::path& folder);

} // namespace otozu
