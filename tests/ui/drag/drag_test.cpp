// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drag/sample_drag.h"

#include "tests/support/test_paths.h"

#include <QMimeData>
#include <QPixmap>
#include <QTest>
#include <QUrl>

using namespace otozu;

class DragTest : public QObject
{
    Q_OBJECT

private slots:
    void filesAreGivenAsUrls_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("url"); // RFC 3986
        QTest::newRow("plain") << QByteArray("/a/kick.wav") << QByteArray("file:///a/kick.wav");
        QTest::newRow("space, hash, percent")
            << QByteArray("/a b/50% #2.wav") << QByteArray("file:///a%20b/50%25%20%232.wav");
        QTest::newRow("question mark") << QByteArray("/a/what?.wav") << QByteArray("file:///a/what%3F.wav");
        QTest::newRow("utf-8") << QByteArray("/a/sn\xC3\xA4re.wav") << QByteArray("file:///a/sn%C3%A4re.wav");
        QTest::newRow("latin-1") << QByteArray("/a/sn\xE4re.wav") << QByteArray("file:///a/sn%E4re.wav");
        QTest::newRow("line break") << QByteArray("/a/b\n.wav") << QByteArray("file:///a/b%0A.wav");
    }
    void filesAreGivenAsUrls()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, url);
        const std::unique_ptr<QMimeData> data(mimeDataOfFiles({path.toStdString(), "/z.wav"}));
        QCOMPARE(data->data(QStringLiteral("text/uri-list")), url + "\r\nfile:///z.wav\r\n");
        QCOMPARE(data->data(QStringLiteral("x-special/gnome-copied-files")), "copy\n" + url + "\nfile:///z.wav");
        QVERIFY(data->hasUrls());
        QCOMPARE(data->urls().size(), 2);
        QCOMPARE(data->urls().last().toLocalFile(), QStringLiteral("/z.wav"));
    }

    void utf8NamesComeBackThroughQt()
    {
        const std::unique_ptr<QMimeData> data(mimeDataOfFiles({"/a b/sn\xC3\xA4re #2 50%.wav"}));
        QCOMPARE(data->urls().first().toLocalFile(), QString::fromUtf8("/a b/sn\xC3\xA4re #2 50%.wav"));
    }

    void aHundredThousandFiles()
    {
        std::vector<NativePath> files;
        for (int i = 0; i < 100'000; ++i)
            files.emplace_back("/a/" + std::to_string(i) + ".wav");
        const std::unique_ptr<QMimeData> data(mimeDataOfFiles(files));
        QCOMPARE(data->data(QStringLiteral("text/uri-list")).count("\r\n"), 100'000);
        QCOMPARE(data->urls().size(), 100'000);
        QCOMPARE(data->urls().last(), QUrl(QStringLiteral("file:///a/99999.wav")));
    }

    void otherFormatsAreNotThere()
    {
        const std::unique_ptr<QMimeData> data(mimeDataOfFiles({"/a.wav"}));
        QVERIFY(!data->hasFormat(QStringLiteral("text/plain")));
        QVERIFY(!data->hasFormat(QStringLiteral("text/html")));
        QCOMPARE(data->data(QStringLiteral("text/html")), QByteArray());
        QCOMPARE(data->formats().size(), 2);
    }

    void whatIsNotThereIsNotDragged()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "a.wav", "a");
        const NativePath there = (folder / "a.wav").native();
        const NativePath gone = (folder / "gone.wav").native();
        QCOMPARE(draggable({gone, {}, there, folder.path().native(), "a.wav"}), std::vector{there});
        QVERIFY(draggable({gone, {}}).empty());
        // So many that the disk is not asked: what the library knows to be away is empty.
        std::vector<NativePath> many(kMostLookedFor, gone);
        QVERIFY(draggable(many).empty());
        many.emplace_back();
        many.push_back(there);
        QCOMPARE(draggable(many).size(), kMostLookedFor + 1);
        QCOMPARE(draggable(many).back(), there);
    }

    void thePictureGrowsWithTheNamesAndIsSharp()
    {
        const QPixmap one = dragPicture({"/a/kick.wav"}, true, 1.0);
        const QPixmap three = dragPicture({"/a/kick.wav", "/a/b.wav", "/a/c.wav"}, true, 1.0);
        const QPixmap many = dragPicture({"/a/kick.wav", "/a/b.wav", "/a/c.wav", "/a/d.wav", "/a/e.wav"}, true, 1.0);
        QVERIFY(one.height() < three.height() && three.height() < many.height());
        const QPixmap fine = dragPicture({"/a/kick.wav"}, true, 2.0);
        QVERIFY(qAbs(fine.width() - 2 * one.width()) <= 2);
        const QPixmap longName = dragPicture({"/a/" + std::string(200, 'x') + ".wav"}, false, 1.0);
        QVERIFY(longName.width() < 360);
    }
};

QTEST_MAIN(DragTest)
#include "drag_test.moc"
