// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/export_dialog.h"

#include "core/export/folder_export.h"
#include "core/qt/export_worker.h"
#include "core/qt/path_conversion.h"
#include "ui/dialogs/export_form.h"
#include "ui/dialogs/file_manager.h"
#include "ui/panels/fact_texts.h"
#include "ui/panels/latest_job.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

namespace otozu
{
namespace
{

enum Page { Choosing, Running, Done };
constexpr int kProgressSteps = 1000;

QPushButton* button(const QString& text)
{
    auto* made = new QPushButton(text);
    made->setAccessibleName(text);
    made->setAutoDefault(false);
    return made;
}

} // namespace

struct ExportDialog::Parts {
    explicit Parts(ExportDialog* dialog) : window(dialog) {}

    ExportDialog* window;
    ExportForm* form = nullptr;
    QStackedWidget* pages = nullptr;
    QPushButton* start = nullptr;
    QProgressBar* bar = nullptr;
    QLabel* progress = nullptr;
    QPushButton* cancel = nullptr;
    QLabel* summary = nullptr;
    QPushButton* undo = nullptr;
    QPushButton* open = nullptr;
    QPushButton* close = nullptr;

    ExportPreview preview;
    quint64 previewId = 0;
    bool previewDue = true;
    quint64 run = 0;
    bool undoing = false;
    QElapsedTimer clock;
    ExportJournal journal;
    std::filesystem::path target;
    ExportWorker worker;
    LatestJob planner; // last, so that its thread is gone before what it hands results to

    QWidget* buildChoosing();
    QWidget* buildRunning();
    QWidget* buildDone();
    void askForPreview();
    void showPreview(const ExportPreview& made);
    void begin();
    void undoExport();
    void keep(const ExportJournal& written);
    void goRunning();
    void goDone(const QString& text, bool danger);
    void goChoosing();
};

QWidget* ExportDialog::Parts::buildChoosing()
{
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    auto* promise = new QLabel(ExportDialog::tr("Your files stay where they are: only copies are made."));
    promise->setProperty("dim", true);
    auto* leave = button(ExportDialog::tr("Close"));
    start = button(ExportDialog::tr("Export"));
    start->setDefault(true);
    start->setEnabled(false);
    row->addWidget(promise, 1);
    row->addWidget(leave);
    row->addWidget(start);
    connect(leave, &QPushButton::clicked, window, &QDialog::reject);
    connect(start, &QPushButton::clicked, window, [this] { begin(); });
    return page;
}

QWidget* ExportDialog::Parts::buildRunning()
{
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kMedium * 2);
    auto* column = new QVBoxLayout;
    bar = new QProgressBar;
    bar->setRange(0, kProgressSteps);
    bar->setTextVisible(false);
    bar->setAccessibleName(ExportDialog::tr("Progress of the export"));
    progress = new QLabel;
    progress->setProperty("dim", true);
    column->addWidget(bar);
    column->addWidget(progress);
    cancel = button(ExportDialog::tr("Cancel"));
    row->addLayout(column, 1);
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, window, &QDialog::reject);
    return page;
}

QWidget* ExportDialog::Parts::buildDone()
{
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kMedium);
    summary = new QLabel;
    summary->setWordWrap(true);
    summary->setTextFormat(Qt::PlainText);
    auto* back = button(ExportDialog::tr("Back"));
    undo = button(ExportDialog::tr("Undo"));
    undo->setToolTip(ExportDialog::tr("Removes the copies that were just made"));
    open = button(ExportDialog::tr("Open folder"));
    close = button(ExportDialog::tr("Close"));
    row->addWidget(summary, 1);
    for (QPushButton* each : {back, undo, open, close})
        row->addWidget(each);
    connect(back, &QPushButton::clicked, window, [this] { goChoosing(); });
    connect(undo, &QPushButton::clicked, window, [this] { undoExport(); });
    connect(open, &QPushButton::clicked, window, [this] {
        const bool folder = std::filesystem::is_directory(target);
        openInFileManager(folder ? target : target.parent_path());
    });
    connect(close, &QPushButton::clicked, window, &QDialog::accept);
    return page;
}

void ExportDialog::Parts::askForPreview()
{
    if (pages->currentIndex() == Done)
        goChoosing();
    const quint64 id = ++previewId;
    previewDue = true;
    start->setEnabled(false);
    planner.start([this, id, choice = form->choice()](const std::stop_token& stop) {
        ExportPreview made = makeExportPreview(choice, stop);
        QMetaObject::invokeMethod(
            window,
            [this, id, made = std::move(made)] {
                if (id == previewId)
                    showPreview(made);
            },
            Qt::QueuedConnection);
    });
}

void ExportDialog::Parts::showPreview(const ExportPreview& made)
{
    preview = made;
    previewDue = false;
    form->showPreview(preview);
    const ExportPlan& plan = *preview.plan;
    start->setText(exportButtonText(plan, form->zip()));
    start->setAccessibleName(start->text());
    const bool blocked = form->zip() && preview.exists && !form->mayReplace();
    start->setEnabled(!plan.entries.empty() && !preview.trouble && !blocked && !form->choice().target.empty());
}

void ExportDialog::Parts::begin()
{
    if (previewDue || !preview.plan)
        return;
    form->remember();
    target = form->choice().target;
    journal = {};
    undoing = false;
    goRunning();
    run = form->zip() ? worker.startZip(*preview.plan, target) : worker.startFolder(*preview.plan, target);
}

