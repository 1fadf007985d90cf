// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/crate_panel.h"

#include "ui/panels/crate_list.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace otozu
{

namespace
{

constexpr int kLookMilliseconds = 2500;

} // namespace

CratePanel::CratePanel(QWidget* parent)
    : QWidget(parent), m_list(new CrateList), m_add(new QToolButton), m_word(new QLabel), m_pages(new QStackedLayout)
{
    setAccessibleName(tr("Crates"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, 0);
    column->setSpacing(space::kSmall);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kLarge, 0, space::kLarge, 0);
    head->setSpacing(space::kLarge);
    m_add->setText(tr("Add crate…"));
    m_add->setIcon(themeIcon(QStringLiteral("crate")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setFocusPolicy(Qt::TabFocus);
    head->addWidget(m_add);
    auto* hint = new QLabel(tr("Drop sounds on a crate: they are copied there."));
    hint->setProperty("dim", true);
    hint->setMinimumWidth(0);
    hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(hint, 1);
    column->addLayout(head);
    m_word->setText(tr("A crate is a folder of yours in which you collect sounds.\n"
                       "They are copied there; nothing is moved or overwritten."));
    m_word->setAlignment(Qt::AlignCenter);
    m_word->setWordWrap(true);
    m_word->setProperty("dim", true);
    m_pages->addWidget(m_word);
    m_pages->addWidget(m_list);
    column->addLayout(m_pages, 1);
    setTrouble({});

    connect(m_add, &QToolButton::clicked, this, &CratePanel::addRequested);
    connect(&m_list->crates(), &CrateModel::renamed, this, &CratePanel::renamed);
    connect(m_list, &CrateList::dropped, this, &CratePanel::dropped);
    connect(m_list, &CrateList::openRequested, this, &CratePanel::openRequested);
    connect(m_list, &CrateList::removeRequested, this, [this](int crate) {
        if (m_canChange)
            emit removeRequested(crate);
    });
    connect(m_list, &CrateList::menuRequested, this, &CratePanel::menuRequested);
    connect(&m_looks, &CrateLooks::looked, this,
            [this](const std::vector<std::filesystem::path>& folders, const std::vector<CrateState>& states) {
                for (std::size_t i = 0; i < folders.size(); ++i)
                    m_list->crates().setState(folders[i], states[i]);
                if (isVisible())
                    m_every.start();
            });
    // Counts from the last answer: a slow drive is not asked again before it has given one.
    m_every.setInterval(kLookMilliseconds);
    m_every.setSingleShot(true);
    connect(&m_every, &QTimer::timeout, this, &CratePanel::look);
}

void CratePanel::setCrates(const std::vector<Crate>& crates)
{
    if (crates == m_list->crates().crates())
        return;
    m_list->crates().setCrates(crates);
    m_pages->setCurrentWidget(crates.empty() ? static_cast<QWidget*>(m_word) : m_list);
    if (isVisible())
        look();
}

const std::vector<Crate>& CratePanel::crates() const
{
    return m_list->crates().crates();
}

void CratePanel::setTrouble(const QString& why)
{
    m_canChange = why.isEmpty();
    m_add->setEnabled(m_canChange);
    m_add->setToolTip(m_canChange ? tr("Choose a folder for sounds that you collect") : why);
    m_list->crates().setRenamable(m_canChange);
}

const CrateState& CratePanel::state(int crate) const
{
    return m_list->crates().state(crate);
}

void CratePanel::look()
{
    std::vector<std::filesystem::path> folders;
    for (const Crate& crate : crates())
        folders.push_back(crate.folder);
    if (!folders.empty())
        m_looks.look(folders);
}

void CratePanel::editName(int crate)
{
    const QModelIndex index = m_list->model()->index(crate, 0);
    if (!index.isValid() || !m_canChange)
        return;
    m_list->setFocus(Qt::OtherFocusReason);
    m_list->setCurrentIndex(index);
    m_list->edit(index);
}

QSize CratePanel::sizeHint() const
{
    return {600, 160};
}

void CratePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    look();
}

void CratePanel::hideEvent(QHideEvent* event)
{
    m_every.stop();
    QWidget::hideEvent(event);
}

} // namespace otozu
