// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolBar>

class QActionGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace otozu
{

class Actions;
class Settings;

/// The bar at the top: folder, colours, the name of what is open, panels, export, menu.
class MainToolBar : public QToolBar
{
    Q_OBJECT
public:
    MainToolBar(Actions& actions, Settings& settings, QWidget* parent = nullptr);

    /// The name of the open folder, and what to say of it in a tool tip.
    void setFolder(const QString& name, const QString& path);
    /// The colours' name on its button follows the checked action.
    void updateColouring();
    /// So does the profile's.
    void updateProfile();
    /// A dock's toggle action, shown left of Export and in the menu.
    void addPanelAction(QAction* action);

signals:
    void recentRequested(const QString& folder);
    void demoRequested();

private:
    QMenu* recentMenu();
    QMenu* mainMenu();
    void fillRecent();
    /// A button that opens a menu of choices.
    QToolButton* addChoice(const QActionGroup& choices, const QString& icon, const QString& tip);
    static void showChoice(QToolButton* button, const QString& text);
    QToolButton* addButton(QAction* action, Qt::ToolButtonStyle style);

    Actions& m_actions;
    Settings& m_settings;
    QMenu* m_recent = nullptr;
    QMenu* m_panels = nullptr;
    QToolButton* m_colour;
    QToolButton* m_profile;
    QLabel* m_folder;
    QAction* m_beforeExport = nullptr;
};

} // namespace otozu
