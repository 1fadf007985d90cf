// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/natural_key.h"

#include <QTest>

#include <string>

using namespace otozu;

class NaturalKeyTest : public QObject
{
    Q_OBJECT
private slots:
    // As file managers sort; by hand.
    void before_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("numbers by value") << "kick 9.wav"
                                          << "kick 10.wav";
        QTest::newRow("more than one number") << "a2b10"
                                              << "a2b11";
        QTest::newRow("the first number counts") << "a2b10"
                                                 << "a10b1";
        QTest::newRow("leading zeros say nothing") << "kick 002"
                                                   << "kick 10";
        QTest::newRow("none at all") << "kick"
                                     << "kick 0";
        QTest::newRow("zero") << "kick 0"
                              << "kick 1";
        QTest::newRow("longer than any number") << "9" << QString(30, '9');
        QTest::newRow("capitals are letters") << "Apple"
                                              << "banana";
        QTest::newRow("and so the other way round") << "apple"
                                                    << "Banana";
        QTest::newRow("accents too") << QStringLiteral("éa") << "eb";
        QTest::newRow("digits before letters") << "808"
                                               << "kick";
        QTest::newRow("a part before the whole") << "kick"
                                                 << "kicks";
        QTest::newRow("kana of both kinds") << QStringLiteral("カあ") << QStringLiteral("かい");
        QTest::newRow("voiced kana") << QStringLiteral("がい") << QStringLiteral("かう");
    }
    void before()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QVERIFY(naturalKey(first.toStdString()) < naturalKey(second.toStdString()));
    }

    void same_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("case") << "Kick"
                              << "kICK";
        QTest::newRow("accents") << QStringLiteral("Élan") << "elan";
        QTest::newRow("composed or not") << QStringLiteral("\u00e9") << QStringLiteral("e\u0301");
        QTest::newRow("zeros") << "a 007"
                               << "a 7";
        QTest::newRow("kana") << QStringLiteral("キック") << QStringLiteral("きっく");
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void same()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QCOMPARE(naturalKey(first.toStdString()), naturalKey(second.toStdString()));
    }

    void anyBytesHaveAKey()
    {
        QVERIFY(!naturalKey("\xff\xfe").empty());
        QVERIFY(naturalKey("z") < naturalKey("\xff"));
        QVERIFY(naturalKey(std::string(100000, '7')) > naturalKey("7"));
    }
};

QTEST_APPLESS_MAIN(NaturalKeyTest)
#include "natural_key_test.moc"
