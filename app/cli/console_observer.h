// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "core/pipeline/map_observer.h"

namespace otozu::cli
{

/// Shows a map's progress on the console.
class ConsoleObserver : public MapObserver
{
public:
    explicit ConsoleObserver(Console& console) : m_console(console) {}
    void progressed(const Progress& progress) override { m_console.progress(progress); }

private:
    Console& m_console;
};

} // namespace otozu::cli
