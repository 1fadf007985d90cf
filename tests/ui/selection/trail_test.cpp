// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/selection/trail.h"

#include <QTest>

using namespace otozu;

class TrailTest : public QObject
{
    Q_OBJECT
private slots:
    void goesAsABrowserDoes()
    {
        Trail trail;
        QVERIFY(!trail.canGoBack() && !trail.canGoForward());
        QVERIFY(!trail.back() && !trail.forward());
        for (const FileId file : {5, 7, 7, 9})
            trail.visit(file);
        QCOMPARE(trail.back(), std::optional<FileId>(7));
        trail.visit(7); // the step is shown
        QCOMPARE(trail.back(), std::optional<FileId>(5));
        QVERIFY(!trail.canGoBack() && !trail.back());
        QCOMPARE(trail.forward(), std::optional<FileId>(7));
        QCOMPARE(trail.forward(), std::optional<FileId>(9));
        QVERIFY(!trail.forward());
        QCOMPARE(trail.back(), std::optional<FileId>(7));
        trail.visit(11);
        QVERIFY(!trail.canGoForward());
        QCOMPARE(trail.back(), std::optional<FileId>(7));
        QCOMPARE(trail.back(), std::optional<FileId>(5));
        trail.clear();
        QVERIFY(!trail.canGoBack() && !trail.canGoForward());
    }

    void forgetsTheOldest()
    {
        Trail trail;
        for (FileId file = 1; file <= FileId(Trail::kMost) + 20; ++file)
            trail.visit(file);
        FileId last = 0;
        std::size_t steps = 0;
        for (; const auto file = trail.back(); ++steps)
            last = *file;
        QCOMPARE(steps, Trail::kMost - 1);
        QCOMPARE(last, FileId(21));
    }
};

QTEST_GUILESS_MAIN(TrailTest)
#include "trail_test.moc"
