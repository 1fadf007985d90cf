// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace otozu
{

class DropZone;

/// What the window shows before there is a map: three ways in, and while a folder is read, how far it is.
/// The drop itself is the window's: a drop counts anywhere in it.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    /// @param pause  has a button beside Cancel while it is enabled.
    explicit WelcomePage(QAction* pause, QWidget* parent = nullptr);

    /// A drag with files is over the window.
    void setDropHint(bool on);
    /// In place of the ways in: a large line and a small one. Empty headline: the ways in again.
    void showWork(const QString& headline, const QString& detail, double share);
    /// In place of the ways in: how far what is paused has come, with a way to go on or to open something else.
    void showPaused(const QString& detail, double share);
    [[nodiscard]] bool isWorking() const { return m_working; }
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString detail() const;

signals:
    void openRequested();
    void demoRequested();
    void cancelRequested();

private:
    DropZone* m_zone;
    QLabel* m_headline;
    QLabel* m_detail;
    QPushButton* m_open;
    QPushButton* m_demo;
    QPushButton* m_pause;
    QPushButton* m_cancel;
    QLabel* m_or;
    bool m_working = false;

    void showLines(const QString& headline, const QString& detail, double share);
};

} // namespace otozu
