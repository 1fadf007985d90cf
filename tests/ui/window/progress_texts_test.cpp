// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/progress_texts.h"

#include <QLocale>
#include <QTest>

using namespace otozu;

class ProgressTextsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void timeLeft_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("not known") << -1.0 << QString();
        QTest::newRow("never less than one") << 0.0 << QStringLiteral("1 s left");
        QTest::newRow("rounded up") << 36.2 << QStringLiteral("37 s left");
        QTest::newRow("last in seconds") << 98.5 << QStringLiteral("99 s left");
        QTest::newRow("first in minutes") << 99.5 << QStringLiteral("2 min left");
        QTest::newRow("minutes") << 300.0 << QStringLiteral("5 min left");
        QTest::newRow("hours") << 4800.0 * 2 << QStringLiteral("2 h 40 min left");
        QTest::newRow("for ever") << qInf() << QString();
    }
    void timeLeft()
    {
        QFETCH(double, seconds);
        QTEST(ProgressTexts::timeLeft(seconds), "text");
    }

    void theRateLooksBackSomeSeconds()
    {
        RateMeter meter;
        QCOMPARE(meter.perSecond(), 0.0);
        QVERIFY(meter.secondsLeft() < 0.0);
        // 100 a second for 20 s, then 400 a second: by hand.
        std::size_t done = 0;
        for (qint64 ms = 0; ms <= 20000; ms += 100, done += 10)
            meter.add({Step::Analyse, done, 18400}, ms);
        QCOMPARE(meter.perSecond(), 100.0);
        for (qint64 ms = 20100; ms <= 30000; ms += 100, done += 40)
            meter.add({Step::Analyse, done, 18400}, ms);
        QCOMPARE(meter.perSecond(), 400.0);
        QCOMPARE(meter.secondsLeft(), double(18400 - (done - 40)) / 400.0);
        // Another step starts anew.
        meter.add({Step::Layout, 10, 500}, 30100);
        QCOMPARE(meter.perSecond(), 0.0);
    }

    void nothingIsPromisedTooEarly()
    {
        RateMeter meter;
        meter.add({Step::Analyse, 0, 100}, 0);
        meter.add({Step::Analyse, 50, 100}, 300);
        QCOMPARE(meter.perSecond(), 0.0);
        QVERIFY(meter.secondsLeft() < 0.0);
        // Nothing done at all is no division by zero.
        RateMeter stuck;
        stuck.add({Step::Analyse, 5, 100}, 0);
        stuck.add({Step::Analyse, 5, 100}, 3000);
        QCOMPARE(stuck.perSecond(), 0.0);
        QVERIFY(stuck.secondsLeft() < 0.0);
    }

    void theLineSaysStepCountRateAndTime()
    {
        RateMeter meter;
        meter.add({Step::Analyse, 2710, 18400}, 0);
        meter.add({Step::Analyse, 3120, 18400}, 1000);
        QCOMPARE(ProgressTexts::line({Step::Analyse, 3120, 18400}, meter),
                 QStringLiteral("Analysing 3,120 of 18,400 · 410 files/s · 38 s left"));
        QCOMPARE(ProgressTexts::line({Step::Analyse, 1, 3}, RateMeter()), QStringLiteral("Analysing 1 of 3"));
        QCOMPARE(ProgressTexts::line({Step::Scan, 0, 0}, RateMeter()), QStringLiteral("Looking for sounds"));
        QCOMPARE(ProgressTexts::line({Step::Scan, 1200, 0}, RateMeter()),
                 QStringLiteral("Looking for sounds: 1,200 so far"));
        QCOMPARE(ProgressTexts::line({Step::Layout, 250, 500}, RateMeter()),
                 QStringLiteral("Laying out the map · 50 %"));
        QCOMPARE(ProgressTexts::line({Step::Layout, 0, 0}, RateMeter()), QStringLiteral("Laying out the map"));
        QCOMPARE(ProgressTexts::line({Step::Compare, 30, 120}, RateMeter()),
                 QStringLiteral("Looking for duplicates · 25 %"));
        QCOMPARE(ProgressTexts::line({Step::Index, 0, 0}, RateMeter()),
                 QStringLiteral("Preparing the search for similar sounds"));
    }

    void theWholeOnlyGrows()
    {
        double last = 0.0;
        for (const Step step :
             {Step::Scan, Step::Analyse, Step::Neighbours, Step::Layout, Step::Cluster, Step::Compare, Step::Index})
            for (const std::size_t done : {0U, 1U, 5U, 10U}) {
                const double whole = ProgressTexts::overall({step, done, 10});
                QVERIFY(whole >= last && whole <= 1.0);
                last = whole;
            }
        QCOMPARE(last, 1.0);
    }
};

QTEST_GUILESS_MAIN(ProgressTextsTest)
#include "progress_texts_test.moc"
