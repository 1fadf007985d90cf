// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <vector>

namespace otozu
{

/// A mark on an axis.
struct AxisTick {
    double value = 0.0;    ///< In the axis's unit: seconds or Hz.
    double position = 0.0; ///< Pixels from the axis's start: left end for time, top end for frequency.
    QString text;          ///< Number as the locale writes it; the unit stands in it for frequencies only.
};

/// A time axis from 0.
struct TimeAxis {
    std::vector<AxisTick> ticks; ///< Ascending, 0 the first; none for an empty axis.
    QString unit;                ///< "ms" below a tenth of a second, "s", or "min" (then texts are m:ss).
};

/// Marks at round times (1, 2 or 5 times a power of ten; 15, 30, 60 s and so on above a minute), at least minGap
/// pixels apart. Empty where seconds or pixels are not above 0.
[[nodiscard]] TimeAxis timeAxis(double seconds, double pixels, double minGap);

/// Marks of an axis that is even in mel (Slaney's), high at the top: 100, 200, 500 Hz, 1, 2, 5, 10, 20 kHz and, where
/// there is room, those between. At least minGap pixels apart, ascending in Hz.
[[nodiscard]] std::vector<AxisTick> frequencyTicks(double lowHz, double highHz, double pixels, double minGap);

/// Pixels from the top, for a frequency on such an axis.
[[nodiscard]] double melPosition(double hz, double lowHz, double highHz, double pixels);
/// The frequency at such a place: the way back.
[[nodiscard]] double hzAtMelPosition(double position, double lowHz, double highHz, double pixels);

/// "440 Hz", "1.5 kHz".
[[nodiscard]] QString frequencyText(double hz);

} // namespace otozu
