// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/memory_store.h"
#include "tests/support/library_steps.h"

#include <QString>

namespace otozu::test
{

/// Steps [first, last) of takeLibraryStep().
inline void takeSteps(LibraryStore& library, int first, int last)
{
    for (int step = first; step < last; ++step)
        takeLibraryStep(library, step);
}

/// textAfterSteps(), as QCOMPARE can show it.
inline QString textOf(const LibraryStore& store)
{
    return QString::fromStdString(textAfterSteps(store));
}

/// textOf() a library that has taken so many steps.
inline QString textAfter(int steps)
{
    MemoryStore twin;
    takeSteps(twin, 0, steps);
    return textOf(twin);
}

} // namespace otozu::test
