// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace otozu
{

/// Lies over a widget while something is dragged over the window that it would open.
class DropVeil : public QWidget
{
    Q_OBJECT
public:
    explicit DropVeil(QWidget* covered);

    void setShown(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace otozu
