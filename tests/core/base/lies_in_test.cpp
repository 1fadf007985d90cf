// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/lies_in.h"

#include <QTest>

#include <string>

using namespace otozu;

class LiesInTest : public QObject
{
    Q_OBJECT
private slots:
    void liesIn_data()
    {
        QTest::addColumn<std::string>("inner");
        QTest::addColumn<std::string>("outer");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* inner, const char* outer, bool expected) {
            QTest::addRow("%s in %s", inner, outer) << std::string(inner) << std::string(outer) << expected;
        };
        row("/a/b", "/a", true);
        row("/a/b/c", "/a/b", true);
        row("/a", "/a", true);
        row("/a", "/a/b", false);
        row("/ab", "/a", false); // part by part, not letter by letter
        row("/b/a", "/a", false);
        row("/a/b", "/", true);
        row("/a/b", "/a/", true);
        row("/a/", "/a", true);
        row("/a", "/a/", true);
        row("a/b", "a", true);
        row("a/b", "b", false);
        row("a/b", "", true);
        row("a/b", "/a", false);
    }
    void liesIn()
    {
        QFETCH(std::string, inner);
        QFETCH(std::string, outer);
        QTEST(otozu::liesIn(inner, outer), "expected");
    }
};

QTEST_GUILESS_MAIN(LiesInTest)
#include "lies_in_test.moc"
