// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actions.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QWidget>

namespace otozu
{

Actions::Actions(QWidget* window) : QObject(window), m_window(window)
{
    open = make(tr("Open folder…"), tr("Open a folder of sounds"), QStringLiteral("folder_open"),
                QStringLiteral("Ctrl+O"));
    open->setIconText(tr("Open folder"));
    addFolder = make(tr("Add folder to this library…"), tr("The sounds of another folder come onto this map"), {},
                     QStringLiteral("Ctrl+Shift+O"));
    folders = make(tr("Folders of this library…"),
                   tr("See which folders the sounds come from; remove one, or say where it is now"));
    rescan = make(tr("Rescan"), tr("Read the folder again"), QStringLiteral("rescan"), QStringLiteral("F5"));
    layOutAgain = make(tr("Lay out again"), tr("A new layout of all sounds that resembles the one there is"),
                       QStringLiteral("fit"));
    undoLayout = make(tr("Undo layout"), tr("Back to the layout before"), QStringLiteral("undo"));
    pause = make({}, {}, QStringLiteral("pause"), QStringLiteral("P"));
    setPaused(false);
    cancel = make(tr("Cancel"), tr("Stop what is going on"), QStringLiteral("cancel"));
    copyToCrate = make(tr("Copy to a crate…"), tr("Copy the selection to a folder that you collect sounds in"),
                       QStringLiteral("crate"), QStringLiteral("C"));
    exportSounds = make(tr("Export…"), tr("Copy clusters or the selection to folders or a zip"),
                        QStringLiteral("export"), QStringLiteral("Ctrl+E"));
    exportSounds->setIconText(tr("Export"));
    undoExport = make(tr("Undo the last export"),
                      tr("Remove the copies that the last export made and nobody has changed since; "
                         "the originals are not touched"),
                      QStringLiteral("undo"));
    quit = make(tr("Quit"), tr("Close Otozu"), {}, QStringLiteral("Ctrl+Q"));
    quit->setMenuRole(QAction::QuitRole);

    selectAll = make(tr("Select all"), tr("Select every sound of the map"), {}, QStringLiteral("Ctrl+A"));
    showAll = make(tr("Show everything"), tr("Zoom out until the whole map can be seen"), QStringLiteral("fit"),
                   QStringLiteral("0"));
    symbols = make(tr("Symbols"), tr("A symbol for each group, beside its colour"), QStringLiteral("symbols"),
                   QStringLiteral("S"));
    symbols->setCheckable(true);
    foldDuplicates = make(tr("Fold duplicates"), tr("Sounds that are there more than once are one dot with a number"));
    foldDuplicates->setCheckable(true);
    coarser = make(tr("Coarser clusters"), tr("Fewer, larger clusters"), {}, QStringLiteral("["));
    finer = make(tr("Finer clusters"), tr("More, smaller clusters"), {}, QStringLiteral("]"));
    colouring = new QActionGroup(this);
    choice(colouring, tr("Cluster"), int(Colouring::Cluster), QStringLiteral("Ctrl+1"));
    choice(colouring, tr("Top folder"), int(Colouring::TopFolder), QStringLiteral("Ctrl+2"));
    choice(colouring, tr("Last folder"), int(Colouring::ParentFolder), QStringLiteral("Ctrl+3"));
    choice(colouring, tr("Length"), int(Colouring::Length), QStringLiteral("Ctrl+4"));
    choice(colouring, tr("Loudness"), int(Colouring::Loudness), QStringLiteral("Ctrl+5"));
    choice(colouring, tr("Brightness"), int(Colouring::Brightness), QStringLiteral("Ctrl+6"));
    choice(colouring, tr("Tempo"), int(Colouring::Tempo), QStringLiteral("Ctrl+7"));
    choice(colouring, tr("Key", "of music"), int(Colouring::Key), QStringLiteral("Ctrl+8"));
    choice(colouring, tr("Tag"), int(Colouring::Tag), QStringLiteral("Ctrl+9"));
    choice(colouring, tr("Favourite"), int(Colouring::Favourite), QStringLiteral("Ctrl+Shift+F"));
    choice(colouring, tr("Duplicate family"), int(Colouring::Family), QStringLiteral("Ctrl+Shift+D"));
    profile = new QActionGroup(this);
    choice(profile, tr("Timbre"), int(Profile::Timbre))
        ->setToolTip(tr("What a sound is made of, how it starts and dies away, over its whole length"));
    choice(profile, tr("Article"), int(Profile::Article))
        ->setToolTip(tr("The mel picture of the first five seconds, as in the article that Otozu grew from"));
    theme = new QActionGroup(this);
    choice(theme, tr("As the system"), int(ThemeMode::System));
    choice(theme, tr("Light"), int(ThemeMode::Light));
    choice(theme, tr("Dark"), int(ThemeMode::Dark));
    scale = new QActionGroup(this);
    for (const int percent : {75, 100, 125, 150, 175, 200})
        choice(scale, tr("%1 %").arg(percent), percent);
    reducedMotion = make(tr("Reduce motion"), tr("Views jump instead of gliding"));
    reducedMotion->setCheckable(true);
    hidePanels = make(tr("Hide or show all panels"), tr("The map alone"), {}, QStringLiteral("F9"));

    favourite = make(tr("Favourite"), tr("Mark the selection as favourites, or take the mark away"),
                     QStringLiteral("star"), QStringLiteral("F"));
    addTag = make(tr("Add a tag…"), tr("Give the selection a tag"), {}, QStringLiteral("T"));
    hide = make(tr("Hide"), tr("The selection leaves the map and the lists; the files stay"), {},
                QStringLiteral("Ctrl+H"));
    unhide = make(tr("Unhide"), tr("Hidden sounds of the selection come back"), {}, QStringLiteral("Ctrl+Shift+H"));
    showHidden = make(tr("Show hidden sounds"), tr("Hidden sounds are there again, in grey"));
    showHidden->setCheckable(true);
    renameCluster = make(tr("Rename the cluster…"), tr("A name of your own; empty: the one that was found"), {},
                         QStringLiteral("F2"));

    back = make(tr("Back"), tr("The sound that was chosen before"), {}, QStringLiteral("Alt+Left"));
    forward = make(tr("Forward"), tr("The sound that was chosen after it"), {}, QStringLiteral("Alt+Right"));

    togglePlay = make(tr("Play or stop"), tr("Play the current sound, or stop it"), QStringLiteral("play"),
                      QStringLiteral("Space"));
    playAgain = make(tr("Play again"), tr("Play the current sound from its start"), {}, QStringLiteral("Return"));
    playAgain->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    stop = make(tr("Stop"), tr("Stop the sound"), QStringLiteral("stop"), QStringLiteral("Esc"));
    mute = make(tr("Mute"), tr("Mute"), QString(), QStringLiteral("M"));
    mute->setIcon(themeIcon(QStringLiteral("volume"), QStringLiteral("volume_off")));
    mute->setCheckable(true);
    levelMatch = make(tr("Level-match"), tr("Play all sounds equally loud, so that loud does not win"),
                      QStringLiteral("level"), QStringLiteral("Shift+L"));
    levelMatch->setCheckable(true);
    loop = make(tr("Loop"), tr("Play the sound again and again"), QStringLiteral("loop"), QStringLiteral("L"));
    loop->setCheckable(true);
    hoverAudition = make(tr("Hear under the pointer"), tr("Play sounds as the pointer passes over them"),
                         QStringLiteral("hover_audition"), QStringLiteral("H"));
    hoverAudition->setCheckable(true);

    shortcuts = make(tr("Keyboard shortcuts"), tr("The keys and what they do"), QStringLiteral("keyboard"),
                     QStringLiteral("?"));
    about = make(tr("About Otozu"), tr("Version and licence"));
    about->setMenuRole(QAction::AboutRole);
}

QAction* Actions::make(const QString& text, const QString& tip, const QString& icon, const QString& keys)
{
    auto* action = new QAction(text, m_window);
    if (!keys.isEmpty())
        action->setShortcut(QKeySequence(keys));
    setTip(action, tip);
    action->setProperty(kTip, action->toolTip());
    if (!icon.isEmpty())
        action->setIcon(themeIcon(icon));
    m_window->addAction(action);
    return action;
}

void Actions::setTip(QAction* action, const QString& tip)
{
    const QKeySequence keys = action->shortcut();
    action->setToolTip(
        keys.isEmpty() ? tip : tr("%1 (%2)", "tool tip (shortcut)").arg(tip, keys.toString(QKeySequence::NativeText)));
}

void Actions::setPaused(bool paused) const
{
    const QString text = paused ? tr("Resume") : tr("Pause");
    if (pause->text() == text) // it would say that it has changed
        return;
    pause->setText(text);
    pause->setIcon(themeIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    setTip(pause, paused ? tr("Go on listening to the sounds that are left")
                         : tr("Stop listening until you resume, also over a restart; what was done is kept"));
}

QAction* Actions::choice(QActionGroup* group, const QString& text, const QVariant& data, const QString& keys)
{
    QAction* action = make(text, text, {}, keys);
    action->setCheckable(true);
    action->setData(data);
    group->addAction(action);
    return action;
}

Colouring Actions::checkedColouring() const
{
    return Colouring(colouring->checkedAction() != nullptr ? colouring->checkedAction()->data().toInt() : 0);
}

namespace
{

void checkData(const QActionGroup* group, int value)
{
    for (QAction* action : group->actions())
        if (action->data().toInt() == value)
            action->setChecked(true);
}

} // namespace

void Actions::check(Colouring value) const
{
    checkData(colouring, int(value));
}

Profile Actions::checkedProfile() const
{
    return profile->checkedAction() != nullptr ? Profile(profile->checkedAction()->data().toInt()) : Profile::Timbre;
}

void Actions::check(Profile value) const
{
    checkData(profile, int(value));
}

void Actions::check(ThemeMode mode) const
{
    checkData(theme, int(mode));
}

void Actions::checkScale(int percent) const
{
    checkData(scale, percent);
}

} // namespace otozu
