// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/export_form.h"

#include "core/qt/path_conversion.h"
#include "ui/dialogs/cluster_check_model.h"
#include "ui/panels/count_delegate.h"
#include "ui/panels/fact_texts.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace otozu
{
namespace
{

QLabel* heading(const QString& text)
{
    auto* label = new QLabel(text);
    label->setFont(Theme::font(TextRole::Strong));
    return label;
}

QString musicFolder()
{
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return QDir(music).exists() ? music : QDir::homePath();
}

void setDanger(QLabel* label, bool danger)
{
    label->setProperty("dim", !danger);
    label->setProperty("danger", danger);
    // Style sheets look at properties only when asked.
    label->style()->unpolish(label);
    label->style()->polish(label);
}

} // namespace

ExportForm::ExportForm(MapResultPtr map, std::vector<int> selection, const ShownSounds& shown, QWidget* parent)
    : QWidget(parent), m_map(std::move(map)), m_shown(shown)
{
    std::sort(selection.begin(), selection.end());
    for (const int index : selection) {
        if (index >= 0 && std::size_t(index) < m_map->samples.size())
            m_selection.push_back(std::size_t(index));
    }
    const QSettings settings;
    m_folder = settings.value("export/folder", musicFolder() + tr("/Otozu export")).toString();
    const QString root = displayText(m_map->request.folder.filename());
    m_zipFile = settings.value("export/zipFolder", musicFolder()).toString() + QLatin1Char('/') +
                (root.isEmpty() ? QStringLiteral("otozu") : root) + QStringLiteral(".zip");

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium * 2);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kMedium * 2);
    row->addWidget(buildWhat());
    row->addWidget(buildPreview(), 1);
    column->addLayout(row, 1);
    column->addWidget(buildWhere());

    (settings.value("export/zip", false).toBool() ? m_asZip : m_asFolders)->setChecked(true);
    m_oneOfEach->setChecked(settings.value("export/oneOfEach", false).toBool());
    (m_selection.empty() ? m_all : m_selected)->setChecked(true);
    showTarget();

    for (QRadioButton* button : {m_all, m_chosen, m_selected})
        connect(button, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                emit changed();
        });
    connect(m_asZip, &QRadioButton::toggled, this, &ExportForm::showTarget);
    connect(m_clusters, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_chosen->isChecked())
            emit changed();
        else
            m_chosen->setChecked(true);
    });
    connect(m_target, &QLineEdit::textChanged, this, [this](const QString& text) {
        (zip() ? m_zipFile : m_folder) = text;
        m_replace->setChecked(false);
        emit changed();
    });
    for (QCheckBox* box : {m_oneOfEach, m_replace})
        connect(box, &QCheckBox::toggled, this, &ExportForm::changed);
    connect(m_onlyRenamed, &QCheckBox::toggled, this, [this](bool on) {
        m_tree->setOnlyRenamed(on);
        if (on)
            m_view->expandAll();
    });
}

