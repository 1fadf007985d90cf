// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "core/pipeline/library_run.h"
#include "core/qt/stored_library.h"

#include <QJsonObject>
#include <filesystem>
#include <stop_token>

namespace otozu::cli
{

/// Says on stderr that nothing can be changed in a library, and why; if so.
void tellReadOnly(const StoredLibrary& library, Console& console);

/// @throws OutputError  nothing can be changed in the library.
void requireWritable(const StoredLibrary& library);

/// What a library holds and what was done: "library" in JSON.
[[nodiscard]] QJsonObject jsonOfLibrary(const StoredLibrary& library, const LibraryOutcome& outcome);

/// Brings a library up to date, with progress on the console. Ctrl-C keeps what was heard.
/// @throws OutputError  the library cannot be written.
[[nodiscard]] LibraryOutcome update(StoredLibrary& library, const LibraryRequest& request, Console& console,
                                    const std::stop_token& stop);

} // namespace otozu::cli
