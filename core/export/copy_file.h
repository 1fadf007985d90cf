// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/atomic_file.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace otozu
{

/// A source that cannot be read, told apart from a target that cannot be written.
class SourceError : public Error
{
public:
    using Error::Error;
};

/// Copies the bytes and the modification time of `source` into `file`, sharing blocks where the file system can.
/// @param copied  is called now and then with the bytes copied so far; may be empty.
/// @throws SourceError  Vanished, NoPermission, NotRegular, LinkLoop or ReadFailed.
/// @throws Error  as AtomicFile::write().
/// @throws Cancelled
void copyInto(AtomicFile& file, const std::filesystem::path& source, const std::stop_token& stop,
              const std::function<void(std::uint64_t)>& copied);

} // namespace otozu
