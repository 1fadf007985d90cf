// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/shortcuts_overlay.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace otozu
{

ShortcutsOverlay::ShortcutsOverlay(QWidget* window) : QWidget(window)
{
    using Rows = std::vector<std::pair<QString, QString>>;
    const auto keys = [](const char* text) {
        return QKeySequence(QLatin1String(text)).toString(QKeySequence::NativeText);
    };
    const std::pair<QString, Rows> columns[] = {
        {tr("Hear"),
         {{tr("Click", "mouse"), tr("Select a sound and hear it")},
          {tr("Arrow keys"), tr("The nearest sound in that direction")},
          {keys("Alt+Left") + QStringLiteral(" / ") + keys("Right"), tr("Back to the sound before, and forward")},
          {tr("Space"), tr("Play or stop")},
          {tr("Enter"), tr("Play again from the start")},
          {tr("Esc"), tr("Stop")},
          {keys("H"), tr("Hear sounds under the pointer: on or off")},
          {keys("M"), tr("Mute")},
          {keys("L"), tr("Loop")}}},
        {tr("Look"),
         {{tr("Wheel", "mouse"), tr("Zoom at the pointer")},
          {tr("Middle button, drag", "mouse"), tr("Move the map")},
          {keys("0"), tr("Show everything")},
          {tr("Double click", "mouse"), tr("Zoom to a cluster")},
          {keys("Ctrl+1") + QStringLiteral(" / 2 / 3"), tr("Colour by cluster, top folder, last folder")},
          {keys("[") + QStringLiteral("  ") + keys("]"), tr("Coarser or finer clusters")},
          {keys("S"), tr("A symbol for each group")},
          {keys("F9"), tr("Hide or show all panels")}}},
        {tr("Select and take along"),
         {{tr("Drag on empty ground", "mouse"), tr("Select a rectangle (Shift adds)")},
          {tr("Ctrl or Alt and drag", "mouse"), tr("Select with a lasso, from empty ground")},
          {tr("Ctrl and click", "mouse"), tr("Add or remove one sound")},
          {keys("Ctrl+A"), tr("Select everything")},
          {keys("F") + QStringLiteral(" / ") + keys("T"), tr("Favourite, add a tag")},
          {keys("Ctrl+H"), tr("Hide the selection")},
          {keys("F2"), tr("Rename the cluster")},
          {tr("Drag a dot", "mouse"), tr("Take it, or the selection, to another program")},
          {keys("C"), tr("Copy to a crate")},
          {keys("Ctrl+E"), tr("Export to folders or a zip")},
          {keys("Ctrl+O"), tr("Open a folder")},
          {keys("Ctrl+Shift+O"), tr("Add a folder to this library")},
          {keys("F5"), tr("Read the folder again")},
          {keys("P"), tr("Pause the analysis, or go on")}}}};

    auto* card = new QFrame;
    card->setProperty("card", true);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kHuge);
    grid->setHorizontalSpacing(space::kLarge);
    grid->setVerticalSpacing(space::kMedium - 1);
    int column = 0;
    int last = 0;
    for (const auto& [title, rows] : columns) {
        auto* heading = new QLabel(title);
        heading->setFont(Theme::font(TextRole::Title));
        grid->addWidget(heading, 0, column, 1, 2);
        grid->setRowMinimumHeight(1, space::kSmall);
        int row = 2;
        for (const auto& [key, what] : rows) {
            auto* keyLabel = new QLabel(key);
            keyLabel->setFont(Theme::font(TextRole::Strong));
            auto* whatLabel = new QLabel(what);
            whatLabel->setProperty("dim", true);
            whatLabel->setWordWrap(true);
            whatLabel->setMinimumWidth(186);
            keyLabel->setWordWrap(true);
            keyLabel->setMinimumWidth(112);
            grid->addWidget(keyLabel, row, column, Qt::AlignTop);
            grid->addWidget(whatLabel, row, column + 1, Qt::AlignTop);
            ++row;
        }
        last = std::max(last, row);
        column += 2;
    }
    auto* hint = new QLabel(tr("Any key closes this"));
    hint->setProperty("dim", true);
    hint->setAlignment(Qt::AlignCenter);
    grid->setRowMinimumHeight(last, space::kLarge);
    grid->addWidget(hint, last + 1, 0, 1, 6);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(card, 0, Qt::AlignCenter);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keyboard shortcuts"));
    window->installEventFilter(this);
    hide();
}

void ShortcutsOverlay::open()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
    setFocus(Qt::PopupFocusReason);
}

bool ShortcutsOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

bool ShortcutsOverlay::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) // Here keys only close.
        event->accept();
    return QWidget::event(event);
}

void ShortcutsOverlay::paintEvent(QPaintEvent*)
{
    QColor veil = Theme::instance().colors().window;
    veil.setAlphaF(0.82F);
    QPainter(this).fillRect(rect(), veil);
}

void ShortcutsOverlay::keyPressEvent(QKeyEvent*)
{
    hide();
}

void ShortcutsOverlay::mousePressEvent(QMouseEvent*)
{
    hide();
}

} // namespace otozu
