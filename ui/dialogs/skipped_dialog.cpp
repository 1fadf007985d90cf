// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/skipped_dialog.h"

#include "core/qt/path_conversion.h"
#include "ui/dialogs/file_manager.h"
#include "ui/dialogs/skipped_model.h"
#include "ui/panels/count_delegate.h"
#include "ui/panels/fact_texts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QCollator>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace otozu
{
namespace
{

/// Rows of one reason (-1: of all) whose path or reason holds every word that was typed.
class SkippedFilter : public QSortFilterProxyModel
{
public:
    explicit SkippedFilter(QObject* parent) : QSortFilterProxyModel(parent)
    {
        m_collator.setNumericMode(true);
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    }

    void setFault(int fault)
    {
        m_fault = fault;
        invalidateFilter();
    }
    void setWords(const QString& text)
    {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex path = sourceModel()->index(row, SkippedModel::File, parent);
        if (m_fault >= 0 && path.data(SkippedModel::FaultRole).toInt() != m_fault)
            return false;
        if (m_words.isEmpty())
            return true;
        const QString text = path.data(SkippedModel::PathRole).toString() + QLatin1Char('\n') +
                             path.siblingAtColumn(SkippedModel::Reason).data().toString();
        return std::all_of(m_words.begin(), m_words.end(),
                           [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    }

    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        return m_collator.compare(left.data().toString(), right.data().toString()) < 0;
    }

private:
    QCollator m_collator; ///< As file managers sort: 9 before 10.
    int m_fault = -1;
    QStringList m_words;
};

} // namespace

struct SkippedDialog::Parts {
    std::filesystem::path root;
    SkippedModel* model = nullptr;
    SkippedFilter* shown = nullptr;
    QTableView* table = nullptr;
    QLabel* count = nullptr;
    QPushButton* copy = nullptr;
    QPushButton* open = nullptr;

    /// Path and reason of each row, a tab between; the chosen rows, or all that are shown.
    [[nodiscard]] QString text(bool chosenOnly) const
    {
        QStringList lines;
        for (int row = 0; row < shown->rowCount(); ++row) {
            const QModelIndex index = shown->index(row, SkippedModel::File);
            if (chosenOnly && !table->selectionModel()->isRowSelected(row))
                continue;
            lines += displayText(root / model->at(shown->mapToSource(index).row()).path) + QLatin1Char('\t') +
                     index.siblingAtColumn(SkippedModel::Reason).data().toString();
        }
        return lines.join(QLatin1Char('\n'));
    }

    void showCount()
    {
        const int all = model->rowCount();
        const int now = shown->rowCount();
        count->setText(now == all
                           ? filesText(std::size_t(all))
                           : SkippedDialog::tr("%1 of %2").arg(QLocale().toString(now), filesText(std::size_t(all))));
        copy->setEnabled(now > 0);
    }

    void openFolder(const QModelIndex& index) const
    {
        const auto& file = model->at(shown->mapToSource(index).row());
        openInFileManager((root / file.path).parent_path());
    }
};

SkippedDialog::SkippedDialog(std::vector<FileFault> skipped, std::filesystem::path root, QWidget* parent)
    : QDialog(parent), m_parts(std::make_unique<Parts>())
{
    Parts& p = *m_parts;
    p.root = std::move(root);
    const std::size_t total = skipped.size();
    auto* reasons = new SkippedReasonsModel(skipped, this);
    p.model = new SkippedModel(std::move(skipped), this);
    p.shown = new SkippedFilter(this);
    p.shown->setSourceModel(p.model);
    setWindowTitle(tr("Skipped files"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium * 2, space::kMedium * 2, space::kMedium * 2, space::kMedium * 2);
    column->setSpacing(space::kMedium);
    auto* title = new QLabel(total == 0   ? tr("No file was skipped")
                             : total == 1 ? tr("1 file was skipped")
                                          : tr("%1 were skipped").arg(filesText(total)));
    title->setFont(Theme::font(TextRole::Title));
    column->addWidget(title);
    auto* hint = new QLabel(tr("They could not be analysed and are not on the map. Nothing was changed in them."));
    hint->setProperty("dim", true);
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addSpacing(space::kMedium);

    auto* filters = new QHBoxLayout;
    auto* box = new QLineEdit;
    box->setPlaceholderText(tr("Filter by name, folder or reason"));
    box->setAccessibleName(tr("Filter skipped files"));
    box->setClearButtonEnabled(true);
    p.count = new QLabel;
    p.count->setProperty("dim", true);
    filters->addWidget(box, 1);
    filters->addWidget(p.count);
    column->addLayout(filters);

    auto* row = new QHBoxLayout;
    row->setSpacing(space::kMedium);
    auto* list = new QListView;
    list->setModel(reasons);
    list->setItemDelegate(new CountDelegate(SkippedReasonsModel::CountRole, list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setFixedWidth(std::clamp(list->sizeHintForColumn(0) + space::kMedium, 160, 280));
    list->setCurrentIndex(reasons->index(0));
    list->setAccessibleName(tr("Reasons"));
    list->setUniformItemSizes(true);
    // With one reason there is nothing to choose.
    list->setVisible(reasons->rowCount() > 2);
    row->addWidget(list);

    p.table = new QTableView;
    p.table->setModel(p.shown);
    p.table->setAccessibleName(tr("Skipped files"));
    // Before sorting is turned on, which sorts at once.
    p.table->horizontalHeader()->setSortIndicator(SkippedModel::Folder, Qt::AscendingOrder);
    p.table->setSortingEnabled(true);
    p.table->setSelectionBehavior(QAbstractItemView::SelectRows);
    p.table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    p.table->setShowGrid(false);
    p.table->setWordWrap(false);
    p.table->setTextElideMode(Qt::ElideMiddle);
    p.table->setTabKeyNavigation(false);
    p.table->verticalHeader()->hide();
    p.table->verticalHeader()->setDefaultSectionSize(std::max(24, fontMetrics().height() + space::kMedium));
    p.table->horizontalHeader()->setHighlightSections(false);
    p.table->horizontalHeader()->setStretchLastSection(true);
    row->addWidget(p.table, 1);
    column->addLayout(row, 1);

    auto* buttons = new QHBoxLayout;
    p.copy = new QPushButton(tr("Copy list"));
    p.copy->setToolTip(tr("Puts the rows that are shown on the clipboard: path, tab, reason"));
    p.open = new QPushButton(tr("Open folder"));
    p.open->setEnabled(false);
    auto* close = new QPushButton(tr("Close"));
    close->setDefault(true);
    for (QPushButton* button : {p.copy, p.open, close})
        button->setAccessibleName(button->text());
    buttons->addWidget(p.copy);
    buttons->addWidget(p.open);
    buttons->addStretch();
    buttons->addWidget(close);
    column->addLayout(buttons);

    connect(box, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_parts->shown->setWords(text);
        m_parts->showCount();
    });
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& reason) {
        m_parts->shown->setFault(reason.data(SkippedReasonsModel::FaultRole).toInt());
        m_parts->showCount();
    });
    connect(p.table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_parts->open->setEnabled(m_parts->table->selectionModel()->hasSelection()); });
    connect(p.copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_parts->text(false)); });
    auto* copyRows = new QShortcut(QKeySequence::Copy, p.table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copyRows, &QShortcut::activated, this, [this] { QApplication::clipboard()->setText(m_parts->text(true)); });
    connect(p.open, &QPushButton::clicked, this, [this] {
        const QModelIndexList rows = m_parts->table->selectionModel()->selectedRows();
        if (!rows.isEmpty())
            m_parts->openFolder(rows.first());
    });
    connect(p.table, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { m_parts->openFolder(index); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    p.showCount();

    // As tall as its rows ask for, within reason: two rows do not float in an empty hall.
    const int rows = std::clamp(int(total), 6, 18);
    resize(960, 210 + rows * p.table->verticalHeader()->defaultSectionSize());
    p.table->setColumnWidth(SkippedModel::File, 200);
    p.table->setColumnWidth(SkippedModel::Folder, 150);
}

SkippedDialog::~SkippedDialog() = default;

} // namespace otozu
