// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace otozu
{

/// A tempo that a file name tells of.
struct NamedTempo {
    double bpm = 0.0;
    bool said = false; ///< "120bpm", "BPM 90"; otherwise a bare number that may mean anything.
};

/// A key that a file name tells of.
struct NamedKey {
    int tonic = 0;             ///< 0 is C.
    std::optional<bool> minor; ///< Nothing if the name does not say: "C#".
};

/// What the name of a sound file claims. The sound decides what to believe.
struct NameHints {
    std::vector<NamedTempo> tempos; ///< In [40, 300], those said first.
    std::optional<NamedKey> key;
    bool loop = false;    ///< "loop" is among its words.
    bool oneShot = false; ///< "one shot", "oneshot" or "hit".
};

/// Reads names like "Funky_Loop_120bpm_Am.wav", "128 F#min Bass", "Break 90 BPM Bb".
/// @param name  a file name, UTF-8, with or without its extension.
[[nodiscard]] NameHints nameHints(std::string_view name);

} // namespace otozu
