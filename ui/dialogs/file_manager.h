// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>

namespace otozu
{

/// Opens a folder in the system's file manager. GUI thread only.
void openInFileManager(const std::filesystem::path& folder);

} // namespace otozu
