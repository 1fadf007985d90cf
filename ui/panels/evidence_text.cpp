// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/evidence_text.h"

#include "core/library/name_evidence.h"
#include "ui/panels/axis_ticks.h"
#include "ui/panels/cluster_words.h"
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
    Q_DECLARE_TR_FUNCTIONS(otozu::EvidenceText)
};

QString valueText(Trait trait, double value)
{
    switch (trait) {
    case Trait::Length:
    case Trait::Attack:
        return durationText(value);
    case Trait::Pitch:
    case Trait::Brightness:
        return frequencyText(value);
    case Trait::Noisiness:
        return Words::tr("%1 % noise").arg(QLocale().toString(100.0 * value, 'f', 0));
    }
    return {};
}

QString traitText(const TraitEvidence& evidence)
{
    const QString word = clusterAdjective(evidence.word);
    const QString own = valueText(evidence.trait, evidence.median);
    if (std::isnan(evidence.others))
        return Words::tr("%1: %2", "adjective of a name, typical value").arg(word, own);
    const QString others = valueText(evidence.trait, evidence.others);
    if (evidence.namesakes)
        return Words::tr("%1: %2, other clusters of this name %3").arg(word, own, others);
    return Words::tr("%1: %2, others %3").arg(word, own, others);
}

} // namespace

QString evidenceText(const NameEvidence& evidence)
{
    const QLocale locale;
    const auto number = [&](std::size_t value) { return locale.toString(qulonglong(value)); };
    QStringList lines;
    for (const TraitEvidence& trait : evidence.traits)
        lines << traitText(trait);
    for (const WordEvidence& word : evidence.words) {
        const QString text = clusterWord(word.word);
        lines << (evidence.outside == 0
                      ? Words::tr("%1: in %2 of %3 names").arg(text, number(word.inside), number(evidence.inside))
                      : Words::tr("%1: in %2 of %3 names, %4 of %5 elsewhere")
                            .arg(text, number(word.inside), number(evidence.inside), number(word.outside),
                                 number(evidence.outside)));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace otozu
