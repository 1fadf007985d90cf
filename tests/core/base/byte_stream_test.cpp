// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/byte_stream.h"

#include "core/base/fault.h"

#include <QTest>
#include <bit>
#include <limits>

using namespace otozu;

namespace
{

std::vector<char> written()
{
    ByteWriter writer("TEST", 3);
    writer.put(std::uint8_t(200));
    writer.put(std::uint32_t(0xDEADBEEF));
    writer.put(std::uint64_t(1) << 63);
    writer.put(-0.0F);
    writer.put(std::numeric_limits<double>::denorm_min());
    writer.putAll(std::vector<float>{1.5F, -2.0F});
    writer.putAll(std::vector<double>{});
    writer.putBytes(std::vector<char>{'a', '\0', 'b'});
    return writer.finish();
}

Fault faultOf(const std::vector<char>& bytes, std::string_view kind = "TEST", std::uint32_t newest = 3)
{
    try {
        const ByteReader reader(bytes, kind, newest);
    } catch (const Error& error) {
        return error.fault;
    }
    return Fault::Internal;
}

} // namespace

class ByteStreamTest : public QObject
{
    Q_OBJECT
private slots:
    void givesBackWhatWasWritten()
    {
        const std::vector<char> bytes = written();
        ByteReader reader(bytes, "TEST", 7);
        QCOMPARE(reader.version(), 3U);
        QCOMPARE(reader.get<std::uint8_t>(), std::uint8_t(200));
        QCOMPARE(reader.get<std::uint32_t>(), 0xDEADBEEFU);
        QCOMPARE(reader.get<std::uint64_t>(), std::uint64_t(1) << 63);
        QCOMPARE(std::bit_cast<std::uint32_t>(reader.get<float>()), 0x80000000U);
        QCOMPARE(reader.get<double>(), std::numeric_limits<double>::denorm_min());
        QVERIFY(reader.getAll<float>() == (std::vector<float>{1.5F, -2.0F}));
        QVERIFY(reader.getAll<double>().empty());
        QVERIFY_EXCEPTION_THROWN(reader.finish(), Error);
        const auto text = reader.getBytes();
        QVERIFY(std::vector<char>(text.begin(), text.end()) == (std::vector<char>{'a', '\0', 'b'}));
        reader.finish();
        QVERIFY_EXCEPTION_THROWN((void)reader.get<std::uint8_t>(), Error);
    }

    void isTheSameOnEveryMachine()
    {
        ByteWriter writer("TEST", 1);
        writer.put(std::uint32_t(0x04030201));
        writer.put(1.0F);
        const std::vector<char> bytes = writer.finish();
        QCOMPARE(QByteArray(bytes.data(), int(bytes.size())).left(16),
                 QByteArray("TEST\1\0\0\0\1\2\3\4\0\0\x80\x3F", 16));
    }

    void seesDamage()
    {
        const std::vector<char> whole = written();
        QVERIFY(faultOf(whole) == Fault::Internal);
        QVERIFY(faultOf(whole, "ELSE") == Fault::BadInput);
        QVERIFY(faultOf(whole, "TEST", 2) == Fault::BadInput); // of a newer program
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

    void asksForNoMoreThanThereIs()
    {
        ByteWriter writer("TEST", 1);
        writer.put(std::uint64_t(1) << 61); // a count that no memory holds
        const std::vector<char> bytes = writer.finish();
        ByteReader reader(bytes, "TEST", 1);
        QVERIFY_EXCEPTION_THROWN((void)reader.getAll<double>(), Error);
    }
};

QTEST_APPLESS_MAIN(ByteStreamTest)
#include "byte_stream_test.moc"
