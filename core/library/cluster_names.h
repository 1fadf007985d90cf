// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"

#include <span>
#include <vector>

namespace otozu
{

/// "cluster_1" for cluster 0.
[[nodiscard]] std::string clusterName(std::int32_t cluster);

/// Sizes and names of the clusters 0 .. max(labels); negative labels are no cluster.
[[nodiscard]] std::vector<ClusterInfo> clusterInfosOf(std::span<const std::int32_t> labels);

} // namespace otozu
