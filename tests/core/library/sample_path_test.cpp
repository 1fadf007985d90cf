// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sample_path.h"
#include "core/library/sample_record.h"

#include "core/base/path_text.h"

#include <QTest>

using namespace otozu;
namespace fs = std::filesystem;

class SamplePathTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsThePathThatItWasMadeOf_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char* each : {"", "a.wav", "a/b.wav", "a/b/c d.wav", "/a/b.wav", "a//b.wav", "a/",
                                 "sn\xE4re/\xFF.wav", ".hidden", "a/..wav", "a/b", "//a", "/a", "a/b//c.wav"})
            QTest::newRow(*each == 0 ? "empty" : each) << QByteArray(each);
    }
    void itIsThePathThatItWasMadeOf()
    {
        QFETCH(QByteArray, bytes);
        const fs::path path(bytes.toStdString());
        const SamplePath kept = path;
        QCOMPARE(fs::path(kept).native(), path.native());
        QCOMPARE(kept.native(), path.native());
        QVERIFY(kept == path && path == kept && kept == SamplePath::of(path.native()) && kept == bytes.toStdString());
        QCOMPARE(kept.empty(), path.empty());
        QCOMPARE(kept.string(), path.string());
        QCOMPARE(kept.filename().native(), path.filename().native());
        QCOMPARE(kept.stem().native(), path.stem().native());
        QCOMPARE(kept.extension().native(), path.extension().native());
        QCOMPARE(kept.parent_path().native(), path.parent_path().native());
        QCOMPARE(kept.has_parent_path(), path.has_parent_path());
        QCOMPARE((fs::path("/root") / kept).native(), (fs::path("/root") / path).native());
        // Labels are those of the path's parts.
        const fs::path folder = path.parent_path();
        QCOMPARE(labelOf(kept, LabelSource::Top), folder.empty() ? std::string() : textOfPath(*folder.begin()));
        QCOMPARE(labelOf(kept, LabelSource::Parent), folder.empty() ? std::string() : textOfPath(folder.filename()));
    }

    void othersAreNotEqual()
    {
        QVERIFY(SamplePath("a/b") != SamplePath("a/c"));
        QVERIFY(SamplePath("a/b") != fs::path("a"));
        QVERIFY(SamplePath("a/b") != "a/b/");
    }
};

QTEST_GUILESS_MAIN(SamplePathTest)
#include "sample_path_test.moc"
