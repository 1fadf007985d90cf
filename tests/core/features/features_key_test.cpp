// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/features_key.h"

#include <QTest>

#include <cmath>

using namespace otozu;

class FeaturesKeyTest : public QObject
{
    Q_OBJECT
private slots:
    void namesProfileVersionAndSeconds_data()
    {
        QTest::addColumn<int>("profile");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("key");
        QTest::newRow("timbre, whole") << int(Profile::Timbre) << 0.0 << "timbre 1 0";
        QTest::newRow("no sign") << int(Profile::Timbre) << -0.0 << "timbre 1 0";
        QTest::newRow("article") << int(Profile::Article) << 5.0 << "article 1 5";
        QTest::newRow("parts of a second") << int(Profile::Article) << 2.5 << "article 1 2.5";
        QTest::newRow("no round number") << int(Profile::Timbre) << 0.1 << "timbre 1 0.1";
        QTest::newRow("the longest") << int(Profile::Timbre) << 3600.0 << "timbre 1 3600";
    }
    void namesProfileVersionAndSeconds()
    {
        QFETCH(int, profile);
        QFETCH(double, seconds);
        QFETCH(QString, key);
        QCOMPARE(QString::fromStdString(featuresKey(Profile(profile), seconds)), key);
    }

    void theNextNumberHasAnotherName()
    {
        QVERIFY(featuresKey(Profile::Timbre, 0.1) != featuresKey(Profile::Timbre, std::nextafter(0.1, 1.0)));
        QVERIFY(featuresKey(Profile::Timbre, 5.0) != featuresKey(Profile::Article, 5.0));
    }
};

QTEST_GUILESS_MAIN(FeaturesKeyTest)
#include "features_key_test.moc"
