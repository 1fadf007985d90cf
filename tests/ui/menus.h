// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QString>
#include <QTimer>

#include <functional>

namespace otozu::test
{

/// Does a deed that opens a menu and returns when it is closed.
/// @param use  what is done while the menu is there, as soon as it is; then it is closed.
/// @return whether there was one: a deed that opens none is not waited for.
inline bool withMenu(const std::function<void()>& deed, const std::function<void(QMenu&)>& use)
{
    bool seen = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (menu == nullptr)
            return;
        look.stop();
        seen = true;
        use(*menu);
        menu->close();
    });
    look.start(0);
    deed();
    return seen;
}

/// Chooses from the menu that a deed opens. @return whether there was such an entry.
inline bool choosesFromMenu(const QString& text, const std::function<void()>& deed)
{
    bool found = false;
    withMenu(deed, [&](const QMenu& menu) {
        for (QAction* action : menu.actions()) {
            if (action->text() == text && action->isEnabled()) {
                found = true;
                action->trigger();
                break;
            }
        }
    });
    return found;
}

} // namespace otozu::test
