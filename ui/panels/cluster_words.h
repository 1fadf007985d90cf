// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <string>

namespace otozu
{

/// A word of the names that ClusterNamer gives, in the user's language: "kicks", "acoustic", "tones". Free words and
/// those that are not translated come back as they are.
[[nodiscard]] QString clusterWord(const std::string& word);
/// "short", as it stands before a noun or before another adjective.
[[nodiscard]] QString clusterAdjective(const std::string& adjective, bool beforeAnother = false);

} // namespace otozu
