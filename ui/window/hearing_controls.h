// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QSlider;

namespace otozu
{

class Actions;
class AuditionEngine;
class Settings;

/// Left end of the status bar: play and stop, volume, mute, level-match, loop, hover audition, and in words what the
/// sound output is up to. Keeps engine, actions and settings equal.
class HearingControls : public QWidget
{
    Q_OBJECT
public:
    HearingControls(AuditionEngine& engine, Actions& actions, Settings& settings, QWidget* parent = nullptr);

    [[nodiscard]] QString stateText() const;

private:
    void showState();
    void showPlaying(bool playing);

    AuditionEngine& m_engine;
    Actions& m_actions;
    QSlider* m_volume;
    QLabel* m_state;
    QTimer m_trouble; ///< How long a sound's own trouble stands.
};

} // namespace otozu