QWidget* ExportForm::buildWhat()
{
    auto* side = new QWidget;
    side->setFixedWidth(248);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(heading(tr("What")));
    const QLocale locale;
    m_selected = new QRadioButton(tr("The selection (%1)").arg(soundsText(m_selection.size())));
    m_selected->setVisible(!m_selection.empty());
    m_all = new QRadioButton(tr("All clusters (%1)").arg(soundsText(m_map->samples.size() - m_shown.leftOutCount())));
    m_chosen = new QRadioButton(tr("Chosen clusters"));
    auto* what = new QButtonGroup(side);
    for (QRadioButton* button : {m_selected, m_all, m_chosen}) {
        what->addButton(button);
        button->setAccessibleName(button->text());
        column->addWidget(button);
    }
    if (m_shown.leftOutCount() > 0) {
        auto* note = new QLabel(
            tr("%Ln hidden sound(s) are left out.", "of clusters that are exported", int(m_shown.leftOutCount())));
        note->setProperty("dim", true);
        note->setWordWrap(true);
        column->addWidget(note);
    }
    m_clusters = new ClusterCheckModel(m_map, m_shown, this);
    m_list = new QListView;
    m_list->setModel(m_clusters);
    m_list->setItemDelegate(new CountDelegate(ClusterCheckModel::CountRole, m_list));
    m_list->setAccessibleName(tr("Clusters to export"));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list, 1);

    auto* bulk = new QHBoxLayout;
    for (const bool on : {true, false}) {
        auto* button = new QPushButton(on ? tr("Check all") : tr("Check none"));
        button->setAccessibleName(button->text());
        button->setFlat(true);
        button->setProperty("flat", true);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, on] { m_clusters->setAllChecked(on); });
        bulk->addWidget(button);
    }
    bulk->addStretch();
    column->addLayout(bulk);

    column->addSpacing(space::kMedium);
    column->addWidget(heading(tr("As")));
    m_asFolders = new QRadioButton(tr("Folders, one a cluster"));
    m_asZip = new QRadioButton(tr("One zip file"));
    auto* form = new QButtonGroup(side);
    for (QRadioButton* button : {m_asFolders, m_asZip}) {
        form->addButton(button);
        button->setAccessibleName(button->text());
        column->addWidget(button);
    }
    column->addSpacing(space::kMedium);
    m_oneOfEach = new QCheckBox(tr("One of each duplicate"));
    m_oneOfEach->setAccessibleName(m_oneOfEach->text());
    m_oneOfEach->setToolTip(tr("Of sounds that are there more than once, also at another level or in another format, "
                               "one goes out"));
    m_oneOfEach->setVisible(!m_map->families.empty());
    column->addWidget(m_oneOfEach);
    return side;
}

QWidget* ExportForm::buildPreview()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(heading(tr("Preview")));
    m_tree = new ExportTreeModel(this);
    m_view = new QTreeView;
    m_view->setModel(m_tree);
    m_view->setAccessibleName(tr("What will be written"));
    m_view->setUniformRowHeights(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setIndentation(space::kMedium * 2);
    QHeaderView* header = m_view->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ExportTreeModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(ExportTreeModel::Before, QHeaderView::Interactive);
    for (const int narrow : {int(ExportTreeModel::Files), int(ExportTreeModel::Size)})
        header->setSectionResizeMode(narrow, QHeaderView::ResizeToContents);
    header->resizeSection(ExportTreeModel::Before, 170);
    column->addWidget(m_view, 1);

    auto* row = new QHBoxLayout;
    m_clashes = new QLabel;
    m_clashes->setProperty("dim", true);
    m_onlyRenamed = new QCheckBox(tr("Show only these"));
    m_onlyRenamed->setAccessibleName(tr("Show only files whose name changes"));
    row->addWidget(m_clashes, 1);
    row->addWidget(m_onlyRenamed);
    column->addLayout(row);
    return side;
}

QWidget* ExportForm::buildWhere()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kMedium);
    m_target = new QLineEdit;
    m_target->setAccessibleName(tr("Where to"));
    auto* choose = new QPushButton(tr("Choose …"));
    choose->setAccessibleName(tr("Choose where to"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ExportForm::browse);
    row->addWidget(heading(tr("Where to")));
    row->addWidget(m_target, 1);
    row->addWidget(choose);
    column->addLayout(row);
    m_note = new QLabel;
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("dim", true);
    column->addWidget(m_note);
    m_replace = new QCheckBox(tr("Replace the zip that is there"));
    m_replace->setAccessibleName(m_replace->text());
    m_replace->hide();
    column->addWidget(m_replace);
    return part;
}

void ExportForm::showTarget()
{
    // textChanged() asks for the preview; where both texts are equal it does not come.
    const QString text = zip() ? m_zipFile : m_folder;
    if (m_target->text() == text)
        emit changed();
    m_target->setText(text);
}

