// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/fault.h"

#include <cerrno>

namespace otozu
{

Fault faultOfErrno(int error, Fault otherwise)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return Fault::NotFound;
    case EACCES:
    case EPERM:
    case EROFS:
        return Fault::NoPermission;
    case ELOOP:
        return Fault::LinkLoop;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return Fault::DiskFull;
    case EISDIR:
        return Fault::NotRegular;
    default:
        return otherwise;
    }
}

} // namespace otozu
