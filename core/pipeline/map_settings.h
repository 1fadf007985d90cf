// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_request.h"

#include <map>
#include <string>

namespace otozu
{

/// What a map depends on beside the files, as one line of text: "profile=timbre seconds=0 metric=euclidean …". The same
/// in every locale; two requests have the same text if and only if they make the same map of the same files.
[[nodiscard]] std::string settingsText(const MapRequest& request);

/// A request as such a text says, `otherwise` in all else. What cannot be understood is left as it is.
[[nodiscard]] MapRequest requestFromText(const std::string& settings, const MapRequest& otherwise);

/// By the names that stand in settings and are given on the command line.
[[nodiscard]] const std::map<std::string, Metric>& metricNames();
[[nodiscard]] const std::map<std::string, Profile>& profileNames();
[[nodiscard]] std::string nameOf(Metric metric);
[[nodiscard]] std::string nameOf(Profile profile);

} // namespace otozu
