// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"

#include <QString>
#include <span>
#include <vector>

namespace otozu
{

/// The names of a map's clusters in the user's language, put together from the words that the evidence says they are
/// made of; a name that is not made so (the user's own) stays as it is. Files and folders that are written keep the
/// names of ClusterInfo.
/// @return one a cluster; no two are the same.
[[nodiscard]] std::vector<QString> clusterTexts(std::span<const ClusterInfo> clusters);
/// Of one of them; empty where there is no such cluster.
[[nodiscard]] QString clusterText(std::span<const ClusterInfo> clusters, std::int32_t cluster);

} // namespace otozu
