// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/skipped_dialog.h"

#include "core/qt/fault_texts.h"
#include "ui/dialogs/skipped_model.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace otozu;

namespace
{

std::vector<FileFault> threeFaults()
{
    return {{"a/empty.wav", Fault::Empty}, {"b/page.wav", Fault::NotAudio}, {"b/picture.aif", Fault::NotAudio}};
}

QPushButton* buttonOf(const QDialog& dialog, const QString& text)
{
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

bool says(const QDialog& dialog, const QString& text)
{
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        if (label->text() == text)
            return true;
    }
    return false;
}

/// The list of reasons; the table's headers are views too.
QListView* reasonsOf(const QDialog& dialog)
{
    return dialog.findChild<QListView*>();
}

} // namespace

class SkippedDialogTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(ThemeMode::Dark);
    }

    void models()
    {
        SkippedModel model(threeFaults());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, SkippedModel::File).data().toString(), QStringLiteral("page.wav"));
        QCOMPARE(model.index(1, SkippedModel::Folder).data().toString(), QStringLiteral("b"));
        QCOMPARE(model.index(1, SkippedModel::Reason).data().toString(), faultText(Fault::NotAudio));

        SkippedReasonsModel reasons(threeFaults());
        QAbstractItemModelTester reasonsTester(&reasons, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(reasons.rowCount(), 3);
        QCOMPARE(reasons.index(0).data(SkippedReasonsModel::CountRole).toInt(), 3);
        QCOMPARE(reasons.index(1).data().toString(), faultText(Fault::NotAudio));
        QCOMPARE(reasons.index(1).data(SkippedReasonsModel::CountRole).toInt(), 2);
        QCOMPARE(reasons.index(2).data().toString(), faultText(Fault::Empty));
    }

    void everyFaultHasWords()
    {
        for (int fault = 0; fault <= int(Fault::Internal); ++fault) {
            const SkippedModel model({{"a.wav", Fault(fault)}});
            const QString text = model.index(0, SkippedModel::Reason).data().toString();
            QVERIFY2(text.size() > 5 && text.contains(' '), qPrintable(text));
        }
    }

    void filterAndCopy()
    {
        SkippedDialog dialog(threeFaults(), "/sounds");
        dialog.show();
        QVERIFY(says(dialog, "3 files were skipped"));
        QVERIFY(says(dialog, "3 files"));
        auto* table = dialog.findChild<QTableView*>();
        auto* box = dialog.findChild<QLineEdit*>();
        box->setText("PAGE b/");
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(says(dialog, "1 of 3 files"));
        buttonOf(dialog, "Copy list")->click();
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("/sounds/b/page.wav\t") + faultText(Fault::NotAudio));
        box->setText("no such file");
        QCOMPARE(table->model()->rowCount(), 0);
        QVERIFY(!buttonOf(dialog, "Copy list")->isEnabled());
        box->clear();

        QListView* reasons = reasonsOf(dialog);
        QVERIFY(reasons->isVisible());
        QTest::mouseClick(reasons->viewport(), Qt::LeftButton, {},
                          reasons->visualRect(reasons->model()->index(2, 0)).center());
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("empty.wav"));
        QTest::mouseClick(reasons->viewport(), Qt::LeftButton, {},
                          reasons->visualRect(reasons->model()->index(0, 0)).center());
        QCOMPARE(table->model()->rowCount(), 3);
        buttonOf(dialog, "Copy list")->click();
        QCOMPARE(QApplication::clipboard()->text().split('\n').size(), 3);
    }

    void rowsAreSortedByAnyColumn()
    {
        SkippedDialog dialog(threeFaults(), "/sounds");
        auto* table = dialog.findChild<QTableView*>();
        table->sortByColumn(SkippedModel::File, Qt::DescendingOrder);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("picture.aif"));
        table->sortByColumn(SkippedModel::File, Qt::AscendingOrder);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("empty.wav"));
    }

    void oneFileAndNone()
    {
        const SkippedDialog one({{"a.wav", Fault::NoFrames}}, "/sounds");
        QVERIFY(says(one, "1 file was skipped"));
        QVERIFY(!reasonsOf(one)->isVisibleTo(&one));
        const SkippedDialog none({}, "/sounds");
        QVERIFY(says(none, "No file was skipped"));
        QVERIFY(!buttonOf(none, "Copy list")->isEnabled());
    }

    void fiveThousandRows()
    {
        std::vector<FileFault> many;
        for (int i = 0; i < 5000; ++i)
            many.push_back({"pack " + std::to_string(i % 40) + "/" + std::to_string(i) + ".wav", Fault(i % 9)});
        SkippedDialog dialog(many, "/sounds");
        dialog.show();
        QVERIFY(says(dialog, "5,000 files were skipped"));
        dialog.findChild<QLineEdit*>()->setText("pack 7/");
        QCOMPARE(dialog.findChild<QTableView*>()->model()->rowCount(), 500); // 7, 17, 27, 37
    }
};

QTEST_MAIN(SkippedDialogTest)
#include "skipped_dialog_test.moc"
