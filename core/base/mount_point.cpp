// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/mount_point.h"

#ifndef _WIN32
#include <sys/stat.h>
#endif

namespace otozu
{

std::optional<bool> isMountPoint(const std::filesystem::path& folder)
{
#ifdef _WIN32
    (void)folder;
    return {};
#else
    struct stat here {
    };
    struct stat around {
    };
    // What ".." of a folder is the system knows, also where a link leads to it.
    if (stat(folder.c_str(), &here) != 0 || stat((folder / "..").c_str(), &around) != 0)
        return {};
    return here.st_dev != around.st_dev || here.st_ino == around.st_ino;
#endif
}

} // namespace otozu
