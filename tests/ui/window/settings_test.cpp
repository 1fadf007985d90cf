// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test_paths.h"
#include "ui/window/settings.h"

#include <QFile>
#include <QTest>

using namespace otozu;

class SettingsTest : public QObject
{
    Q_OBJECT
private slots:
    void everythingComesBack()
    {
        const test::ScratchFolder folder;
        const QString file = QString::fromStdString((folder / "otozu.ini").string());
        {
            Settings settings(file);
            settings.setTheme(ThemeMode::Dark);
            settings.setReducedMotion(true);
            settings.setScalePercent(150);
            settings.setColouring(Colouring::ParentFolder);
            settings.setProfile(Profile::Article);
            settings.setSymbols(true);
            settings.setFoldDuplicates(false);
            settings.setSimilarity({.timbre = 0.5, .envelope = 1.5, .pitch = 2.0});
            settings.setSampleLayout("halves");
            settings.setVolume(0.25);
            settings.setMuted(true);
            settings.setLevelMatch(false);
            settings.setLoop(true);
            settings.setHoverAudition(true);
            settings.setCopyFolder(QStringLiteral("/tmp/ä b"));
            settings.setLayout("layout");
            settings.setGeometry("geometry");
        }
        const Settings settings(file);
        QCOMPARE(settings.theme(), ThemeMode::Dark);
        QVERIFY(settings.reducedMotion());
        QCOMPARE(settings.scalePercent(), 150);
        QCOMPARE(settings.colouring(), Colouring::ParentFolder);
        QCOMPARE(settings.profile(), Profile::Article);
        QVERIFY(settings.symbols());
        QVERIFY(!settings.foldDuplicates());
        QVERIFY(settings.similarity() == (SimilarityWeights{0.5, 1.5, 2.0}));
        QCOMPARE(settings.sampleLayout(), QByteArray("halves"));
        QCOMPARE(settings.volume(), 0.25);
        QVERIFY(settings.muted());
        QVERIFY(!settings.levelMatch());
        QVERIFY(settings.loop());
        QVERIFY(settings.hoverAudition());
        QCOMPARE(settings.copyFolder(), QStringLiteral("/tmp/ä b"));
        QCOMPARE(settings.layout(), QByteArray("layout"));
        QCOMPARE(settings.geometry(), QByteArray("geometry"));
    }

    void nonsenseIsTheDefault()
    {
        const test::ScratchFolder folder;
        test::writeBytes(folder / "otozu.ini",
                         "[look]\ntheme=purple\nscalePercent=9000\n[hearing]\nvolume=loud\n"
                         "[map]\ncolouring=7\nprofile=best\n"
                         "[similar]\ntimbre=much\nenvelope=-3\npitch=inf\n[window]\ngeometry=x\n");
        const Settings settings(QString::fromStdString((folder / "otozu.ini").string()));
        QCOMPARE(settings.theme(), ThemeMode::System);
        QVERIFY(settings.foldDuplicates());
        QCOMPARE(settings.scalePercent(), 100);
        QVERIFY(settings.similarity() == (SimilarityWeights{1.0, 0.0, 0.0}));
        QCOMPARE(settings.volume(), 0.8);
        QCOMPARE(settings.colouring(), Colouring::Cluster);
        QCOMPARE(settings.profile(), Profile::Timbre);
        QVERIFY(settings.levelMatch());
        QVERIFY(!settings.hoverAudition());
    }

    void somethingCounts()
    {
        const test::ScratchFolder folder;
        Settings settings(QString::fromStdString((folder / "otozu.ini").string()));
        QVERIFY(settings.similarity() == SimilarityWeights());
        settings.setSimilarity({0.0, 0.0, 0.0});
        QVERIFY(settings.similarity() == SimilarityWeights());
    }

    void theLastTenFoldersAreKept()
    {
        const test::ScratchFolder folder;
        Settings settings(QString::fromStdString((folder / "otozu.ini").string()));
        for (int i = 0; i < 12; ++i)
            settings.addRecentFolder(QStringLiteral("/f%1").arg(i));
        settings.addRecentFolder(QStringLiteral("/f5"));
        const QStringList folders = settings.recentFolders();
        QCOMPARE(folders.size(), 10);
        QCOMPARE(folders.front(), QStringLiteral("/f5"));
        QCOMPARE(folders.count(QStringLiteral("/f5")), 1);
        QCOMPARE(folders.at(1), QStringLiteral("/f11"));
        settings.clearRecentFolders();
        QVERIFY(settings.recentFolders().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
