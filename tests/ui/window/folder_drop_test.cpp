// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/path_conversion.h"
#include "tests/support/test_paths.h"
#include "ui/window/folder_drop.h"

#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace otozu;

class FolderDropTest : public QObject
{
    Q_OBJECT
private slots:
    void theFolderThatIsMeant()
    {
        const test::ScratchFolder scratch;
        test::writeBytes(scratch / "drums/kick.wav", "x");
        const auto url = [&](const char* name) { return QUrl::fromLocalFile(qStringOfPath(scratch / name)); };
        QMimeData data;
        QVERIFY(!folderOfDrop(nullptr));
        QVERIFY(!folderOfDrop(&data));

        data.setUrls({url("drums")});
        QCOMPARE(folderOfDrop(&data), std::optional(scratch / "drums"));
        data.setUrls({url("drums/kick.wav")});
        QCOMPARE(folderOfDrop(&data), std::optional(scratch / "drums"));
        // A folder counts more than a file before it.
        data.setUrls({url("drums/kick.wav"), QUrl::fromLocalFile(qStringOfPath(scratch.path()))});
        QCOMPARE(folderOfDrop(&data), std::optional(scratch.path()));
        data.setUrls({url("gone.wav")});
        QVERIFY(!folderOfDrop(&data));
        data.setUrls({QUrl(QStringLiteral("https://example.org/kick.wav"))});
        QVERIFY(!folderOfDrop(&data));
        QMimeData text;
        text.setText(QStringLiteral("drums"));
        QVERIFY(!mayBeFolderDrop(&text));
    }
};

QTEST_GUILESS_MAIN(FolderDropTest)
#include "folder_drop_test.moc"
