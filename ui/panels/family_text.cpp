// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/family_text.h"

#include "core/library/sample_record.h"
#include "ui/panels/fact_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

namespace otozu
{
namespace
{

/// Finds the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(otozu::FamilyText)
};

constexpr double kHeardLevel = 0.5;    ///< LU; less is the same level.
constexpr double kHeardLength = 0.005; ///< Seconds; codecs pad by a little.

QString rateText(int rate)
{
    return Words::tr("%1 kHz").arg(QLocale().toString(rate / 1000.0, 'g', 6));
}

} // namespace

QString formatText(const SampleRecord& record)
{
    QStringList parts{QString::fromStdString(record.format), rateText(record.sampleRate)};
    if (record.bitDepth > 0)
        parts << Words::tr("%1 bit").arg(record.bitDepth);
    parts << channelsText(record.channels);
    return parts.join(QStringLiteral(" · "));
}

QString differenceText(const SampleRecord& first, const SampleRecord& copy, bool exact)
{
    QStringList parts;
    if (exact)
        parts << Words::tr("The same sound");
    if (!exact && first.descriptors.loudness && copy.descriptors.loudness) {
        const double level = double(*copy.descriptors.loudness) - double(*first.descriptors.loudness);
        const QString decibels = QLocale().toString(std::abs(level), 'f', 1);
        if (std::abs(level) >= kHeardLevel)
            parts << (level < 0.0 ? Words::tr("%1 dB softer") : Words::tr("%1 dB louder")).arg(decibels);
    }
    const double longer = copy.seconds - first.seconds;
    if (!exact && std::abs(longer) >= kHeardLength) {
        const QString length = durationText(std::abs(longer));
        parts << (longer > 0.0 ? Words::tr("%1 longer") : Words::tr("%1 shorter")).arg(length);
    }
    if (copy.format != first.format)
        parts << QString::fromStdString(copy.format);
    if (copy.sampleRate != first.sampleRate)
        parts << rateText(copy.sampleRate);
    if (copy.channels != first.channels)
        parts << channelsText(copy.channels);
    if (parts.isEmpty())
        parts << Words::tr("Hardly any");
    return parts.join(QStringLiteral(" · "));
}

} // namespace otozu
