// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/sealed_bytes.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace otozu;

namespace
{

std::vector<char> written()
{
    ByteWriter content;
    content.number(200);
    content.reals({1.5, -0.0, std::numeric_limits<double>::denorm_min()});
    content.reals({});
    content.text("a b");
    return sealed("TEST", 3, content);
}

Fault faultOf(const std::vector<char>& bytes, std::string_view kind = "TEST", std::uint32_t version = 3)
{
    try {
        (void)unsealed(bytes, kind, version);
    } catch (const Error& error) {
        return error.fault;
    }
    return Fault::Internal;
}

} // namespace

class SealedBytesTest : public QObject
{
    Q_OBJECT
private slots:
    void giveBackWhatWasWritten()
    {
        const std::vector<char> bytes = written();
        ByteReader reader = unsealed(bytes, "TEST", 3);
        QCOMPARE(reader.number(), 200U);
        const std::vector<double> values = reader.reals();
        QVERIFY(values == (std::vector<double>{1.5, 0.0, std::numeric_limits<double>::denorm_min()}));
        QVERIFY(std::signbit(values[1]));
        QVERIFY(reader.reals().empty());
        QCOMPARE(reader.text(), std::string("a b"));
        QCOMPARE(reader.left(), std::size_t(0));
    }

    void areTheSameOnEveryMachine()
    {
        ByteWriter content;
        content.reals({1.0});
        const std::vector<char> bytes = sealed("TEST", 1, content);
        QCOMPARE(QByteArray(bytes.data(), int(bytes.size())).left(17),
                 QByteArray("TEST\1\0\0\0\1\0\0\0\0\0\0\xF0\x3F", 17));
    }

    void seeDamage()
    {
        const std::vector<char> whole = written();
        QVERIFY(faultOf(whole) == Fault::Internal);
        QVERIFY(faultOf(whole, "ELSE") == Fault::BadInput);
        QVERIFY(faultOf(whole, "TEST", 2) == Fault::BadInput);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                std::vector<char> damaged = whole;
                damaged[at] = char(damaged[at] ^ (1 << bit));
                QVERIFY(faultOf(damaged) == Fault::BadInput);
            }
            QVERIFY(faultOf({whole.begin(), whole.begin() + std::ptrdiff_t(at)}) == Fault::BadInput);
        }
        std::vector<char> longer = whole;
        longer.push_back('\0');
        QVERIFY(faultOf(longer) == Fault::BadInput);
    }

    void askForNoMoreThanThereIs()
    {
        ByteWriter content;
        content.number(std::uint64_t(1) << 61); // a count that no memory holds
        const std::vector<char> bytes = sealed("TEST", 1, content);
        ByteReader reader = unsealed(bytes, "TEST", 1);
        QVERIFY_EXCEPTION_THROWN((void)reader.reals(), Error);
    }
};

QTEST_APPLESS_MAIN(SealedBytesTest)
#include "sealed_bytes_test.moc"
