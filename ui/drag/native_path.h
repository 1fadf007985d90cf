// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>

namespace otozu
{

/// A path as the system takes it. A std::filesystem::path keeps each of its parts apart: of a hundred thousand files
/// that is most of a hundred megabytes.
using NativePath = std::filesystem::path::string_type;

/// folder / relative. @param folder  with a name at its end, or a root.
[[nodiscard]] inline NativePath nativePathIn(const std::filesystem::path& folder, const std::filesystem::path& relative)
{
    NativePath path = folder.native();
    if (folder.has_filename())
        path += std::filesystem::path::preferred_separator;
    return path += relative.native();
}

} // namespace otozu
