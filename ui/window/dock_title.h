// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QDockWidget;

namespace otozu
{

/// The slim heading of a dock: its title, and a button to close it. Drag it to move the dock, double click it to tear
/// the dock off or put it back.
class DockTitle : public QWidget
{
    Q_OBJECT
public:
    explicit DockTitle(QDockWidget* dock);
};

} // namespace otozu
