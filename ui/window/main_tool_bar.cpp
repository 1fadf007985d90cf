// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/main_tool_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace otozu
{

MainToolBar::MainToolBar(Actions& actions, Settings& settings, QWidget* parent)
    : QToolBar(parent), m_actions(actions), m_settings(settings), m_folder(new QLabel)
{
    setObjectName(QStringLiteral("mainToolBar"));
    setWindowTitle(tr("Tool bar"));
    setAccessibleName(tr("Tool bar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(16, 16));
    if (auto* more = findChild<QToolButton*>(QStringLiteral("qt_toolbar_ext_button"))) {
        more->setAccessibleName(tr("More buttons"));
        more->setToolTip(tr("More buttons"));
    }

    QToolButton* open = addButton(actions.open, Qt::ToolButtonTextBesideIcon);
    open->setPopupMode(QToolButton::MenuButtonPopup);
    open->setMenu(recentMenu());
    QToolButton* rescan = addButton(actions.rescan, Qt::ToolButtonTextBesideIcon);
    rescan->setPopupMode(QToolButton::MenuButtonPopup);
    auto* layouts = new QMenu(rescan);
    layouts->setToolTipsVisible(true);
    layouts->addAction(actions.rescan);
    layouts->addAction(actions.layOutAgain);
    layouts->addAction(actions.undoLayout);
    rescan->setMenu(layouts);
    addSeparator();

    m_colour = addChoice(*actions.colouring, QStringLiteral("palette"),
                         tr("What the colours stand for (Ctrl+1, Ctrl+2, Ctrl+3)"));
    m_profile = addChoice(*actions.profile, {}, tr("What makes sounds neighbours; a change reads the folder again"));
    addButton(actions.symbols, Qt::ToolButtonIconOnly);
    addButton(actions.showAll, Qt::ToolButtonIconOnly);

    const auto spacer = [this] {
        auto* widget = new QWidget;
        widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        addWidget(widget);
    };
    spacer();
    m_folder->setFont(Theme::font(TextRole::Strong));
    m_folder->setAccessibleName(tr("Open folder"));
    addWidget(m_folder);
    spacer();

    QToolButton* exporting = addButton(actions.exportSounds, Qt::ToolButtonTextBesideIcon);
    m_beforeExport = addSeparator();
    removeAction(m_beforeExport);
    insertAction(this->actions().constLast(), m_beforeExport);
    exporting->setProperty("primary", true);
    exporting->setPopupMode(QToolButton::MenuButtonPopup);
    auto* exports = new QMenu(exporting);
    exports->setToolTipsVisible(true);
    exports->addAction(actions.exportSounds);
    exports->addAction(actions.undoExport);
    exporting->setMenu(exports);

    auto* menu = new QToolButton;
    menu->setIcon(themeIcon(QStringLiteral("menu")));
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setProperty("bare", true);
    menu->setToolTip(tr("Menu"));
    menu->setAccessibleName(tr("Menu"));
    menu->setFocusPolicy(Qt::TabFocus);
    menu->setMenu(mainMenu());
    addWidget(menu);
    updateColouring();
    updateProfile();
}

void MainToolBar::setFolder(const QString& name, const QString& path)
{
    m_folder->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, 260));
    m_folder->setToolTip(path);
}

void MainToolBar::updateColouring()
{
    const QAction* checked = m_actions.colouring->checkedAction();
    showChoice(m_colour, tr("Colour: %1", "what the colours stand for").arg(checked ? checked->text() : QString()));
}

void MainToolBar::updateProfile()
{
    const QAction* checked = m_actions.profile->checkedAction();
    showChoice(m_profile, tr("Profile: %1", "what makes sounds neighbours").arg(checked ? checked->text() : QString()));
}

QToolButton* MainToolBar::addChoice(const QActionGroup& choices, const QString& icon, const QString& tip)
{
    auto* button = new QToolButton;
    if (!icon.isEmpty())
        button->setIcon(themeIcon(icon));
    button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    menu->addActions(choices.actions());
    button->setMenu(menu);
    addWidget(button);
    return button;
}

void MainToolBar::showChoice(QToolButton* button, const QString& text)
{
    button->setText(text);
    button->setAccessibleName(text);
}

void MainToolBar::addPanelAction(QAction* action)
{
    insertAction(m_beforeExport, action);
    if (auto* button = qobject_cast<QToolButton*>(widgetForAction(action))) {
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text());
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_panels->addAction(action);
}

QToolButton* MainToolBar::addButton(QAction* action, Qt::ToolButtonStyle style)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setAccessibleName(action->text());
    button->setFocusPolicy(Qt::TabFocus);
    addWidget(button);
    return button;
}

QMenu* MainToolBar::recentMenu()
{
    m_recent = new QMenu(tr("Recent folders"), this);
    m_recent->setToolTipsVisible(true);
    connect(m_recent, &QMenu::aboutToShow, this, &MainToolBar::fillRecent);
    return m_recent;
}

void MainToolBar::fillRecent()
{
    m_recent->clear();
    m_recent->addAction(m_actions.open);
    m_recent->addAction(m_actions.addFolder);
    m_recent->addAction(m_actions.folders);
    QAction* demo = m_recent->addAction(themeIcon(QStringLiteral("demo")), tr("Demo pack"));
    connect(demo, &QAction::triggered, this, &MainToolBar::demoRequested);
    const QStringList folders = m_settings.recentFolders();
    if (folders.isEmpty())
        return;
    m_recent->addSeparator();
    for (const QString& folder : folders) {
        QString text = folder;
        if (text.startsWith(QDir::homePath() + QLatin1Char('/')))
            text.replace(0, QDir::homePath().size(), QStringLiteral("~"));
        text = fontMetrics().elidedText(text, Qt::ElideMiddle, 420);
        QAction* action = m_recent->addAction(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setToolTip(folder);
        connect(action, &QAction::triggered, this, [this, folder] { emit recentRequested(folder); });
    }
    m_recent->addSeparator();
    connect(m_recent->addAction(tr("Forget these")), &QAction::triggered, this,
            [this] { m_settings.clearRecentFolders(); });
}

QMenu* MainToolBar::mainMenu()
{
    auto* menu = new QMenu(this);
    QMenu* look = menu->addMenu(tr("Look"));
    look->addActions(m_actions.theme->actions());
    look->addSeparator();
    look->addAction(m_actions.reducedMotion);
    QMenu* size = menu->addMenu(tr("Size (from the next start)"));
    size->addActions(m_actions.scale->actions());
    m_panels = menu->addMenu(tr("Panels"));
    m_panels->addAction(m_actions.hidePanels);
    m_panels->addSeparator();
    menu->addSeparator();
    menu->addAction(m_actions.addFolder);
    menu->addAction(m_actions.folders);
    menu->addAction(m_actions.pause);
    menu->addSeparator();
    menu->addAction(m_actions.layOutAgain);
    menu->addAction(m_actions.undoLayout);
    menu->addSeparator();
    menu->addAction(m_actions.back);
    menu->addAction(m_actions.forward);
    menu->addAction(m_actions.selectAll);
    menu->addAction(m_actions.showAll);
    menu->addAction(m_actions.foldDuplicates);
    menu->addAction(m_actions.showHidden);
    menu->addAction(m_actions.coarser);
    menu->addAction(m_actions.finer);
    menu->addSeparator();
    menu->addAction(m_actions.shortcuts);
    menu->addAction(m_actions.about);
    menu->addSeparator();
    menu->addAction(m_actions.quit);
    return menu;
}

} // namespace otozu
