// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <string>

namespace otozu::test
{

/// One change to a library, of a kind that goes round: look at the disk, listen, map, mark, tidy up. What it does is
/// told by the number and by what is in the library, so that two libraries that take the same steps are the same.
void takeLibraryStep(LibraryStore& store, int number);

/// storedText() of all that the steps leave.
[[nodiscard]] std::string textAfterSteps(const LibraryStore& store);

/// Some files of the library were heard; in the same order for the same number.
void takeHistoryStep(LibraryStore& store, int number);

} // namespace otozu::test
