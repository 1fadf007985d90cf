// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace otozu
{

class OnsetEnvelope;

/// The beginning of something new within a sound. The strengths are rises in dB, each the mean over its bands.
struct Onset {
    double seconds = 0.0;
    double strength = 0.0; ///< > 0.
    double low = 0.0;      ///< The ranges of OnsetEnvelope.
    double middle = 0.0;
    double high = 0.0;
};

/// The local maxima of the envelope that stand out from what is around them and are at least 6 % of the greatest, in
/// order of time; to about 3 ms.
[[nodiscard]] std::vector<Onset> pickOnsets(const OnsetEnvelope& envelope);

} // namespace otozu
