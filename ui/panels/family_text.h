// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace otozu
{
struct SampleRecord;

/// "WAV · 44.1 kHz · 24 bit · Stereo"; bits not for lossy formats.
[[nodiscard]] QString formatText(const SampleRecord& record);

/// What a copy differs in from the first sound of its family, as it is heard: "12 dB softer · 150 ms longer · Mono".
/// @param exact  it decodes to the very same samples.
[[nodiscard]] QString differenceText(const SampleRecord& first, const SampleRecord& copy, bool exact);

} // namespace otozu
