// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/deflater.h"

#include "core/base/random.h"

#include <QTest>
#include <cmath>
#include <cstring>
#include <functional>
#include <zlib.h>

using namespace otozu;

namespace
{

using Bytes = std::vector<char>;

/// What zlib makes of a stream, which must end where the data end.
Bytes inflated(const Bytes& packed, std::size_t size)
{
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return {};
    Bytes packedCopy = packed;
    Bytes out(size + 1);
    stream.next_in = reinterpret_cast<Bytef*>(packedCopy.data());
    stream.avail_in = uInt(packedCopy.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (result != Z_STREAM_END || stream.avail_in != 0)
        return {};
    out.resize(stream.total_out);
    return out;
}

std::size_t zlibSize(const Bytes& data)
{
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return 0;
    Bytes in = data;
    Bytes out(deflateBound(&stream, uLong(data.size())));
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    const int result = deflate(&stream, Z_FINISH);
    const std::size_t size = stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? size : 0;
}

Bytes inBlocks(Deflater& deflater, const Bytes& data, std::size_t length)
{
    Bytes packed;
    std::size_t begin = 0;
    do {
        const std::size_t end = std::min(begin + length, data.size());
        const std::size_t before = std::min(begin, Deflater::kWindow);
        const Bytes block =
            deflater.block(std::span(data).subspan(begin - before, before + end - begin), before, end == data.size());
        packed.insert(packed.end(), block.begin(), block.end());
        begin = end;
    } while (begin < data.size());
    return packed;
}

/// Samples of `bytes` bytes each, least first, from values in [-1, 1].
Bytes samples(std::size_t count, int bytes, const std::function<double(double)>& value)
{
    Bytes data;
    data.reserve(count * std::size_t(bytes));
    for (std::size_t i = 0; i < count; ++i) {
        const auto whole = std::int64_t(std::lround(value(double(i)) * (std::pow(2.0, 8 * bytes - 1) - 1)));
        for (int byte = 0; byte < bytes; ++byte)
            data.push_back(char(whole >> 8 * byte));
    }
    return data;
}

} // namespace

Q_DECLARE_METATYPE(Bytes)

class DeflaterTest : public QObject
{
    Q_OBJECT
private slots:
    void isAsSmallAsZlibsBest_data()
    {
        Random random(7);
        const auto fading = [](double i) { return 0.6 * std::exp(-i / 100000.0) * std::sin(i * 0.05 + i * i * 1e-9); };
        const auto noisy = [&](double i) { return fading(i) + 0.01 * random.normal(); };
        constexpr std::size_t kCount = 1200000;
        QTest::addColumn<Bytes>("data");
        QTest::newRow("a tone, 16 bit") << samples(kCount, 2, fading);
        QTest::newRow("a tone with noise, 16 bit") << samples(kCount, 2, noisy);
        QTest::newRow("a tone with noise, 24 bit") << samples(kCount, 3, noisy);
        QTest::newRow("a tone with noise, 8 bit") << samples(kCount, 1, noisy);
        QTest::newRow("noise, 16 bit") << samples(kCount, 2, [&](double) { return 2 * random.uniform() - 1; });
        QTest::newRow("a loop") << samples(kCount, 2, [&](double i) { return fading(std::fmod(i, 9000.0) * 10); });
        QTest::newRow("a square wave") << samples(kCount, 2,
                                                  [](double i) { return std::fmod(i, 441.0) < 220 ? 0.5 : -0.5; });
        QTest::newRow("a sine of whole periods")
            << samples(kCount, 2, [](double i) { return std::sin(std::fmod(i, 100.0) * 0.06283185307); });
        QTest::newRow("silence") << Bytes(2 * kCount, '\0');
        Bytes tail = samples(30000, 2, noisy);
        tail.resize(2 * kCount);
        QTest::newRow("a sound and silence") << tail;
    }

    void isAsSmallAsZlibsBest()
    {
        QFETCH(Bytes, data);
        Deflater deflater;
        const Bytes whole = deflater.whole(data);
        const Bytes blocks = inBlocks(deflater, data, 1U << 20);
        QVERIFY(inflated(whole, data.size()) == data);
        QVERIFY(inflated(blocks, data.size()) == data);
        const double best = double(zlibSize(data));
        QVERIFY2(double(whole.size()) <= 1.01 * best, qPrintable(QString("%1 of %2").arg(whole.size()).arg(best)));
        // A block costs a few bytes, which count where a megabyte becomes a thousand.
        QVERIFY2(double(blocks.size()) <= 1.01 * best + 64.0 * std::ceil(double(data.size()) / (1U << 20)),
                 qPrintable(QString("%1 of %2").arg(blocks.size()).arg(best)));
    }

    void theSameForTheSame()
    {
        const Bytes data = samples(300000, 2, [](double i) { return std::sin(i * i * 1e-6) * 0.3; });
        Deflater one;
        Deflater other;
        (void)other.whole(samples(500000, 2, [](double i) { return std::sin(i); })); // What was before leaves no trace.
        QVERIFY(one.whole(data) == other.whole(data));
        QVERIFY(inBlocks(one, data, 100000) == inBlocks(other, data, 100000));
    }

    void blocksOfAnySizeMakeOneStream_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("length");
        for (const int size : {0, 1, 32768, 100000, 1 << 20}) {
            for (const int length : {1000, 40000, 1 << 20}) {
                if (size / length < 200)
                    QTest::addRow("%d in %d", size, length) << size << length;
            }
        }
    }

    void blocksOfAnySizeMakeOneStream()
    {
        QFETCH(int, size);
        QFETCH(int, length);
        Random random(3);
        const Bytes data = samples(std::size_t(size), 1, [&](double) { return 0.1 * random.normal(); });
        Deflater deflater;
        QVERIFY(inflated(inBlocks(deflater, data, std::size_t(length)), data.size()) == data);
    }

    /// Streams end at any bit of a byte; each way there is a block that goes on from there.
    void blocksJoinWhereverTheyEnd()
    {
        Random random(4);
        Deflater deflater;
        for (int size = 1; size < 600; ++size) {
            const Bytes data = samples(std::size_t(size), 1, [&](double) { return 0.1 * random.normal(); });
            const Bytes packed = inBlocks(deflater, data, std::size_t(size + 2) / 3);
            QVERIFY2(inflated(packed, data.size()) == data, qPrintable(QString::number(size)));
        }
    }

    void sumsOfPiecesCombine()
    {
        // The check value of CRC-32 in every catalogue of such sums.
        const std::string digits = "123456789";
        QCOMPARE(Deflater::crc(digits), 0xCBF43926U);
        const auto first = std::span(digits).first(4);
        const auto second = std::span(digits).subspan(4);
        QCOMPARE(Deflater::combine(Deflater::crc(first), Deflater::crc(second), second.size()), 0xCBF43926U);
    }
};

QTEST_APPLESS_MAIN(DeflaterTest)
#include "deflater_test.moc"
