// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/atomic_file.h"
#include "core/export/source_file.h"

#include <functional>
#include <stop_token>

namespace otozu
{

/// Copies the bytes and the modification time of `source` into `file`, sharing blocks where the file system can.
/// @param copied  is called now and then with the bytes copied so far; may be empty.
/// @throws SourceError
/// @throws Error  as AtomicFile::write().
/// @throws Cancelled
void copyInto(AtomicFile& file, const std::filesystem::path& source, const std::stop_token& stop,
              const std::function<void(std::uint64_t)>& copied);

/// The source's bytes are those of the other file, every one.
/// @throws SourceError  about the source; another file that cannot be read is not the same.
/// @throws Cancelled
[[nodiscard]] bool isSameFile(const std::filesystem::path& source, const std::filesystem::path& other,
                              const std::stop_token& stop);

} // namespace otozu
