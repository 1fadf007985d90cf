// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_result.h"
#include "ui/panels/group_row.h"
#include "ui/window/settings.h"

#include <vector>

namespace otozu
{

/// Groups by a value of the sounds, for Colouring::Length, Loudness, Brightness and Tempo: up to six ranges from the
/// least up, coloured along the ramp; for Key: one group a key, C major first. Groups without a sound are left out;
/// sounds without the value are grey and come last.
[[nodiscard]] std::vector<GroupRow> valueRows(const MapResult& map, Colouring colouring);

} // namespace otozu
