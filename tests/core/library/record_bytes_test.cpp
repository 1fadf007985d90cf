// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/record_bytes.h"

#include "core/base/byte_coding.h"
#include "core/base/random.h"
#include "tests/support/faults.h"
#include "tests/support/store_text.h"

#include <QTest>
#include <limits>

using namespace otozu;
using test::storedText;

namespace
{

/// Any facts: each part is there or not, by chance.
StoredFile randomFacts(Random& random)
{
    StoredFile file;
    SampleRecord& r = file.record;
    const auto real = [&] { return float(random.normal()) * 1000.0F; };
    const auto chance = [&] { return random.below(2) == 0; };
    const auto optional = [&] { return chance() ? std::optional(real()) : std::nullopt; };
    r.format = std::string(random.below(6), 'W');
    r.sampleRate = int(random.below(200000));
    r.channels = int(random.below(9));
    r.bitDepth = int(random.below(65));
    r.seconds = random.uniform() * 1e4;
    SoundDescriptors& d = r.descriptors;
    d.loudness = optional();
    d.peak = optional();
    d.loop = chance();
    d.loopConfidence = real();
    if (chance())
        d.tempo = SoundTempo{real(), real()};
    if (chance())
        d.key = SoundKey{int(random.below(12)), chance(), real()};
    if (chance())
        d.pitch = SoundPitch{real(), int(random.below(200)) - 50, real(), real()};
    d.brightness = optional();
    d.noisiness = optional();
    d.attack = optional();
    if (chance())
        file.edges = {random.next(), random.next()};
    if (chance())
        file.sound = {random.next(), random.next()};
    return file;
}

StoredMap someMap()
{
    StoredMap map{"timbre 1 0", "seed 1", {}, {{0, 2}, {0, 1}}, 3, 0.5, {{0, 7, "name", true}}, {'s'}};
    for (FileId file = 1; file < 20; ++file)
        map.places.push_back({file * file * 1000, float(file) / 3.0F, -0.0F, std::int32_t(file % 3), file % 2 == 0});
    return map;
}

} // namespace

class RecordBytesTest : public QObject
{
    Q_OBJECT
private slots:
    void codesNumbersAsPublished()
    {
        // The example of the DWARF 5 standard, table 7.7: unsigned LEB128 of 2, 127, 128, 129, 130, 12857.
        ByteWriter out;
        for (const std::uint64_t value : {2, 127, 128, 129, 130, 12857})
            out.number(value);
        const std::vector<char> expected{2, 127, char(0x80), 1, char(0x81), 1, char(0x82), 1, char(0xB9), 0x64};
        QVERIFY(out.bytes() == expected);
        ByteWriter fixed;
        fixed.fixed(std::uint32_t(0x01020304));
        fixed.real(1.0F); // 0x3F800000
        fixed.text("ab");
        const std::vector<char> little{4, 3, 2, 1, 0, 0, char(0x80), 0x3F, 2, 'a', 'b'};
        QVERIFY(fixed.bytes() == little);
    }

    void numbersOfAnySizeComeBack()
    {
        Random random(1);
        for (int i = 0; i < 2000; ++i) {
            const std::uint64_t value = random.next() >> random.below(64);
            const auto negative = std::int64_t(random.next()) >> random.below(64);
            ByteWriter out;
            out.number(value);
            out.signedNumber(negative);
            ByteReader in(out.bytes());
            QCOMPARE(in.number(), value);
            QCOMPARE(in.signedNumber(), negative);
            QCOMPARE(in.left(), std::size_t(0));
        }
        ByteWriter out;
        out.signedNumber(std::numeric_limits<std::int64_t>::min());
        out.number(std::numeric_limits<std::uint64_t>::max());
        ByteReader in(out.bytes());
        QCOMPARE(in.signedNumber(), std::numeric_limits<std::int64_t>::min());
        QCOMPARE(in.number(), std::numeric_limits<std::uint64_t>::max());
    }

    void factsComeBack()
    {
        Random random(2);
        for (int i = 0; i < 2000; ++i) {
            const StoredFile file = randomFacts(random);
            StoredFile back;
            factsFromBytes(factsToBytes(file), back);
            QCOMPARE(QString::fromStdString(storedText(back)), QString::fromStdString(storedText(file)));
        }
    }

    void whatIsNotFiniteIsNotThere()
    {
        constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
        constexpr float kInf = std::numeric_limits<float>::infinity();
        StoredFile file;
        file.record.seconds = kInf;
        file.record.descriptors = {kNan,
                                   kInf,
                                   true,
                                   kNan,
                                   SoundTempo{kNan, 1.0F},
                                   SoundKey{3, true, kNan},
                                   SoundPitch{440.0F, 69, kInf, 1.0F},
                                   -kInf,
                                   0.5F,
                                   kNan};
        StoredFile expected;
        expected.record.descriptors.loop = true;
        expected.record.descriptors.key = SoundKey{3, true, 0.0F};
        expected.record.descriptors.noisiness = 0.5F;
        StoredFile back;
        factsFromBytes(factsToBytes(file), back);
        QCOMPARE(QString::fromStdString(storedText(back)), QString::fromStdString(storedText(expected)));
    }

    void mapsComeBack()
    {
        QCOMPARE(QString::fromStdString(storedText(mapFromBytes(mapToBytes(someMap())))),
                 QString::fromStdString(storedText(someMap())));
        QCOMPARE(QString::fromStdString(storedText(mapFromBytes(mapToBytes({})))),
                 QString::fromStdString(storedText(StoredMap())));
    }