void ExportForm::browse()
{
    const QString picked = zip()
                               ? QFileDialog::getSaveFileName(this, tr("Write zip"), m_zipFile, tr("Zip files (*.zip)"),
                                                              nullptr, QFileDialog::DontConfirmOverwrite)
                               : QFileDialog::getExistingDirectory(this, tr("Copy into"), m_folder);
    if (!picked.isEmpty())
        m_target->setText(zip() && !picked.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)
                              ? picked + QStringLiteral(".zip")
                              : picked);
}

bool ExportForm::zip() const
{
    return m_asZip->isChecked();
}

bool ExportForm::mayReplace() const
{
    return m_replace->isChecked();
}

void ExportForm::chooseClusters(const std::vector<int>& clusters)
{
    m_clusters->setChecked(clusters);
    m_chosen->setChecked(true);
}

ExportChoice ExportForm::choice() const
{
    ExportChoice choice;
    choice.map = m_map;
    choice.shown = m_shown;
    choice.oneOfEach = m_oneOfEach->isChecked();
    choice.zip = zip();
    choice.target = pathOfQString(m_target->text().trimmed());
    if (m_chosen->isChecked())
        choice.clusters = m_clusters->checked();
    else if (m_selected->isChecked())
        choice.samples = m_selection;
    else {
        for (std::size_t i = 0; i < m_map->samples.size(); ++i) {
            if (m_shown.isShown(int(i)))
                choice.samples.push_back(i);
        }
    }
    return choice;
}

void ExportForm::showPreview(const ExportPreview& preview)
{
    const ExportPlan& plan = *preview.plan;
    m_tree->setPlan(preview.plan);
    const std::size_t renamed = m_tree->renamed();
    m_view->setColumnHidden(ExportTreeModel::Before, renamed == 0);
    // A few folders show their files at once; many stay closed, so that all of them are seen.
    if (m_tree->rowCount() <= 2 || m_onlyRenamed->isChecked())
        m_view->expandAll();
    m_onlyRenamed->setVisible(renamed > 0);
    if (renamed == 0) {
        m_onlyRenamed->setChecked(false);
        m_clashes->setText(plan.entries.empty() ? QString()
                                                : tr("No two names clash. A list of what came from where is added."));
    } else if (plan.clashes == renamed) {
        m_clashes->setText(tr("%1 would clash by name and get a number").arg(filesText(plan.clashes)));
    } else {
        m_clashes->setText(tr("%1 get another name: %2 clashed, %3 would not work on every system")
                               .arg(filesText(renamed), QLocale().toString(qulonglong(plan.clashes)),
                                    QLocale().toString(qulonglong(plan.unsafeNames))));
    }

    m_replace->setVisible(zip() && preview.exists && !preview.trouble);
    const bool full = preview.freeBytes > 0 && plan.bytes > preview.freeBytes;
    setDanger(m_note, preview.trouble.has_value() || full);
    if (preview.trouble) {
        m_note->setText(failureText(*preview.trouble));
        return;
    }
    QString text = tr("%1, %2.").arg(filesText(plan.entries.size()), sizeText(plan.bytes));
    if (plan.folded > 0)
        text += tr(" %Ln duplicate(s) stay out.", nullptr, int(plan.folded));
    if (plan.entries.empty())
        text = tr("Nothing is chosen.");
    else if (full)
        text += tr(" Only %1 are free there.").arg(sizeText(preview.freeBytes));
    else if (preview.freeBytes > 0)
        text += tr(" %1 are free there.").arg(sizeText(preview.freeBytes));
    if (!zip() && preview.exists)
        text += tr(" The folder is not empty: nothing in it will be replaced.");
    m_note->setText(text);
}

void ExportForm::remember() const
{
    QSettings settings;
    settings.setValue("export/zip", zip());
    settings.setValue("export/oneOfEach", m_oneOfEach->isChecked());
    if (zip())
        settings.setValue("export/zipFolder", QFileInfo(m_zipFile).path());
    else
        settings.setValue("export/folder", m_folder);
}

} // namespace otozu
