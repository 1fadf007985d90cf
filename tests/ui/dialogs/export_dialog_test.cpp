// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/export_dialog.h"

#include "tests/support/made_map.h"
#include "tests/support/test_paths.h"
#include "ui/dialogs/cluster_check_model.h"
#include "ui/dialogs/export_form.h"
#include "ui/dialogs/export_preview.h"
#include "ui/dialogs/export_tree_model.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTest>
#include <QTreeView>
#include <algorithm>
#include <fstream>
#include <set>

using namespace otozu;
using test::ScratchFolder;
namespace fs = std::filesystem;

namespace
{

/// Four files, two of them of one name but for the case, in two clusters.
MapResultPtr writtenMap(const fs::path& root)
{
    const std::vector<test::MadeSample> samples{
        {"a/Kick.wav", 0, 100}, {"b/kick.wav", 0, 200}, {"b/hat.wav", 1, 300}, {"c/snare.wav", 0, 400}};
    for (const test::MadeSample& sample : samples)
        test::writeBytes(root / sample.path, std::string(sample.bytes, sample.path[0]));
    return test::madeMap(root, samples);
}

std::set<std::string> filesIn(const fs::path& folder)
{
    std::set<std::string> files;
    if (!fs::exists(folder))
        return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files.insert(entry.path().lexically_relative(folder).generic_string());
    }
    return files;
}

