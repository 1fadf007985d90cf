// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace otozu
{

/// The keys and what they do, over the whole window; any key or click closes it.
class ShortcutsOverlay : public QWidget
{
    Q_OBJECT
public:
    /// @param window  covered, and followed in size.
    explicit ShortcutsOverlay(QWidget* window);

    void open();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
};

} // namespace otozu
