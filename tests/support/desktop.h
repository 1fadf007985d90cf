// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTest>

/// For tests that need a display or a sound server, as tests/with_desktop gives them. Where they are missing the test
/// skips with a word; with OTOZU_REQUIRE_DESKTOP=1 it fails instead, so that a full run cannot quietly leave it out.
namespace otozu::test
{

/// Why there is no X display; empty if there is one.
[[nodiscard]] inline QString missingDisplay()
{
    return qEnvironmentVariableIsEmpty("DISPLAY") ? QStringLiteral("no X display: run under tests/with_desktop")
                                                  : QString();
}

/// Why there is no private sound server; empty if there is one. A user's own server is not played on.
[[nodiscard]] inline QString missingSound()
{
    return qEnvironmentVariableIsEmpty("PULSE_SERVER") ? QStringLiteral("no sound server: run under tests/with_desktop")
                                                       : QString();
}

[[nodiscard]] inline bool desktopRequired()
{
    return qEnvironmentVariableIntValue("OTOZU_REQUIRE_DESKTOP") == 1;
}

} // namespace otozu::test

/// In initTestCase(): OTOZU_NEED(missingDisplay()); OTOZU_NEED(missingSound());
#define OTOZU_NEED(missing)                                                                                            \
    do {                                                                                                               \
        const QString otozuWhy = otozu::test::missing;                                                                 \
        if (!otozuWhy.isEmpty() && otozu::test::desktopRequired())                                                     \
            QFAIL(qPrintable(otozuWhy));                                                                               \
        if (!otozuWhy.isEmpty())                                                                                       \
            QSKIP(qPrintable(otozuWhy));                                                                               \
    } while (false)

/// QTEST_MAIN for tests with the label `display`: without a display it starts off screen, so that the test can say so.
/// The includer brings <QApplication>.
#define OTOZU_DESKTOP_TEST_MAIN(TestClass)                                                                             \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        if (!otozu::test::missingDisplay().isEmpty())                                                                  \
            qputenv("QT_QPA_PLATFORM", "offscreen");                                                                   \
        QApplication app(argc, argv);                                                                                  \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
