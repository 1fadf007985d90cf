// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace otozu
{
struct NameEvidence;

/// Why a cluster has its name, a line for each word: "short: 180 ms, others 900 ms", "kicks: in 38 of 41 names, 3 of
/// 260 elsewhere". Empty where nothing is known.
[[nodiscard]] QString evidenceText(const NameEvidence& evidence);

} // namespace otozu
