// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/formats.h"

#include <QTest>

using namespace otozu;

class FormatsTest : public QObject
{
    Q_OBJECT
private slots:
    void kindOfName_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, CandidateKind kind) {
            QTest::newRow(name) << QByteArray(name) << int(kind);
        };
        for (const char* name :
             {"a.wav", "a.WAV", "a.Wave", "a.aif", "a.AIFF", "a.aifc", "a.flac", "a.ogg", "a.oga", "a.opus", "a.mp3",
              "a.au", "a.snd", "a.caf", "a.w64", "a.rf64", "x.y/b.c.mp3", "._.x/a.wav"})
            row(name, CandidateKind::Readable);
        for (const char* name : {"a.m4a", "a.AAC", "a.wma", "a.rx2", "a.Rex"})
            row(name, CandidateKind::Unreadable);
        for (const char* name : {"._a.wav", "d/._a.m4a", ".wav", "wav", "a.wav.txt", "a.wav ", "a.", "a", "a.wa",
                                 "a.mid", "a.wav~", "a.wav/b", "._.wav"})
            row(name, CandidateKind::None);
        QTest::newRow("name of no encoding") << QByteArray("\xff\xfe.wav") << int(CandidateKind::Readable);
    }
    void kindOfName()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, kind);
        QCOMPARE(int(candidateKind(name.toStdString())), kind);
    }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "formats_test.moc"