    void laterVersionsMayAppend()
    {
        Random random(3);
        const StoredFile file = randomFacts(random);
        auto bytes = factsToBytes(file);
        bytes.insert(bytes.end(), {'n', 'e', 'w'});
        StoredFile back;
        factsFromBytes(bytes, back);
        QCOMPARE(QString::fromStdString(storedText(back)), QString::fromStdString(storedText(file)));
    }

    void bytesThatEndTooEarlyAreRefused()
    {
        Random random(4);
        const auto facts = factsToBytes(randomFacts(random));
        for (std::size_t size = 0; size < facts.size(); ++size) {
            StoredFile back;
            QCOMPARE(test::faultOf([&] { factsFromBytes(std::span(facts).first(size), back); }), int(Fault::BadInput));
        }
        const auto map = mapToBytes(someMap());
        for (std::size_t size = 0; size < map.size(); ++size)
            QCOMPARE(test::faultOf([&] { (void)mapFromBytes(std::span(map).first(size)); }), int(Fault::BadInput));
    }

    void anyBytesAreReadOrRefused()
    {
        Random random(5);
        for (int i = 0; i < 20000; ++i) {
            auto bytes = i % 2 ? mapToBytes(someMap()) : factsToBytes(randomFacts(random));
            for (std::uint64_t n = random.below(4) + 1; n > 0; --n)
                bytes[1 + random.below(bytes.size() - 1)] = char(random.next());
            StoredFile back;
            const int fault = i % 2 ? test::faultOf([&] { (void)mapFromBytes(bytes); })
                                    : test::faultOf([&] { factsFromBytes(bytes, back); });
            QVERIFY(fault == -1 || fault == int(Fault::BadInput));
        }
    }

    /// What is read is used as it is: numbers that stand for places in something must be some.
    void whatIsReadCanBeUsed()
    {
        Random random(6);
        const auto changed = [&](std::vector<char> bytes) {
            for (std::uint64_t n = random.below(3) + 1; n > 0; --n) {
                char& byte = bytes[1 + random.below(bytes.size() - 1)];
                byte = random.below(2) == 0 ? char(random.next()) : char(byte ^ (1 << random.below(8)));
            }
            return bytes;
        };
        int maps = 0;
        int keys = 0;
        for (int i = 0; i < 20000; ++i) {
            try {
                const StoredMap map = mapFromBytes(changed(mapToBytes(someMap())));
                std::vector<std::int32_t> leaves;
                for (const StoredPlace& place : map.places)
                    leaves.push_back(place.leaf);
                const ClusterTree tree(std::move(leaves), map.merges, map.standard);
                for (const std::size_t clusters :
                     {std::size_t(1), std::size_t(2), tree.finest(), tree.clustersAt(map.granularity)}) {
                    const std::size_t cut = tree.slotsAt(clusters).size();
                    for (const std::int32_t label : tree.labels(clusters))
                        QVERIFY(label >= 0 && std::size_t(label) < cut);
                }
                ++maps;
            } catch (const Error&) {
                // refused
            }
            try {
                StoredFile file;
                file.record.descriptors.key = SoundKey{3, true, 0.5F};
                file.record.descriptors.pitch = SoundPitch{440.0F, 69, 0.0F, 1.0F};
                StoredFile back;
                factsFromBytes(changed(factsToBytes(file)), back);
                const auto& key = back.record.descriptors.key;
                QVERIFY(!key || (key->tonic >= 0 && key->tonic < 12));
                ++keys;
            } catch (const Error&) {
                // refused
            }
        }
        QVERIFY(maps > 1000 && keys > 1000);
        StoredFile file;
        file.record.descriptors.pitch = SoundPitch{440.0F, std::numeric_limits<int>::min(), 0.0F, 1.0F};
        StoredFile back;
        QCOMPARE(test::faultOf([&] { factsFromBytes(factsToBytes(file), back); }), int(Fault::BadInput));
    }

    void mergesOfClustersThatAreGoneAreRefused_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("leaf");
        QTest::addColumn<int>("standard");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("as it was") << 0 << 1 << 2 << 3 << true;
        QTest::newRow("with itself") << 1 << 1 << 2 << 3 << false;
        QTest::newRow("again") << 0 << 2 << 2 << 3 << false;
        QTest::newRow("into one that is gone") << 2 << 1 << 2 << 3 << false;
        QTest::newRow("none") << -1 << 1 << 2 << 3 << false;
        QTest::newRow("beyond") << 0 << 3 << 2 << 3 << false;
        QTest::newRow("leaf beyond") << 0 << 1 << 3 << 3 << false;
        QTest::newRow("no leaf") << 0 << 1 << -1 << 3 << false;
        QTest::newRow("more clusters than leaves") << 0 << 1 << 2 << 4 << false;
    }
    void mergesOfClustersThatAreGoneAreRefused()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(int, leaf);
        QFETCH(int, standard);
        QFETCH(bool, isOne);
        StoredMap map = someMap();
        map.merges.back() = {first, second};
        map.places.back().leaf = leaf;
        map.standard = std::size_t(standard);
        QCOMPARE(test::faultOf([&] { (void)mapFromBytes(mapToBytes(map)); }), isOne ? -1 : int(Fault::BadInput));
    }

    void anotherVersionIsRefused()
    {
        auto facts = factsToBytes({});
        facts[0] = 2;
        StoredFile back;
        QCOMPARE(test::faultOf([&] { factsFromBytes(facts, back); }), int(Fault::BadInput));
        auto map = mapToBytes({});
        map[0] = 2;
        QCOMPARE(test::faultOf([&] { (void)mapFromBytes(map); }), int(Fault::BadInput));
    }
};

QTEST_APPLESS_MAIN(RecordBytesTest)
#include "record_bytes_test.moc"
