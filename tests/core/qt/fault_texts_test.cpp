// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/fault_texts.h"

#include <QSet>
#include <QTest>
#include <new>
#include <stdexcept>

using namespace otozu;

class FaultTextsTest : public QObject
{
    Q_OBJECT
private slots:
    void everyFaultHasWordsOfItsOwn()
    {
        QSet<QString> texts;
        QSet<QString> names;
        for (int i = 0; i <= int(Fault::Internal); ++i) {
            const QString text = faultText(Fault(i));
            const QString name = faultName(Fault(i));
            QVERIFY2(text.size() > 10 && !text.endsWith('.'), qPrintable(text));
            QVERIFY2(!name.isEmpty(), qPrintable(QString::number(i)));
            texts.insert(text);
            names.insert(name);
        }
        QCOMPARE(texts.size(), int(Fault::Internal) + 1);
        QCOMPARE(names.size(), int(Fault::Internal) + 1);
        QVERIFY2(faultText(Fault(int(Fault::Internal) + 1)).isEmpty(), "Internal is no longer the last fault");
    }

    void aFailureNamesItsPath()
    {
        const QString text = failureText({Fault::DiskFull, "/mnt/caf\xE9.zip", "cannot write (No space left)"});
        QCOMPARE(text, "/mnt/caf%E9.zip: " + faultText(Fault::DiskFull));
        QVERIFY(failureText({Fault::BadInput, "map.csv", "line 12: 'a' is no number for x"}).contains("line 12"));
    }

    void exceptionsBecomeFailures()
    {
        const auto failureOf = [](const auto& exception) {
            try {
                throw exception;
            } catch (...) {
                return currentFailure();
            }
        };
        const Failure error = failureOf(Error(Fault::BadInput, "a.npy", "too short"));
        QVERIFY(error.fault == Fault::BadInput && error.path == "a.npy" && error.detail == "too short");
        QVERIFY(failureOf(std::bad_alloc()).fault == Fault::TooLarge);
        QVERIFY(failureOf(std::logic_error("x")).fault == Fault::Internal);
        QVERIFY(failureOf(42).fault == Fault::Internal);
        const auto code = std::make_error_code(std::errc::permission_denied);
        QVERIFY(failureOf(std::filesystem::filesystem_error("x", "p", code)).fault == Fault::NoPermission);
        bool passedOn = false;
        try {
            (void)failureOf(Cancelled{});
        } catch (const Cancelled&) {
            passedOn = true;
        }
        QVERIFY(passedOn);
    }
};

QTEST_GUILESS_MAIN(FaultTextsTest)
#include "fault_texts_test.moc"
