// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sound_marks.h"

#include <QTest>

using namespace otozu;
using Files = std::vector<FileId>;
using Tags = std::vector<std::string>;

class SoundMarksTest : public QObject
{
    Q_OBJECT
private slots:
    void saysWhatItWasGiven()
    {
        const SoundMarks marks(UserMarks{.favourites = {2, 5}, .hidden = {3}, .tags = {{2, "b"}, {2, "a"}, {7, "b"}}});
        QVERIFY(marks.isFavourite(2) && marks.isFavourite(5) && !marks.isFavourite(3));
        QVERIFY(marks.isHidden(3) && !marks.isHidden(2));
        QCOMPARE(marks.tags(2), (Tags{"a", "b"}));
        QVERIFY(marks.tags(5).empty());
        QVERIFY(marks.hasTag(7, "b") && !marks.hasTag(7, "a"));
        QCOMPARE(marks.tagCounts(), (std::map<std::string, std::size_t>{{"a", 1}, {"b", 2}}));
        QCOMPARE(marks.favourites(), std::size_t(2));
        QCOMPARE(marks.hidden(), std::size_t(1));
    }

    void tellsWhetherSomethingChanged()
    {
        SoundMarks marks;
        const Files files{4, 9};
        QVERIFY(!marks.setFavourite(files, false));
        QVERIFY(marks.setFavourite(files, true));
        QVERIFY(!marks.setFavourite(Files{9}, true));
        QVERIFY(marks.setFavourite(Files{9}, false));
        QVERIFY(marks.isFavourite(4) && !marks.isFavourite(9));
        QVERIFY(marks.setHidden(files, true));
        QVERIFY(!marks.setHidden(files, true));
        QVERIFY(marks.addTag(files, "x"));
        QVERIFY(!marks.addTag(Files{4}, "x"));
        QVERIFY(marks.addTag(Files{4, 5}, "x"));
        QCOMPARE(marks.tagCounts().at("x"), std::size_t(3));
        QVERIFY(!marks.removeTag(files, "y"));
        QVERIFY(marks.removeTag(files, "x"));
        QVERIFY(marks.tags(4).empty());
        QCOMPARE(marks.tagCounts().at("x"), std::size_t(1));
        QVERIFY(marks.removeTag(Files{5}, "x"));
        QVERIFY(marks.tagCounts().empty());
    }

    void tagsAreTidied_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tidy");
        QTest::newRow("plain") << "kick"
                               << "kick";
        QTest::newRow("around") << "  my kick\t"
                                << "my kick";
        QTest::newRow("between") << "my \n  kick"
                                 << "my kick";
        QTest::newRow("nothing") << " \t "
                                 << "";
        QTest::newRow("other letters") << QStringLiteral(" 音 ö ") << QStringLiteral("音 ö");
    }
    void tagsAreTidied()
    {
        QFETCH(QString, text);
        QFETCH(QString, tidy);
        QCOMPARE(QString::fromStdString(tidyTag(text.toStdString())), tidy);
    }
};

QTEST_APPLESS_MAIN(SoundMarksTest)
#include "sound_marks_test.moc"
