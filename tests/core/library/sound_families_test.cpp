// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/memory_store.h"
#include "core/library/sound_comparisons.h"
#include "core/library/sound_family.h"

#include <QTest>

#include <string>

using namespace otozu;

namespace
{

/// 'a' and so on; '.' is not known.
std::vector<ContentHash> hashesOf(const QString& letters)
{
    std::vector<ContentHash> hashes;
    for (const QChar letter : letters)
        hashes.push_back(letter == '.' ? ContentHash{} : ContentHash{7, std::uint64_t(letter.toLatin1())});
    return hashes;
}

/// "ab" are the same, "!ac" are not.
SoundComparisons comparisonsOf(const QStringList& pairs)
{
    SoundComparisons known;
    for (const QString& pair : pairs) {
        const auto hashes = hashesOf(pair.right(2));
        known.add(hashes[0], hashes[1], !pair.startsWith('!'));
    }
    return known;
}

/// "0 1 2~": sample 2 is not exactly sample 0. Families with ', ' between.
QString textOf(const std::vector<SoundFamily>& families)
{
    QStringList texts;
    for (const SoundFamily& family : families) {
        QStringList members;
        for (const SoundFamily::Member& member : family.members)
            members << QString::number(member.sample) + (member.exact ? "" : "~");
        texts << members.join(' ');
    }
    return texts.join(", ");
}

} // namespace

class SoundFamiliesTest : public QObject
{
    Q_OBJECT
private slots:
    void whoBelongsTogether_data()
    {
        QTest::addColumn<QString>("sounds");
        QTest::addColumn<QStringList>("known");
        QTest::addColumn<QString>("families");
        QTest::addColumn<int>("unknown"); // comparisons that would say more
        QTest::newRow("none") << "" << QStringList{} << "" << 0;
        QTest::newRow("all differ") << "abc" << QStringList{"!ab"} << "" << 0;
        QTest::newRow("equal sounds") << "abacb" << QStringList{} << "0 2, 1 4" << 0;
        QTest::newRow("unknown sounds are alone") << "..a.a" << QStringList{} << "2 4" << 0;
        QTest::newRow("near") << "abc" << QStringList{"ac"} << "0 2~" << 0;
        QTest::newRow("near, in whatever order compared") << "abc" << QStringList{"ca"} << "0 2~" << 0;
        QTest::newRow("near and equal") << "abab" << QStringList{"ab"} << "0 1~ 2 3~" << 0;
        QTest::newRow("no chain") << "abc" << QStringList{"ab", "bc", "!ac"} << "0 1~" << 0;
        QTest::newRow("a chain that is not known to be one") << "abc" << QStringList{"ab", "bc"} << "0 1~" << 1;
        QTest::newRow("all three") << "abc" << QStringList{"ab", "bc", "ac"} << "0 1~ 2~" << 0;
        QTest::newRow("the first of several") << "abc" << QStringList{"ac", "bc", "!ab"} << "0 2~" << 0;
        QTest::newRow("by way of another") << "abcd" << QStringList{"ab", "bd", "ad", "!ac"} << "0 1~ 3~" << 0;
        QTest::newRow("others of the library do not count") << "ab" << QStringList{"ax", "bx"} << "" << 0;
    }
    void whoBelongsTogether()
    {
        QFETCH(QString, sounds);
        QFETCH(QStringList, known);
        QFETCH(QString, families);
        QFETCH(int, unknown);
        std::vector<std::pair<ContentHash, ContentHash>> wanted;
        QCOMPARE(textOf(soundFamilies(hashesOf(sounds), comparisonsOf(known), wanted)), families);
        QCOMPARE(int(wanted.size()), unknown);
        QCOMPARE(textOf(soundFamilies(hashesOf(sounds), comparisonsOf(known))), families);
    }

