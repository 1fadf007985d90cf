// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/family_list.h"

#include "tests/support/made_map.h"
#include "ui/panels/family_model.h"
#include "ui/panels/family_text.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTreeView>

using namespace otozu;

namespace
{

SampleRecord record(const char* format, int rate, int bits, int channels, double seconds, float loudness)
{
    SampleRecord made;
    made.format = format;
    made.sampleRate = rate;
    made.bitDepth = bits;
    made.channels = channels;
    made.seconds = seconds;
    made.descriptors.loudness = loudness;
    return made;
}

MapResultPtr mapWithFamilies()
{
    auto map = std::make_shared<MapResult>(*test::madeMap("/sounds", {{"a/one.wav", 0},
                                                                      {"a/two.wav", 0},
                                                                      {"b/one copy.wav", 0},
                                                                      {"b/two copy.wav", 0},
                                                                      {"c/two again.wav", 0},
                                                                      {"three.wav", 0}}));
    map->families = {{{{0, true}, {2, true}}}, {{{1, true}, {3, true}, {4, false}}}};
    return map;
}

} // namespace

class FamilyListTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void differences_data()
    {
        const SampleRecord first = record("WAV", 44100, 24, 2, 1.0, -12.0F);
        QTest::addColumn<SampleRecord>("copy");
        QTest::addColumn<bool>("exact");
        QTest::addColumn<QString>("text");
        QTest::newRow("copy") << first << true << "The same sound";
        QTest::newRow("other container") << record("FLAC", 44100, 24, 2, 1.0, -12.0F) << true
                                         << "The same sound · FLAC";
        QTest::newRow("softer") << record("WAV", 44100, 24, 2, 1.0, -18.5F) << false << "6.5 dB softer";
        QTest::newRow("louder") << record("WAV", 44100, 24, 2, 1.0, -11.0F) << false << "1.0 dB louder";
        QTest::newRow("padded") << record("WAV", 44100, 24, 2, 1.15, -12.1F) << false << "150 ms longer";
        QTest::newRow("cut") << record("WAV", 44100, 24, 2, 0.9, -12.0F) << false << "100 ms shorter";
        QTest::newRow("lossy, mono") << record("MP3", 48000, 0, 1, 1.001, -12.0F) << false << "MP3 · 48 kHz · Mono";
        QTest::newRow("hardly") << record("WAV", 44100, 16, 2, 1.0, -12.2F) << false << "Hardly any";
    }
    void differences()
    {
        QFETCH(SampleRecord, copy);
        QFETCH(bool, exact);
        QFETCH(QString, text);
        QCOMPARE(differenceText(record("WAV", 44100, 24, 2, 1.0, -12.0F), copy, exact), text);
    }

    void hiddenCopiesAreNotListed()
    {
        const MapResultPtr map = mapWithFamilies();
        auto of = std::make_shared<MapResult>(*map);
        for (int file = 1; file <= 6; ++file)
            of->files.push_back(file);
        const auto hiding = [&](std::vector<FileId> hidden) {
            const UserMarks marks{.favourites = {}, .hidden = std::move(hidden), .tags = {}};
            return ShownSounds(*of, std::make_shared<const SoundMarks>(marks), false);
        };
        FamilyList list;
        const QAbstractItemModel& model = *list.view()->model();
        const auto rows = [&](int family) { return model.rowCount(model.index(family, 0)); };
        list.setMap(of);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(rows(0), 3);
        list.setMap(of, hiding({1, 4}));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(rows(0), 2);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("two.wav"));
        const QModelIndex second = model.index(1, 0, model.index(0, 0));
        QCOMPARE(second.data(FamilyModel::SampleRole).toInt(), 4);
        list.setMap(of, hiding({1, 2, 4}));
        QCOMPARE(model.rowCount(), 0);
        list.setMap(of);
        QCOMPARE(model.rowCount(), 2);
    }

    void formats()
    {
        QCOMPARE(formatText(record("WAV", 44100, 24, 2, 1.0, 0.0F)),
                 QStringLiteral("WAV · 44.1 kHz · 24 bit · Stereo"));
        QCOMPARE(formatText(record("MP3", 48000, 0, 1, 1.0, 0.0F)), QStringLiteral("MP3 · 48 kHz · Mono"));
        QCOMPARE(formatText(record("WAV", 22050, 8, 1, 1.0, 0.0F)), QStringLiteral("WAV · 22.05 kHz · 8 bit · Mono"));
    }

    void theLargestComesFirst()
    {
        FamilyModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const MapResultPtr map = mapWithFamilies();
        model.setMap(map, map->families);
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex two = model.index(0, FamilyModel::Name);
        QCOMPARE(two.data().toString(), QStringLiteral("two.wav"));
        QCOMPARE(two.data(FamilyModel::SampleRole).toInt(), 1);
        QCOMPARE(model.rowCount(two), 3);
        QCOMPARE(model.index(2, FamilyModel::Folder, two).data().toString(), QStringLiteral("c"));
        QCOMPARE(model.index(2, FamilyModel::Name, two).data(FamilyModel::SampleRole).toInt(), 4);
        QCOMPARE(model.rowCount(model.index(1, 0)), 2);
        QCOMPARE(model.indexOf(3), model.index(1, 0, two));
        QVERIFY(!model.indexOf(5).isValid());
        model.setMap(nullptr, {});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.indexOf(1).isValid());
    }

    void whatIsOpenStaysOpenOverACut()
    {
        FamilyList list;
        list.setMap(mapWithFamilies());
        list.showFamilyOf(4);
        QTreeView& view = *list.view();
        QCOMPARE(view.currentIndex().data(FamilyModel::SampleRole).toInt(), 4);
        list.setMap(mapWithFamilies()); // the same families
        QVERIFY(view.isExpanded(view.model()->index(0, 0)));
        QVERIFY(!view.isExpanded(view.model()->index(1, 0)));
        QCOMPARE(view.currentIndex().data(FamilyModel::SampleRole).toInt(), 4);
        list.setMap(nullptr);
        QCOMPARE(view.model()->rowCount(), 0);
    }
};

QTEST_MAIN(FamilyListTest)
#include "family_list_test.moc"
