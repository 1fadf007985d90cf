// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace otozu
{

/// Right end of the status bar: how far the work is, with a way to stop it, or what the map holds.
class ProgressStrip : public QWidget
{
    Q_OBJECT
public:
    /// @param pause  has a button beside Cancel while it is enabled and there is something to be said.
    explicit ProgressStrip(QAction* pause, QWidget* parent = nullptr);

    /// @param share  in [0, 1].
    void showWork(const QString& line, double share);
    /// Nothing is going on.
    void showResult(const QString& line);
    /// 0: no link.
    void setSkipped(qsizetype files);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString skippedText() const;

signals:
    void cancelRequested();
    void skippedRequested();

private:
    void updatePause();

    QLabel* m_line;
    QProgressBar* m_bar;
    QToolButton* m_pause;
    QToolButton* m_cancel;
    QPushButton* m_skipped;
};

} // namespace otozu
