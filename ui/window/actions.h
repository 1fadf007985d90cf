// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"
#include "ui/window/settings.h"

#include <QObject>
#include <array>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace otozu
{

/// Everything that the window can be told to do: texts, shortcuts, icons, tool tips. All belong to the window, so that
/// their shortcuts work wherever the focus is. What they do is connected elsewhere.
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QWidget* window);

    static constexpr const char* kTip = "tip"; ///< Property of each: its tool tip, where another is shown for now.

    QAction* open;
    QAction* addFolder; ///< To the library that is open.
    QAction* folders;   ///< Of it.
    QAction* rescan;
    QAction* layOutAgain;
    QAction* undoLayout;
    QAction* pause; ///< And resume.
    QAction* cancel;
    QAction* copyToCrate; ///< A menu of crates.
    QAction* exportSounds;
    QAction* undoExport;
    QAction* quit;

    QAction* selectAll;
    QAction* showAll;        ///< Zooms out.
    QAction* symbols;        ///< Checkable.
    QAction* foldDuplicates; ///< Checkable.
    QAction* coarser;        ///< Clusters.
    QAction* finer;
    QActionGroup* colouring;
    QActionGroup* profile; ///< data(): Profile.
    QActionGroup* theme;
    QActionGroup* scale; ///< data(): percent.
    QAction* reducedMotion;
    QAction* hidePanels;

    // What the user says of the selection, or of the current sound outside it.
    QAction* favourite;
    QAction* addTag;
    QAction* hide;
    QAction* unhide;
    QAction* showHidden; ///< Checkable.
    QAction* renameCluster;

    QAction* back; ///< To the sound that was chosen before.
    QAction* forward;

    QAction* togglePlay;
    QAction* playAgain;
    QAction* stop;
    QAction* mute;
    QAction* levelMatch;
    QAction* loop;
    QAction* hoverAudition;

    QAction* shortcuts;
    QAction* about;

    /// What `pause` is for now.
    void setPaused(bool paused) const;

    [[nodiscard]] Colouring checkedColouring() const;
    void check(Colouring colouring) const;
    [[nodiscard]] Profile checkedProfile() const;
    void check(Profile profile) const;
    void check(ThemeMode mode) const;
    void checkScale(int percent) const;

private:
    QAction* make(const QString& text, const QString& tip, const QString& icon = {}, const QString& keys = {});
    static void setTip(QAction* action, const QString& tip);
    QAction* choice(QActionGroup* group, const QString& text, const QVariant& data, const QString& keys = {});

    QWidget* m_window;
};

} // namespace otozu
