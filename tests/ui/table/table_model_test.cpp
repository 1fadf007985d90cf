// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/table/table_files.h"
#include "ui/table/table_model.h"

#include "core/qt/fault_texts.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace otozu;
using namespace otozu::test;

class TableModelTest : public QObject
{
    Q_OBJECT
private:
    struct Setup {
        TableModel model;
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        bool rests()
        {
            return QTest::qWaitFor([this] { return !model.isSorting(); }, kPatience);
        }
        QString cell(int row, const char* column)
        {
            return model.index(row, tableColumn(QLatin1String(column))).data().toString();
        }
        QStringList names()
        {
            QStringList names;
            for (int row = 0; row < model.rowCount(); ++row)
                names << cell(row, "name");
            return names;
        }
        void sortBy(const char* column, Qt::SortOrder direction = Qt::AscendingOrder)
        {
            model.sort(tableColumn(QLatin1String(column)), direction);
        }
    };

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void cellsSayWhatIsKnown()
    {
        Setup s;
        std::vector<StoredFile> files = {heardFile(1, "drums/kick.wav", 0.5), storedFile(2, "drums/snare.wav"),
                                         failedFile(3, "empty.wav"), heardFile(4, "gone.wav", 2.0)};
        files[0].record.descriptors.loudness = -14.2F;
        files[0].record.descriptors.tempo = SoundTempo{92.5F, 0.9F};
        files[0].record.descriptors.brightness = 1500.0F;
        files[0].record.descriptors.key = SoundKey{9, true, 0.9F};
        files[3].record.missing = true;
        s.model.setFiles(libraryFiles(files));
        QCOMPARE(s.model.rowCount(), 4); // at once
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"kick.wav", "snare.wav", "empty.wav", "gone.wav"}));
        QCOMPARE(s.cell(0, "folder"), QStringLiteral("drums"));
        QCOMPARE(s.cell(0, "cluster"), QString());
        QCOMPARE(s.cell(0, "length"), QStringLiteral("500 ms"));
        QCOMPARE(s.cell(0, "bpm"), QStringLiteral("92.5"));
        QCOMPARE(s.cell(0, "key"), QStringLiteral("A min"));
        QCOMPARE(s.cell(0, "loudness"), QStringLiteral("-14.2 LUFS"));
        QCOMPARE(s.cell(0, "brightness"), QStringLiteral("1.5 kHz"));
        QCOMPARE(s.cell(0, "format"), QStringLiteral("WAV"));
        QCOMPARE(s.cell(0, "rate"), QStringLiteral("44,100 Hz"));
        QCOMPARE(s.cell(0, "channels"), QStringLiteral("Stereo"));
        QCOMPARE(s.cell(0, "state"), QStringLiteral("heard"));
        for (const char* column :
             {"cluster", "length", "bpm", "key", "loudness", "brightness", "format", "rate", "channels"})
            QCOMPARE(s.cell(1, column), QString());
        QCOMPARE(s.cell(1, "state"), QStringLiteral("waiting"));
        QCOMPARE(s.cell(2, "folder"), QString());
        QCOMPARE(s.cell(2, "state"), faultText(Fault::Empty));
        QCOMPARE(s.cell(3, "state"), QStringLiteral("missing"));
        QCOMPARE(s.model.pathOf(0), std::filesystem::path("/s/drums/kick.wav"));
        QVERIFY(s.model.index(1, 0).data(Qt::AccessibleTextRole).toString() == "snare.wav, waiting");
    }

    void aMapGivesDotsAndClusters()
    {
        Setup s;
        const std::vector<StoredFile> files = {heardFile(1, "a.wav", 1.0), storedFile(2, "b.wav"),
                                               heardFile(3, "c.wav", 1.0), failedFile(4, "d.wav")};
        s.model.setFiles(libraryFiles(files));
        QVERIFY(s.rests());
        QCOMPARE(s.model.rowOfSample(0), -1);
        QSignalSpy reset(&s.model, &QAbstractItemModel::modelReset);
        s.model.setMap(mapOfFiles({files[0], files[2]}));
        QVERIFY(reset.isEmpty());
        QCOMPARE(s.model.rowOfSample(0), 0);
        QCOMPARE(s.model.rowOfSample(1), 2);
        QCOMPARE(s.model.rowOfSample(2), -1);
        QCOMPARE(s.model.item(1).sample, -1);
        QCOMPARE(s.cell(0, "cluster"), QStringLiteral("dark"));
        QCOMPARE(s.cell(2, "cluster"), QStringLiteral("bright"));
        QCOMPARE(s.model.colour(2, tableColumn("cluster")), 7);
        QCOMPARE(s.model.colour(1, tableColumn("cluster")), -1);
        QCOMPARE(s.cell(0, "state"), QString());
        QCOMPARE(s.cell(3, "state"), faultText(Fault::Empty));
        // Other clusters of the same sounds.
        auto cut = mapOfFiles({files[0], files[2]});
        cut->clusters[0].name = "very dark";
        s.model.setCut(cut);
        QCOMPARE(s.cell(0, "cluster"), QStringLiteral("very dark"));
        QCOMPARE(s.model.rowCount(), 4);
    }

    void marksAreShownAtOnce()
    {
        Setup s;
        const std::vector<StoredFile> files = {heardFile(1, "a.wav", 1.0), storedFile(2, "b.wav"),
                                               heardFile(3, "c.wav", 1.0), heardFile(4, "d.wav", 1.0)};
        s.model.setFiles(libraryFiles(files));
        QVERIFY(s.rests());
        QCOMPARE(s.cell(0, "favourite"), QString());
        QCOMPARE(s.cell(0, "tags"), QString());
        const auto marks = [](const UserMarks& said) { return std::make_shared<const SoundMarks>(said); };
        QSignalSpy changed(&s.model, &QAbstractItemModel::dataChanged);
        s.model.setMarks(marks({.favourites = {3}, .hidden = {}, .tags = {{2, "warm"}, {2, "big"}, {4, "cold"}}}));
        QVERIFY(!s.model.isSorting()); // Rows are by folder and name.
        QCOMPARE(changed.size(), 2);
        QCOMPARE(s.cell(2, "favourite"), QStringLiteral("Favourite"));
        QCOMPARE(s.cell(0, "favourite"), QString());
        QCOMPARE(s.cell(1, "tags"), QStringLiteral("big, warm"));
        // Favourites first, then the others first; among equals by path.
        s.sortBy("favourite");
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"c.wav", "a.wav", "b.wav", "d.wav"}));
        s.sortBy("favourite", Qt::DescendingOrder);
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"a.wav", "b.wav", "d.wav", "c.wav"}));
        s.sortBy("tags");
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"b.wav", "d.wav", "a.wav", "c.wav"}));
        // Rows that are sorted by what has changed go where they belong, on another thread.
        s.model.setMarks(marks({.favourites = {}, .hidden = {}, .tags = {{1, "cold"}, {3, "air"}}}));
        QVERIFY(s.model.isSorting());
        QCOMPARE(s.names(), (QStringList{"b.wav", "d.wav", "a.wav", "c.wav"}));
        QCOMPARE(s.cell(2, "tags"), QStringLiteral("cold"));
        QTRY_COMPARE(s.names(), (QStringList{"c.wav", "a.wav", "b.wav", "d.wav"}));
        // Another map and other clusters leave them.
        s.model.setMap(mapOfFiles({files[0], files[2]}));
        QVERIFY(s.rests());
        QCOMPARE(s.cell(0, "tags"), QStringLiteral("air"));
    }

    void whatIsNotShownHasNoRow()
    {
        Setup s;
        const std::vector<StoredFile> files = {heardFile(1, "a.wav", 1.0), storedFile(2, "b.wav"),
                                               heardFile(3, "c.wav", 3.0), heardFile(4, "d.wav", 2.0)};
        const auto map = mapOfFiles({files[0], files[2], files[3]}); // clusters 0, 1, 0
        const auto hiding = [&](const MapResult& of, std::vector<FileId> hidden, bool withHidden = false) {
            const UserMarks marks{.favourites = {}, .hidden = std::move(hidden), .tags = {}};
            return ShownSounds(of, std::make_shared<const SoundMarks>(marks), withHidden);
        };
        s.model.setFiles(libraryFiles(files), hiding({}, {2}));
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"a.wav", "c.wav", "d.wav"}));
        s.model.setMap(map, hiding(*map, {2, 3}));
        QCOMPARE(s.names(), (QStringList{"a.wav", "d.wav"}));
        QCOMPARE(s.model.rowOfSample(1), -1);
        QCOMPARE(s.model.rowOfFile(2), -1);
        QCOMPARE(s.model.rowOfSample(2), 1);
        // They are sorted all the same.
        s.sortBy("length", Qt::DescendingOrder);
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"d.wav", "a.wav"}));
        const QPersistentModelIndex kept(s.model.index(0, 0));
        s.sortBy("length");
        QVERIFY(s.rests());
        QCOMPARE(kept.row(), 1);
        s.model.setShown(hiding(*map, {2, 3}, true));
        QCOMPARE(s.names(), (QStringList{"a.wav", "d.wav", "c.wav", "b.wav"}));
        QVERIFY(s.rests());
        QVERIFY(s.model.isHidden(2) && s.model.isHidden(3) && !s.model.isHidden(0));
        QCOMPARE(s.cell(2, "state"), QStringLiteral("hidden"));
        QCOMPARE(s.model.index(2, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("c.wav, hidden"));
        // A cluster of another cut.
        auto cut = mapOfFiles({files[0], files[2], files[3]});
        cut->clusters[0].hidden = true;
        s.model.setCut(cut, hiding(*cut, {}));
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"c.wav", "b.wav"}));
        // More come, of which some are hidden.
        std::vector<StoredFile> more = files;
        more.push_back(storedFile(5, "e.wav"));
        more.push_back(storedFile(6, "f.wav"));
        s.model.setFiles(libraryFiles(more), hiding(*cut, {5}));
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"c.wav", "b.wav", "f.wav"}));
        s.model.setShown(hiding(*cut, {2, 3, 5, 6}));
        QCOMPARE(s.model.rowCount(), 0);
        s.model.setMarks(std::make_shared<const SoundMarks>());
        QVERIFY(s.rests());
        s.model.setShown({});
        QCOMPARE(s.model.rowCount(), 6);
    }

    void batchesFillRows()
    {
        Setup s;
        s.model.setFiles(libraryFiles({storedFile(1, "a.wav"), storedFile(2, "b.wav"), storedFile(3, "c.wav")}));
        QVERIFY(s.rests());
        QSignalSpy changed(&s.model, &QAbstractItemModel::dataChanged);
        {
            const StoredFilesPtr some =
                batch({heardFile(3, "c.wav", 0.3), failedFile(1, "a.wav"), heardFile(9, "other.wav", 1.0)});
            s.model.addHeard(some);
        } // the model keeps what it shows
        QVERIFY(!changed.isEmpty());
        QCOMPARE(s.model.rowCount(), 3);
        QCOMPARE(s.cell(2, "length"), QStringLiteral("300 ms"));
        QCOMPARE(s.cell(0, "state"), faultText(Fault::Empty));
        QCOMPARE(s.cell(1, "state"), QStringLiteral("waiting"));
        // Rows sorted by what was found out go where they belong.
        s.sortBy("length");
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"c.wav", "a.wav", "b.wav"}));
        s.model.addHeard(batch({heardFile(2, "b.wav", 0.1)}));
        QTRY_COMPARE(s.names(), (QStringList{"b.wav", "c.wav", "a.wav"}));
    }

    void newFilesAreAddedAndKnownOnesStay()
    {
        Setup s;
        s.model.setFiles(libraryFiles({storedFile(1, "b.wav"), storedFile(2, "d.wav")}));
        QVERIFY(s.rests());
        const QPersistentModelIndex kept(s.model.index(1, 0));
        QSignalSpy reset(&s.model, &QAbstractItemModel::modelReset);
        s.model.setFiles(libraryFiles(
            {storedFile(3, "a.wav"), storedFile(1, "b.wav"), storedFile(4, "c.wav"), storedFile(2, "d.wav")}));
        QCOMPARE(s.model.rowCount(), 4);
        QVERIFY(s.rests());
        QVERIFY(reset.isEmpty());
        QCOMPARE(s.names(), (QStringList{"a.wav", "b.wav", "c.wav", "d.wav"}));
        QCOMPARE(kept.row(), 3);
        // A file that was renamed is the same one.
        s.model.setFiles(libraryFiles(
            {storedFile(2, "0.wav"), storedFile(3, "a.wav"), storedFile(1, "b.wav"), storedFile(4, "c.wav")}));
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"0.wav", "a.wav", "b.wav", "c.wav"}));
        QCOMPARE(kept.row(), 0);
        // One that was forgotten goes.
        s.model.setFiles(libraryFiles({storedFile(3, "a.wav"), storedFile(1, "b.wav")}));
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"a.wav", "b.wav"}));
        QVERIFY(!kept.isValid());
        s.model.setFiles(libraryFiles({}));
        QCOMPARE(s.model.rowCount(), 0);
    }

    void maps_data()
    {
        QTest::addColumn<bool>("listedFirst");
        QTest::newRow("files, then the map") << true;
        QTest::newRow("the map of a library that is opened, then files") << false;
    }
    void maps()
    {
        QFETCH(bool, listedFirst);
        Setup s;
        std::vector<StoredFile> files;
        for (int i = 0; i < 40; ++i)
            files.push_back(heardFile(100 - i, QStringLiteral("s%1.wav").arg(i).toStdString(), 0.1 * (i + 1)));
        files.push_back(failedFile(7, "x.wav"));
        const std::vector<StoredFile> placed(files.begin(), files.begin() + 40);
        if (listedFirst)
            s.model.setFiles(libraryFiles(files));
        s.model.setMap(mapOfFiles(placed));
        if (!listedFirst) {
            QCOMPARE(s.model.rowCount(), 40);
            s.model.setFiles(libraryFiles(files));
        }
        QVERIFY(s.rests());
        const auto check = [&] {
            QCOMPARE(s.model.rowCount(), 41);
            for (int sample = 0; sample < 40; ++sample) {
                const TableItem& item = s.model.item(s.model.rowOfSample(sample));
                QCOMPARE(item.sample, sample);
                QCOMPARE(item.id, FileId(100 - sample));
                QCOMPARE(s.model.rowOfFile(item.id), s.model.rowOfSample(sample));
            }
            QCOMPARE(s.cell(s.model.rowOfFile(7), "state"), faultText(Fault::Empty));
        };
        check();
        s.sortBy("length", Qt::DescendingOrder);
        QVERIFY(s.rests());
        QCOMPARE(s.names().first(), QStringLiteral("s39.wav"));
        QCOMPARE(s.names().last(), QStringLiteral("x.wav"));
        check();
        // The next map leaves one out whose content is another now: it waits.
        std::vector<StoredFile> changed = files;
        changed[5] = storedFile(95, "s5.wav");
        s.model.setFiles(libraryFiles(changed));
        std::vector<StoredFile> fewer = placed;
        fewer.erase(fewer.begin() + 5);
        s.model.setMap(mapOfFiles(fewer));
        QVERIFY(s.rests());
        QCOMPARE(s.model.rowCount(), 41);
        QCOMPARE(s.cell(s.model.rowOfFile(95), "state"), QStringLiteral("waiting"));
        QCOMPARE(s.model.item(s.model.rowOfFile(95)).sample, -1);
        QCOMPARE(s.model.rowOfSample(5), s.model.rowOfFile(94));
    }

    void anotherFolderHasOtherFiles()
    {
        Setup s;
        const std::vector<StoredFile> files = {heardFile(1, "a.wav", 1.0), heardFile(2, "b.wav", 1.0)};
        s.model.setFiles(libraryFiles(files));
        s.model.setMap(mapOfFiles(files));
        s.model.setFiles(libraryFiles({storedFile(1, "z.wav")}, "/other")); // ids of another library
        QVERIFY(s.rests());
        QCOMPARE(s.names(), QStringList{"z.wav"});
        QCOMPARE(s.model.rowOfSample(0), -1);
        QCOMPARE(s.model.pathOf(0), std::filesystem::path("/other/z.wav"));
        s.model.setMap(mapOfFiles(files)); // back
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"a.wav", "b.wav"}));
    }

    void aMapWithoutALibraryIsAllThereIs()
    {
        Setup s;
        auto map = mapOfFiles({heardFile(1, "b.wav", 1.0), heardFile(2, "a.wav", 1.0)});
        map->files.clear();
        s.model.setMap(map);
        QVERIFY(s.rests());
        QCOMPARE(s.names(), (QStringList{"a.wav", "b.wav"}));
        QCOMPARE(s.model.rowOfSample(0), 1);
    }

    void sortingKeepsIndexesOnTheirFiles()
    {
        Setup s;
        std::vector<StoredFile> files;
        for (int i = 0; i < 200; ++i)
            files.push_back(heardFile(i + 1, std::to_string(i) + ".wav", 0.01 * ((i * 37) % 100 + 1)));
        s.model.setFiles(libraryFiles(files));
        QVERIFY(s.rests());
        QList<QPersistentModelIndex> some;
        QStringList before;
        for (int row = 0; row < 200; row += 7) {
            some << QPersistentModelIndex(s.model.index(row, 0));
            before << some.last().data().toString();
        }
        for (const char* column : {"length", "name", "state", "size"}) {
            QSignalSpy sorted(&s.model, &TableModel::sorted);
            s.sortBy(column, Qt::DescendingOrder);
            QVERIFY(s.rests());
            QCOMPARE(sorted.size(), 1);
            QVERIFY(sorted.first().first().toBool());
            for (qsizetype i = 0; i < some.size(); ++i)
                QCOMPARE(some[i].data().toString(), before[i]);
        }
    }
};

QTEST_GUILESS_MAIN(TableModelTest)
#include "table_model_test.moc"
