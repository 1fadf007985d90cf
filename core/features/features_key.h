// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/profile.h"

#include <string>

namespace otozu
{

// How each profile turns a file into its vector and descriptors, as a number. To be raised by whoever changes one of
// them, from the decoder to the last block, so that the same file gives other bytes: libraries then listen to every
// file again, and never mix vectors of two kinds.
constexpr int kArticleVersion = 1;
constexpr int kTimbreVersion = 1;

/// Names the kind of vector that analysing with these settings gives: profile, version, seconds, as in "timbre 1 0" or
/// "article 1 2.5". Vectors of one name can be compared.
/// @param seconds  as makeFeatureExtractor(); numbers that differ give names that differ.
[[nodiscard]] std::string featuresKey(Profile profile, double seconds);

} // namespace otozu