/// The dialog as its user sees it: what is written on its buttons and labels.
struct Seen {
    explicit Seen(QDialog& shown) : dialog(shown) {}

    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        for (QPushButton* each : dialog.findChildren<QPushButton*>()) {
            if (each->isVisible() && each->text() == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton* start() const
    {
        for (QPushButton* each : dialog.findChildren<QPushButton*>()) {
            if (each->isVisible() && each->isDefault())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    [[nodiscard]] QRadioButton* radio(const QString& begin) const
    {
        for (QRadioButton* each : dialog.findChildren<QRadioButton*>()) {
            if (each->text().startsWith(begin))
                return each;
        }
        return nullptr;
    }
    void goTo(const fs::path& target) const { dialog.findChild<QLineEdit*>()->setText(QString::fromStdString(target)); }

    QDialog& dialog;
};

} // namespace

class ExportDialogTest : public QObject
{
    Q_OBJECT

    ScratchFolder m_settings;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCoreApplication::setOrganizationName("otozu-test");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, QString::fromStdString(m_settings.path()));
        Theme::instance().apply(ThemeMode::Light);
    }
    void init() { QSettings().clear(); }

    void theTreeShowsFoldersCountsAndNewNames()
    {
        const ScratchFolder root;
        ExportTreeModel tree;
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ExportChoice choice;
        choice.map = writtenMap(root.path());
        choice.samples = {0, 1, 2, 3};
        const ExportPreview preview = makeExportPreview(choice, {});
        tree.setPlan(preview.plan);
        QCOMPARE(tree.rowCount(), 2);
        const QModelIndex first = tree.index(0, 0);
        QCOMPARE(first.data().toString(), QStringLiteral("cluster_1"));
        QCOMPARE(first.siblingAtColumn(ExportTreeModel::Files).data().toString(), QStringLiteral("3"));
        QCOMPARE(first.siblingAtColumn(ExportTreeModel::Size).data().toString(), QStringLiteral("700 bytes"));
        QCOMPARE(tree.rowCount(first), 3);
        const QModelIndex clash = tree.index(1, 0, first);
        QCOMPARE(clash.data().toString(), QStringLiteral("kick (2).wav"));
        QCOMPARE(clash.siblingAtColumn(ExportTreeModel::Before).data().toString(), QStringLiteral("kick.wav"));
        QCOMPARE(clash.data(Qt::ToolTipRole).toString(), QStringLiteral("from b/kick.wav"));
        QCOMPARE(tree.index(0, ExportTreeModel::Before, first).data().toString(), QString());
        QCOMPARE(tree.renamed(), std::size_t(1));
        tree.setOnlyRenamed(true);
        QCOMPARE(tree.rowCount(), 1);
        QCOMPARE(tree.rowCount(tree.index(0, 0)), 1);
        QCOMPARE(tree.index(0, 0, tree.index(0, 0)).data().toString(), QStringLiteral("kick (2).wav"));
        QCOMPARE(tree.index(0, ExportTreeModel::Files).data().toString(), QStringLiteral("3"));
        tree.setOnlyRenamed(false);
        tree.setPlan(nullptr);
        QCOMPARE(tree.rowCount(), 0);
    }

    void clustersAreChecked()
    {
        ClusterCheckModel model(test::madeMap("/sounds", {{"a.wav", 0}, {"b.wav", 1}, {"c.wav", 2}, {"d.wav", 2}}));
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.checked(), (std::vector<std::int32_t>{0, 1, 2}));
        QVERIFY(model.setData(model.index(1), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.checked(), (std::vector<std::int32_t>{0, 2}));
        model.setChecked({2, 99, -1});
        QCOMPARE(model.checked(), (std::vector<std::int32_t>{2}));
        model.setAllChecked(false);
        QVERIFY(model.checked().empty());
        QCOMPARE(model.index(2).data(ClusterCheckModel::CountRole).toInt(), 2);
    }

    void texts_data()
    {
        QTest::addColumn<int>("files");
        QTest::addColumn<int>("folders");
        QTest::addColumn<bool>("zip");
        QTest::addColumn<QString>("text");
        QTest::newRow("folders") << 739 << 14 << false << "Copy 739 files to 14 folders";
        QTest::newRow("one") << 1 << 1 << false << "Copy 1 file to 1 folder";
        QTest::newRow("zip") << 1739 << 14 << true << "Write 1,739 files to one zip";
        QTest::newRow("no folder") << 2 << 0 << false << "Copy 2 files";
        QTest::newRow("nothing") << 0 << 0 << false << "Export";
    }
    void texts()
    {
        QFETCH(int, files);
        QFETCH(int, folders);
        QFETCH(bool, zip);
        ExportPlan plan;
        plan.entries.resize(std::size_t(files));
        plan.folders = std::size_t(folders);
        QTEST(exportButtonText(plan, zip), "text");
    }

    void timeLeftIsToldWhenItIsKnown()
    {
        const ExportProgress half{50, 100, 1'000'000, 4'000'000};
        QCOMPARE(exportProgressText(half, 0.1), QStringLiteral("50 of 100 files · 1.0 MB of 4.0 MB"));
        QCOMPARE(exportProgressText(half, 10.0), QStringLiteral("50 of 100 files · 1.0 MB of 4.0 MB · 30 s left"));
        QCOMPARE(exportProgressText(half, 40.0), QStringLiteral("50 of 100 files · 1.0 MB of 4.0 MB · 2:00 left"));
        const ExportProgress none{0, 0, 0, 0};
        QCOMPARE(exportProgressText(none, 10.0), QStringLiteral("0 of 0 files · 0 bytes of 0 bytes"));
    }

    void previewThenFoldersThenUndo()
    {
        const ScratchFolder root;
        const ScratchFolder out;
        ExportDialog dialog(writtenMap(root.path()), {});
        const Seen seen(dialog);
        std::vector<ExportJournal> journals;
        connect(&dialog, &ExportDialog::journalChanged, this,
                [&](const ExportJournal& journal) { journals.push_back(journal); });
        dialog.show();
        seen.goTo(out / "taken");
        QTRY_VERIFY(seen.start() != nullptr && seen.start()->isEnabled());
        QCOMPARE(seen.start()->text(), QStringLiteral("Copy 4 files to 2 folders"));
        QVERIFY(seen.says("1 file would clash by name and get a number"));
        QVERIFY(seen.says("4 files, 1 kB."));
        QVERIFY(!fs::exists(out / "taken"));

        seen.start()->click();
        QTRY_VERIFY(seen.button("Undo") != nullptr);
        QVERIFY(seen.says("4 files (1 kB) are in "));
        QVERIFY(seen.button("Open folder") != nullptr);
        QCOMPARE(filesIn(out / "taken"),
                 (std::set<std::string>{"cluster_1/Kick.wav", "cluster_1/kick (2).wav", "cluster_1/snare.wav",
                                        "cluster_2/hat.wav", "manifest.csv"}));
        QCOMPARE(test::readBytes(out / "taken/cluster_1/kick (2).wav"), std::string(200, 'b'));
        QCOMPARE(filesIn(root.path()).size(), std::size_t(4));

        QCOMPARE(journals.size(), 1U);
        QCOMPARE(journals[0].target, out / "taken");
        QCOMPARE(journals[0].files.size(), 5U); // with the manifest
        seen.button("Undo")->click();
        QTRY_VERIFY(seen.says("removed."));
        QCOMPARE(journals.size(), 2U);
        QVERIFY(journals[1].empty());
        QVERIFY(!fs::exists(out / "taken"));
        QVERIFY(seen.button("Undo") == nullptr);
        QCOMPARE(filesIn(root.path()).size(), std::size_t(4));

        // The place is remembered.
        ExportDialog again(writtenMap(root.path()), {});
        QCOMPARE(again.findChild<QLineEdit*>()->text(), QString::fromStdString(out / "taken"));
    }

    void onlyTheSelectionOrTheCheckedClusters()
    {
        const ScratchFolder root;
        const ScratchFolder out;
        ExportDialog dialog(writtenMap(root.path()), {2, 0});
        const Seen seen(dialog);
        dialog.show();
        seen.goTo(out / "taken");
        QTRY_VERIFY(seen.start() != nullptr && seen.start()->text() == "Copy 2 files to 2 folders");
        seen.radio("All clusters")->setChecked(true);
        QTRY_COMPARE(seen.start()->text(), QStringLiteral("Copy 4 files to 2 folders"));
        // Unchecking a cluster is choosing.
        QAbstractItemModel* clusters = dialog.findChild<QListView*>()->model();
        QVERIFY(clusters->setData(clusters->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(seen.radio("Chosen clusters")->isChecked());
        QTRY_COMPARE(seen.start()->text(), QStringLiteral("Copy 1 file to 1 folder"));
        QVERIFY(clusters->setData(clusters->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
        QTRY_VERIFY(seen.says("Nothing is chosen."));
        QVERIFY(!seen.start()->isEnabled());
        dialog.chooseClusters({0});
        QTRY_COMPARE(seen.start()->text(), QStringLiteral("Copy 3 files to 1 folder"));
    }

    void hiddenSoundsStayOutOfClustersButNotOfTheSelection()
    {
        const ScratchFolder root;
        const ScratchFolder out;
        auto map = std::make_shared<MapResult>(*writtenMap(root.path()));
        map->files = {1, 2, 3, 4};
        const int last = map->samples[3].cluster;
        const auto hiding = [&](FileId file, bool withHidden) {
            const UserMarks marks{.favourites = {}, .hidden = {file}, .tags = {}};
            return ShownSounds(*map, std::make_shared<const SoundMarks>(marks), withHidden);
        };
        {
            ExportDialog dialog(map, {0, 1}, hiding(2, false));
            const Seen seen(dialog);
            dialog.show();
            seen.goTo(out / "taken");
            QTRY_VERIFY(seen.start() != nullptr && seen.start()->text().startsWith("Copy 2 files"));
            QVERIFY(seen.says("1 hidden sound(s) are left out."));
            seen.radio("All clusters")->setChecked(true);
            QVERIFY(seen.radio("All clusters")->text().contains("3 sounds"));
            QTRY_VERIFY(seen.start()->text().startsWith("Copy 3 files"));
            dialog.chooseClusters({map->samples[1].cluster});
            QTRY_VERIFY(seen.start()->text().startsWith("Copy 2 files"));
        }
        {
            // A cluster of which nothing is shown is not offered.
            map->clusters[std::size_t(last)].hidden = true;
            const ExportDialog dialog(map, {}, hiding(99, false));
            QCOMPARE(dialog.findChild<QListView*>()->model()->rowCount(), int(map->clusters.size()) - 1);
        }
        ExportDialog dialog(map, {}, hiding(2, true));
        const Seen seen(dialog);
        dialog.show();
        seen.goTo(out / "taken");
        QTRY_VERIFY(seen.start() != nullptr && seen.start()->text().startsWith("Copy 4 files"));
    }

    void oneOfEachDuplicate()
    {
        const ScratchFolder root;
        const ScratchFolder out;
        {
            ExportDialog without(writtenMap(root.path()), {});
            without.show();
            const auto boxes = without.findChildren<QCheckBox*>();
            QVERIFY(std::ranges::none_of(
                boxes, [](const QCheckBox* box) { return box->isVisible() && box->text().startsWith("One of each"); }));
        }
        auto map = std::make_shared<MapResult>(*writtenMap(root.path()));
        map->families = {{{{0, true}, {1, false}, {3, true}}}};
        const auto boxOf = [](const QDialog& dialog) {
            const auto boxes = dialog.findChildren<QCheckBox*>();
            return *std::ranges::find_if(boxes,
                                         [](const QCheckBox* box) { return box->text() == "One of each duplicate"; });
        };
        {
            ExportDialog dialog(map, {1, 2, 3});
            const Seen seen(dialog);
            dialog.show();
            seen.goTo(out / "taken");
            QTRY_VERIFY(seen.start() != nullptr && seen.start()->text() == "Copy 3 files to 2 folders");
            QCheckBox* box = boxOf(dialog);
            QVERIFY(box->isVisible() && !box->isChecked());
            QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
            QVERIFY(box->isChecked());
            QTRY_COMPARE(seen.start()->text(), QStringLiteral("Copy 2 files to 2 folders"));
            QVERIFY(seen.says("1 duplicate(s) stay out."));
            QVERIFY(seen.says("No two names clash."));
            seen.radio("All clusters")->setChecked(true);
            QTRY_VERIFY(seen.says("2 duplicate(s) stay out."));
            QTRY_VERIFY(seen.start()->isEnabled());
            seen.start()->click();
            QTRY_VERIFY(seen.button("Undo") != nullptr);
            QCOMPARE(filesIn(out / "taken"),
                     (std::set<std::string>{"cluster_1/Kick.wav", "cluster_2/hat.wav", "manifest.csv"}));
        }
        const ExportDialog again(map, {});
        QVERIFY(boxOf(again)->isChecked());
    }

    void aZipIsReplacedOnlyWithATick()
    {
        const ScratchFolder root;
        const ScratchFolder out;
        test::writeBytes(out / "there.zip", "precious");
        ExportDialog dialog(writtenMap(root.path()), {});
        const Seen seen(dialog);
        dialog.show();
        seen.radio("One zip file")->setChecked(true);
        seen.goTo(out / "there.zip");
        QTRY_VERIFY(seen.start()->text() == "Write 4 files to one zip");
        QCheckBox* replace = nullptr;
        for (QCheckBox* box : dialog.findChildren<QCheckBox*>()) {
            if (box->text() == "Replace the zip that is there")
                replace = box;
        }
        QVERIFY(replace != nullptr);
        QTRY_VERIFY(replace->isVisible());
        QVERIFY(!seen.start()->isEnabled());
        replace->setChecked(true);
        QTRY_VERIFY(seen.start()->isEnabled());
        // Another name takes the tick back.
        seen.goTo(out / "new.zip");
        QVERIFY(!replace->isChecked());
        QTRY_VERIFY(seen.start()->isEnabled() && !replace->isVisible());
        seen.start()->click();
        QTRY_VERIFY(seen.says("4 files (1 kB) are in "));
        QVERIFY(seen.button("Undo") == nullptr);
        QVERIFY(test::readBytes(out / "new.zip").starts_with("PK"));
        QCOMPARE(test::readBytes(out / "there.zip"), std::string("precious"));
        QCOMPARE(filesIn(out.path()), (std::set<std::string>{"new.zip", "there.zip"}));
    }

    void aBadTargetIsSaidInWordsAndCanBeMended_data()
    {
        QTest::addColumn<QString>("target"); // in the scratch folder
        QTest::newRow("no such folder") << "not/there/at/all";
        QTest::newRow("a file") << "file/below";
        QTest::newRow("in the exported folder") << "root/below";
    }
    void aBadTargetIsSaidInWordsAndCanBeMended()
    {
        QFETCH(QString, target);
        const ScratchFolder scratch;
        test::writeBytes(scratch / "file", "x");
        ExportDialog dialog(writtenMap(scratch / "root"), {});
        const Seen seen(dialog);
        dialog.show();
        seen.goTo(scratch / target.toStdString());
        QLabel* note = nullptr;
        const auto findNote = [&] {
            for (QLabel* label : dialog.findChildren<QLabel*>()) {
                if (label->property("danger").toBool() && label->isVisible() && !label->text().isEmpty())
                    note = label;
            }
            return note != nullptr;
        };
        QTRY_VERIFY(findNote());
        QVERIFY(!seen.start()->isEnabled());
        seen.goTo(scratch / "good");
        QTRY_VERIFY(seen.start()->isEnabled());
        QVERIFY(!note->property("danger").toBool());
    }

    void sourcesThatVanishedAreTold()
    {
        const ScratchFolder root;
        const ScratchFolder out;
        const MapResultPtr map = writtenMap(root.path());
        fs::remove(root / "b/hat.wav");
        ExportDialog dialog(map, {});
        const Seen seen(dialog);
        dialog.show();
        seen.goTo(out / "taken");
        QTRY_VERIFY(seen.start() != nullptr && seen.start()->isEnabled());
        seen.start()->click();
        QTRY_VERIFY(seen.says("1 file could not be read, the first: b/hat.wav"));
        QVERIFY(seen.says("3 files ("));
    }

    /// Large enough that Cancel comes while it runs; wherever it comes, no half file and no lie.
    void cancelLeavesNothingHalf_data()
    {
        QTest::addColumn<bool>("zip");
        QTest::newRow("folders") << false;
        QTest::newRow("zip") << true;
    }
    void cancelLeavesNothingHalf()
    {
        QFETCH(bool, zip);
        const ScratchFolder root;
        const ScratchFolder out;
        std::vector<test::MadeSample> samples;
        // Copies of large files may be done before Cancel is heard; many small ones take their time.
        const int count = zip ? 40 : 4000;
        const std::string noise = [zip] {
            std::string bytes(zip ? 4'000'000 : 4'000, ' ');
            unsigned state = 1;
            for (char& byte : bytes)
                byte = char((state = state * 1664525U + 1013904223U) >> 24);
            return bytes;
        }();
        for (int i = 0; i < count; ++i) {
            samples.push_back({"s" + std::to_string(10000 + i) + ".wav", i % 2, noise.size()});
            test::writeBytes(root / samples.back().path, noise);
        }
        ExportDialog dialog(test::madeMap(root.path(), samples), {});
        const Seen seen(dialog);
        dialog.show();
        if (zip)
            seen.radio("One zip file")->setChecked(true);
        seen.goTo(zip ? out / "taken.zip" : out / "taken");
        QTRY_VERIFY(seen.start() != nullptr && seen.start()->isEnabled());
        seen.start()->click();
        QTRY_VERIFY(seen.says(zip ? "of 40 files" : "of 4,000 files"));
        dialog.reject(); // as Esc and the window's cross do
        QVERIFY(dialog.isVisible());
        QTRY_VERIFY(seen.says("Cancelled."));
        if (zip) {
            QVERIFY(filesIn(out.path()).empty());
            QVERIFY(seen.says("Nothing was written."));
            return;
        }
        for (const std::string& file : filesIn(out.path()))
            QCOMPARE(fs::file_size(out / file), std::uintmax_t(noise.size()));
        if (seen.button("Undo") != nullptr) {
            seen.button("Undo")->click();
            QTRY_VERIFY(seen.says("removed."));
        }
        QVERIFY(fs::is_empty(out.path()));
        QVERIFY(dialog.isVisible());
        dialog.reject();
        QVERIFY(!dialog.isVisible());
    }

    void closingWhileThePlanIsMadeIsSafe()
    {
        std::vector<test::MadeSample> samples;
        for (int i = 0; i < 50'000; ++i)
            samples.push_back({"f" + std::to_string(i % 100) + "/kick.wav", i % 30});
        const MapResultPtr map = test::madeMap("/sounds", samples);
        for (int i = 0; i < 5; ++i) {
            ExportDialog dialog(map, {});
            dialog.show();
            QCoreApplication::processEvents();
        }
    }

    void everyControlHasAName()
    {
        const ScratchFolder root;
        ExportDialog dialog(writtenMap(root.path()), {1});
        for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
            if (widget->focusPolicy() != Qt::NoFocus &&
                qobject_cast<const QAbstractItemView*>(widget->parent()) == nullptr)
                QVERIFY2(!widget->accessibleName().isEmpty(),
                         qPrintable(QString(widget->metaObject()->className()) + " " + widget->objectName()));
        }
    }
};

QTEST_MAIN(ExportDialogTest)
#include "export_dialog_test.moc"
