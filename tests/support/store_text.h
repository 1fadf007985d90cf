// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <string>

namespace otozu::test
{

/// All that is stored of a file, as a line of text that differs where anything does.
[[nodiscard]] std::string storedText(const StoredFile& file);
/// All of a map, as lines.
[[nodiscard]] std::string storedText(const StoredMap& map);
/// Everything that the store gives back, as lines: equal for equal libraries.
/// @param features  kinds of vectors to look for.
/// @param values    names of values to look for.
[[nodiscard]] std::string storedText(const LibraryStore& store, const std::vector<std::string>& features,
                                     const std::vector<std::string>& values);

} // namespace otozu::test
