// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/evidence_text.h"

#include "core/library/name_evidence.h"

#include <QLocale>
#include <QTest>
#include <cmath>

using namespace otozu;

class EvidenceTextTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void sayWhatTheNameRestsOn()
    {
        NameEvidence evidence;
        QCOMPARE(evidenceText(evidence), QString());
        evidence.inside = 41;
        evidence.outside = 12260;
        evidence.traits.push_back({Trait::Length, "short", 0.18, 0.9, false});
        evidence.traits.push_back({Trait::Brightness, "dark", 640.4, 2310.0, true});
        evidence.words.push_back({"kicks", 38, 1003});
        QCOMPARE(evidenceText(evidence), QStringLiteral("short: 180 ms, others 900 ms\n"
                                                        "dark: 640 Hz, other clusters of this name 2.3 kHz\n"
                                                        "kicks: in 38 of 41 names, 1,003 of 12,260 elsewhere"));
    }

    void aloneThereIsNothingToCompareWith()
    {
        NameEvidence evidence;
        evidence.inside = 3;
        evidence.traits.push_back({Trait::Noisiness, "noisy", 0.87, std::nan(""), false});
        evidence.words.push_back({"808", 3, 0});
        QCOMPARE(evidenceText(evidence), QStringLiteral("noisy: 87 % noise\n808: in 3 of 3 names"));
    }
};

QTEST_MAIN(EvidenceTextTest)
#include "evidence_text_test.moc"
