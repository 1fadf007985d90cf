// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/path_conversion.h"

#include "tests/support/test_paths.h"

#include <QFile>
#include <QTest>

using namespace otozu;

class PathConversionTest : public QObject
{
    Q_OBJECT
private slots:
    void pathsComeBackByteByByte_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("url"); // RFC 3986, by hand
        QTest::newRow("plain") << QByteArray("/a/b.wav") << QByteArray("file:///a/b.wav");
        QTest::newRow("Japanese") << QByteArray("/太.wav") << QByteArray("file:///%E5%A4%AA.wav");
        QTest::newRow("beyond the first plane") << QByteArray("/🥁.wav") << QByteArray("file:///%F0%9F%A5%81.wav");
        QTest::newRow("Latin-1") << QByteArray("/caf\xE9.wav") << QByteArray("file:///caf%E9.wav");
        QTest::newRow("cut character") << QByteArray("/\xE5\xA4/x") << QByteArray("file:///%E5%A4/x");
        QTest::newRow("odd then fine") << QByteArray("/\xFF\xF0\x9F\xA5\x81\xFE")
                                       << QByteArray("file:///%FF%F0%9F%A5%81%FE");
        QTest::newRow("per cent") << QByteArray("/50%E9.wav") << QByteArray("file:///50%25E9.wav");
        QTest::newRow("marks of URLs") << QByteArray("/a#b?c d.wav") << QByteArray("file:///a%23b%3Fc%20d.wav");
        QTest::newRow("an encoded surrogate") << QByteArray("/\xED\xB2\x80") << QByteArray("file:///%ED%B2%80");
    }

    void pathsComeBackByteByByte()
    {
        QFETCH(QByteArray, path);
        const std::filesystem::path original = path.toStdString();
        QCOMPARE(QByteArray::fromStdString(pathOfQString(qStringOfPath(original)).string()), path);
        QTEST(urlOfPath(original).toEncoded(), "url");
        QCOMPARE(QByteArray::fromStdString(pathOfUrl(urlOfPath(original)).string()), path);
    }

    void qtOpensWhatIsText()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "大太鼓.wav", "boom");
        QFile file(qStringOfPath(folder / "大太鼓.wav"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("boom"));
    }

    void otherUrlsAreNoFiles() { QVERIFY(pathOfUrl(QUrl("https://example.org/a.wav")).empty()); }

    void peopleSeeText() { QCOMPARE(displayText("caf\xE9.wav"), QString("caf%E9.wav")); }
};

QTEST_GUILESS_MAIN(PathConversionTest)
#include "path_conversion_test.moc"