void ExportDialog::Parts::undoExport()
{
    undoing = true;
    goRunning();
    progress->setText(ExportDialog::tr("Removing the copies …"));
    bar->setRange(0, 0);
    cancel->setEnabled(false);
    run = worker.startUndo(journal);
}

void ExportDialog::Parts::keep(const ExportJournal& written)
{
    journal = written;
    if (!journal.empty()) // A zip leaves what was written before to be undone.
        emit window->journalChanged(journal);
}

void ExportDialog::Parts::goRunning()
{
    form->setEnabled(false);
    bar->setRange(0, kProgressSteps);
    bar->setValue(0);
    progress->setText(ExportDialog::tr("Starting …"));
    cancel->setEnabled(true);
    clock.start();
    pages->setCurrentIndex(Running);
    cancel->setFocus();
}

void ExportDialog::Parts::goDone(const QString& text, bool danger)
{
    run = 0;
    form->setEnabled(true);
    summary->setText(text);
    summary->setProperty("danger", danger);
    summary->style()->unpolish(summary);
    summary->style()->polish(summary);
    undo->setVisible(!journal.empty());
    std::error_code ignored;
    open->setVisible(std::filesystem::exists(target, ignored));
    pages->setCurrentIndex(Done);
    close->setFocus();
}

void ExportDialog::Parts::goChoosing()
{
    pages->setCurrentIndex(Choosing);
    askForPreview(); // what stands in the target is another now
}

ExportDialog::ExportDialog(MapResultPtr map, std::vector<int> selection, const ShownSounds& shown, QWidget* parent)
    : QDialog(parent), m_parts(std::make_unique<Parts>(this))
{
    Parts& p = *m_parts;
    setWindowTitle(tr("Export sounds"));
    auto* column = new QVBoxLayout(this);
    const int margin = space::kMedium * 2;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    p.form = new ExportForm(std::move(map), std::move(selection), shown);
    column->addWidget(p.form, 1);
    auto* line = new QFrame;
    line->setProperty("hairline", true);
    line->setFixedHeight(1);
    column->addWidget(line);
    p.pages = new QStackedWidget;
    p.pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    p.pages->addWidget(p.buildChoosing());
    p.pages->addWidget(p.buildRunning());
    p.pages->addWidget(p.buildDone());
    column->addWidget(p.pages);
    const QSize room = (parent != nullptr ? parent->screen() : screen())->availableSize();
    resize(QSize(860, 620).boundedTo(room - QSize(space::kHuge, 2 * space::kHuge)));

    connect(p.form, &ExportForm::changed, this, [this] { m_parts->askForPreview(); });
    connect(&p.worker, &ExportWorker::progressed, this, [this](quint64 run, const ExportProgress& now) {
        Parts& q = *m_parts;
        if (run != q.run || q.undoing)
            return;
        const double share = now.totalBytes > 0 ? double(now.bytes) / double(now.totalBytes) : 0.0;
        q.bar->setValue(int(share * kProgressSteps));
        q.progress->setText(exportProgressText(now, double(q.clock.elapsed()) / 1000.0));
    });
    connect(&p.worker, &ExportWorker::finished, this, [this](quint64 run, const ExportSummary& summary) {
        Parts& q = *m_parts;
        if (run != q.run)
            return;
        q.keep(summary.journal);
        q.goDone(exportSummaryText(summary), !summary.failed.empty());
    });
    connect(&p.worker, &ExportWorker::failed, this,
            [this](quint64 run, const Failure& failure, const ExportSummary& summary) {
                Parts& q = *m_parts;
                if (run != q.run)
                    return;
                q.keep(summary.journal);
                QString text = failureText(failure);
                if (summary.files > 0 && !summary.journal.empty())
                    text += tr(" %1 had been copied before, whole; Undo removes them.").arg(filesText(summary.files));
                q.goDone(text, true);
            });
    connect(&p.worker, &ExportWorker::cancelled, this, [this](quint64 run, const ExportSummary& summary) {
        Parts& q = *m_parts;
        if (run != q.run)
            return;
        q.keep(summary.journal);
        q.goDone(
            q.journal.files.empty()
                ? tr("Cancelled. Nothing was written.")
                : tr("Cancelled. %1 had been copied before, whole; Undo removes them.").arg(filesText(summary.files)),
            false);
    });
    connect(&p.worker, &ExportWorker::undone, this, [this](quint64 run, const UndoSummary& summary) {
        Parts& q = *m_parts;
        if (run != q.run)
            return;
        q.journal = {};
        emit journalChanged(q.journal);
        QString text = tr("Undone. The copies are removed.");
        if (!summary.kept.empty())
            text = tr("Undone. %1 stay, because they were changed since or could not be removed.")
                       .arg(filesText(summary.kept.size()));
        q.goDone(text, false);
    });
    p.askForPreview();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::chooseClusters(const std::vector<int>& clusters)
{
    m_parts->form->chooseClusters(clusters);
}

void ExportDialog::reject()
{
    Parts& p = *m_parts;
    if (p.run == 0) {
        QDialog::reject();
        return;
    }
    if (p.undoing)
        return;
    p.cancel->setEnabled(false);
    p.progress->setText(tr("Stopping …"));
    p.worker.cancel();
}

} // namespace otozu
