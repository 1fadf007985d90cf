// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/folders_dialog.h"

#include "core/qt/path_conversion.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace otozu
{

FoldersDialog::FoldersDialog(QWidget* parent)
    : QDialog(parent), m_rows(new QVBoxLayout), m_add(new QPushButton(tr("Add folder…")))
{
    setWindowTitle(tr("Folders of this library"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium * 2, space::kMedium * 2, space::kMedium * 2, space::kMedium * 2);
    column->setSpacing(space::kMedium);
    auto* title = new QLabel(windowTitle());
    title->setFont(Theme::font(TextRole::Title));
    column->addWidget(title);
    auto* hint = new QLabel(tr("The sounds of all these are on one map. Nothing is ever changed in them."));
    hint->setProperty("dim", true);
    hint->setWordWrap(true);
    column->addWidget(hint);

    auto* list = new QWidget;
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::kMedium);
    auto* filled = new QVBoxLayout(list);
    filled->setContentsMargins(0, space::kMedium, space::kMedium, 0);
    filled->addLayout(m_rows);
    filled->addStretch();
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(list);
    area->setFocusPolicy(Qt::NoFocus);
    column->addWidget(area, 1);

    auto* buttons = new QHBoxLayout;
    auto* close = new QPushButton(tr("Close"));
    close->setDefault(true);
    for (QPushButton* button : {m_add, close})
        button->setAccessibleName(button->text());
    buttons->addWidget(m_add);
    buttons->addStretch();
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &FoldersDialog::addRequested);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(720, 320);
}

void FoldersDialog::setFolders(const std::vector<Folder>& folders, bool canChange)
{
    while (const QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto inUse = std::ranges::count_if(folders, [](const Folder& folder) { return !folder.root.removed; });
    for (const Folder& folder : folders)
        m_rows->addWidget(makeRow(folder, canChange, inUse == 1 && !folder.root.removed));
    m_add->setEnabled(canChange);
}

QWidget* FoldersDialog::makeRow(const Folder& folder, bool canChange, bool isLast)
{
    const StoredRoot& root = folder.root;
    const QString path = displayText(root.path);
    const int sounds = int(folder.sounds);
    auto* row = new QFrame;
    row->setProperty("card", true);
    auto* line = new QHBoxLayout(row);
    line->setSpacing(space::kMedium);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto* name = new QLabel(fontMetrics().elidedText(path, Qt::ElideMiddle, 420));
    name->setFont(Theme::font(TextRole::Strong));
    name->setToolTip(path);
    auto* state = new QLabel(root.removed  ? tr("Removed. %Ln sound(s) of it are kept, as missing.", nullptr, sounds)
                             : root.online ? tr("%Ln sound(s)", nullptr, sounds)
                                           : tr("Not there. %Ln sound(s) of it are kept.", nullptr, sounds));
    state->setProperty("dim", true);
    row->setAccessibleName(path + QStringLiteral(": ") + state->text());
    texts->addWidget(name);
    texts->addWidget(state);
    line->addLayout(texts, 1);

    const auto add = [&](const QString& text, const QString& tip, void (FoldersDialog::*signal)(RootId), bool enabled) {
        auto* button = new QPushButton(text);
        button->setAccessibleName(text + QStringLiteral(": ") + path);
        button->setToolTip(tip);
        button->setEnabled(enabled);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, signal, id = root.id] { emit(this->*signal)(id); });
        line->addWidget(button);
    };
    if (root.removed) {
        add(tr("Put back"), tr("Its sounds come back onto the map"), &FoldersDialog::restoreRequested, canChange);
        add(tr("Forget for good"), tr("Also favourites, tags and places of its sounds; the files stay as they are"),
            &FoldersDialog::forgetRequested, canChange);
        return row;
    }
    add(tr("It is now at…"), tr("Say where this folder has gone; all that is known of its sounds goes along"),
        &FoldersDialog::moveRequested, canChange);
    add(tr("Remove"),
        isLast ? tr("A library has at least one folder")
               : tr("No longer looked at; what is known of its sounds is kept until you say otherwise"),
        &FoldersDialog::removeRequested, canChange && !isLast);
    return row;
}

} // namespace otozu