    void oneOfEach()
    {
        const auto families = soundFamilies(hashesOf("abacbd"), {});
        QCOMPARE(familyOfEach(families, 6), (std::vector<std::int32_t>{0, 1, 0, -1, 1, -1}));
        QCOMPARE(oneOfEachFamily(std::vector<std::size_t>{0, 1, 2, 3, 4, 5}, families, 6),
                 (std::vector<std::size_t>{0, 1, 3, 5}));
        // The first that is among those chosen, in their order.
        QCOMPARE(oneOfEachFamily(std::vector<std::size_t>{5, 4, 2, 0}, families, 6),
                 (std::vector<std::size_t>{5, 4, 2}));
        QVERIFY(oneOfEachFamily({}, families, 6).empty());
    }

    void whoIsInOne()
    {
        const std::vector<SoundFamily> families{{{{0, true}, {2, true}, {4, false}}}, {{{1, true}, {5, false}}}};
        for (const std::int32_t member : {0, 2, 4})
            QCOMPARE(familyWith(families, member), families.data());
        for (const std::int32_t member : {1, 5})
            QCOMPARE(familyWith(families, member), families.data() + 1);
        QCOMPARE(familyWith(families, 3), nullptr);
        QCOMPARE(familyWith(families, -1), nullptr);
        QCOMPARE(familyWith({}, 0), nullptr);
        QCOMPARE(countRepeats(families), std::size_t(3));
        QCOMPARE(countRepeats({}), std::size_t(0));
    }

    void equalFiles()
    {
        std::vector<SampleRecord> samples(6);
        QVERIFY(familiesOfEqualFiles(samples).empty());
        samples[2].duplicateOf = 0;
        samples[4].duplicateOf = 3;
        samples[5].duplicateOf = 0;
        QCOMPARE(textOf(familiesOfEqualFiles(samples)), QString("0 2 5, 3 4"));
    }

    void comparisonsAreKept()
    {
        SoundComparisons known = comparisonsOf({"ab", "!ac", "cd", "!bd"});
        for (const ContentHash& hash : hashesOf("abz"))
            known.settle(hash);
        MemoryStore store;
        QCOMPARE(SoundComparisons::load(store), SoundComparisons());
        SoundComparisons().save(store);
        QCOMPARE(SoundComparisons::load(store), SoundComparisons());
        known.save(store);
        QCOMPARE(SoundComparisons::load(store), known);
        QCOMPARE(SoundPairs::load(store), SoundPairs(known));
        SoundPairs few;
        few.add(hashesOf("a")[0], hashesOf("b")[0], true);
        few.add(hashesOf("b")[0], hashesOf("d")[0], false);
        QCOMPARE(SoundPairs::load(store, hashesOf("dba")), few);
        QCOMPARE(SoundPairs::load(store, {}), SoundPairs());
        const auto hashes = hashesOf("abcdz");
        QCOMPARE(known.areSame(hashes[1], hashes[0]), std::optional(true));
        QCOMPARE(known.areSame(hashes[2], hashes[0]), std::optional(false));
        QCOMPARE(known.areSame(hashes[3], hashes[0]), std::optional<bool>());
        QCOMPARE(known.areSame(hashes[4], hashes[4]), std::optional(true));
        QVERIFY(known.isSettled(hashes[4]) && !known.isSettled(hashes[2]));
        // What cannot be understood is nothing; nothing is settled without its pairs.
        const auto whileDamaged = [&](const std::string& name, const SoundComparisons& expected) {
            const std::vector<char> bytes = store.value(name);
            for (std::size_t length = 0; length < bytes.size(); ++length) {
                store.setValue(name, std::span(bytes).first(length));
                QCOMPARE(SoundComparisons::load(store), expected);
            }
            std::vector<char> newer = bytes;
            newer[0] = 9;
            store.setValue(name, newer);
            QCOMPARE(SoundComparisons::load(store), expected);
            store.setValue(name, bytes);
            QCOMPARE(SoundComparisons::load(store), known);
        };
        whileDamaged("compared sounds", SoundComparisons());
        whileDamaged("settled sounds", SoundComparisons(SoundPairs(known)));
    }
};

QTEST_GUILESS_MAIN(SoundFamiliesTest)
#include "sound_families_test.moc"
