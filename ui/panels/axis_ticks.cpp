// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/axis_ticks.h"

#include "core/features/mel_filterbank.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace otozu
{
namespace
{

/// Finds the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(otozu::AxisTicks)
};

/// The smallest round step that is at least `wanted`.
double roundStep(double wanted)
{
    const double decade = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        // The margin keeps 0.1 from being refused as 0.1000…01.
        if (factor * decade >= wanted * (1.0 - 1e-9))
            return factor * decade;
    }
    return 10.0 * decade;
}

double minuteStep(double wanted)
{
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0}) {
        if (step >= wanted)
            return step;
    }
    return 3600.0 * std::ceil(wanted / 3600.0);
}

int decimalsOf(double step)
{
    return std::max(0, int(-std::floor(std::log10(step) + 1e-9)));
}

QString minutesText(double seconds)
{
    const int whole = int(std::lround(seconds));
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

TimeAxis timeAxis(double seconds, double pixels, double minGap)
{
    if (!(seconds > 0.0) || !(pixels > 0.0))
        return {};
    const double wanted = seconds * std::clamp(minGap / pixels, 1e-6, 1.0);
    const bool minutes = seconds >= 60.0;
    const bool milliseconds = seconds < 0.1;
    const double step = minutes ? minuteStep(wanted) : roundStep(wanted);
    const double shown = milliseconds ? 1000.0 : 1.0;
    const QLocale locale;

    TimeAxis axis;
    axis.unit = minutes ? Words::tr("min") : milliseconds ? Words::tr("ms") : Words::tr("s");
    for (int i = 0; i * step <= seconds * (1.0 + 1e-9); ++i) {
        const double value = i * step;
        QString words = QStringLiteral("0");
        if (minutes)
            words = minutesText(value);
        else if (i > 0)
            words = locale.toString(value * shown, 'f', decimalsOf(step * shown));
        axis.ticks.push_back({value, value / seconds * pixels, words});
    }
    return axis;
}

double melPosition(double hz, double lowHz, double highHz, double pixels)
{
    const double low = hzToMel(lowHz);
    return pixels * (1.0 - (hzToMel(hz) - low) / (hzToMel(highHz) - low));
}

double hzAtMelPosition(double position, double lowHz, double highHz, double pixels)
{
    const double low = hzToMel(lowHz);
    return melToHz(low + (1.0 - position / pixels) * (hzToMel(highHz) - low));
}

std::vector<AxisTick> frequencyTicks(double lowHz, double highHz, double pixels, double minGap)
{
    if (!(highHz > lowHz) || !(pixels > 0.0))
        return {};
    // By how much one wants to read them; a later one stays out where an earlier one is too near.
    constexpr std::array kByWorth{1000.0,  5000.0,  10000.0, 2000.0, 500.0,   20000.0, 200.0, 100.0,   3000.0, 50.0,
                                  40000.0, 15000.0, 7000.0,  300.0,  30000.0, 1500.0,  700.0, 80000.0, 4000.0, 20.0};
    std::vector<AxisTick> ticks;
    for (const double hz : kByWorth) {
        if (hz < lowHz || hz > highHz)
            continue;
        const double position = melPosition(hz, lowHz, highHz, pixels);
        const auto isNear = [&](const AxisTick& other) { return std::abs(other.position - position) < minGap; };
        if (std::none_of(ticks.begin(), ticks.end(), isNear))
            ticks.push_back({hz, position, frequencyText(hz)});
    }
    std::sort(ticks.begin(), ticks.end(), [](const AxisTick& a, const AxisTick& b) { return a.value < b.value; });
    return ticks;
}

QString frequencyText(double hz)
{
    const QLocale locale;
    if (hz < 999.5)
        return Words::tr("%1 Hz").arg(locale.toString(hz, 'f', 0));
    const double kHz = hz / 1000.0;
    const bool whole = std::abs(kHz - std::round(kHz)) < 0.05 || kHz >= 99.95;
    return Words::tr("%1 kHz").arg(locale.toString(kHz, 'f', whole ? 0 : 1));
}

} // namespace otozu
