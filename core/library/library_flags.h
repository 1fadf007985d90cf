// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

namespace otozu
{

// What a library remembers with yes or no, as values under a name (LibraryStore::value()). All throw as LibraryStore.

/// The user wants its files not to be listened to for now.
[[nodiscard]] bool isPaused(const LibraryStore& store);
void setPaused(LibraryStore& store, bool paused);

/// The map that stands was made before all was heard, and no layout of all has been offered in its place yet.
[[nodiscard]] bool isMapEarly(const LibraryStore& store);
void setMapEarly(LibraryStore& store, bool early);

} // namespace otozu
