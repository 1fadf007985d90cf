// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QApplication;

namespace otozu
{

/// Names by which settings, caches and window managers know the program. Before anything else of Qt.
void nameApplication();

/// The size of everything, as the user's setting says; a scale set from outside counts more. Before the QApplication.
void applyScale(int percent);

/// Words and number formats of the system's language, where we have them; English otherwise. After the QApplication.
void loadTranslations(QApplication& application);

} // namespace otozu
