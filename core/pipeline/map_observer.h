// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/library/sample_record.h"

#include <vector>

namespace otozu
{

/// Told what happens on the way. Calls come from any thread that works on the map, but never two at once, and must
/// return quickly.
class MapObserver
{
public:
    virtual ~MapObserver() = default;
    virtual void progressed(const Progress&) {}
    /// All candidates of the folder (path and bytes only), before any is analysed; sorted by path.
    virtual void listed(const std::vector<SampleRecord>&) {}
    /// A candidate was left out.
    virtual void skipped(const FileFault&) {}
};

} // namespace otozu
