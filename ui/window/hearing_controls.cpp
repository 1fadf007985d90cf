// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/hearing_controls.h"

#include "core/qt/fault_texts.h"
#include "core/qt/path_conversion.h"
#include "ui/audition/audition_engine.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace otozu
{

namespace
{

constexpr int kVolumeSteps = 100;
constexpr int kTroubleMs = 6000;

/// The slider is a fader: equal ways sound like equal steps.
float amplitudeOf(int position)
{
    const double share = double(position) / kVolumeSteps;
    return float(share * share);
}

QToolButton* button(QAction* action)
{
    auto* made = new QToolButton;
    made->setDefaultAction(action);
    made->setAccessibleName(action->text());
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

HearingControls::HearingControls(AuditionEngine& engine, Actions& actions, Settings& settings, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_actions(actions), m_volume(new QSlider(Qt::Horizontal)), m_state(new QLabel)
{
    m_volume->setRange(0, kVolumeSteps);
    m_volume->setPageStep(10);
    m_volume->setFixedWidth(84);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setFocusPolicy(Qt::TabFocus);
    m_state->setProperty("dim", true);
    m_state->setAccessibleName(tr("Sound output"));
    m_trouble.setSingleShot(true);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kMedium, space::kHair, space::kMedium, space::kSmall);
    row->setSpacing(space::kHair);
    row->addWidget(button(actions.togglePlay));
    row->addWidget(button(actions.mute));
    row->addWidget(m_volume);
    row->addSpacing(space::kMedium);
    row->addWidget(button(actions.levelMatch));
    row->addWidget(button(actions.loop));
    row->addWidget(button(actions.hoverAudition));
    row->addSpacing(space::kMedium);
    row->addWidget(m_state);

    connect(m_volume, &QSlider::valueChanged, this, [this, &settings](int position) {
        m_engine.setVolume(amplitudeOf(position));
        settings.setVolume(double(position) / kVolumeSteps);
        m_volume->setToolTip(tr("Volume: %1 %").arg(position));
    });
    connect(actions.mute, &QAction::toggled, this, [this, &settings](bool on) {
        m_engine.setMuted(on);
        settings.setMuted(on);
    });
    connect(actions.levelMatch, &QAction::toggled, this, [this, &settings](bool on) {
        m_engine.setLevelMatch(on);
        settings.setLevelMatch(on);
    });
    connect(actions.loop, &QAction::toggled, this, [this, &settings](bool on) {
        m_engine.setLoop(on);
        settings.setLoop(on);
    });
    m_volume->setValue(int(std::lround(settings.volume() * kVolumeSteps)));
    m_volume->setToolTip(tr("Volume: %1 %").arg(m_volume->value()));
    m_engine.setVolume(amplitudeOf(m_volume->value()));
    actions.mute->setChecked(settings.muted());
    actions.levelMatch->setChecked(settings.levelMatch());
    m_engine.setLevelMatch(settings.levelMatch());
    actions.loop->setChecked(settings.loop());

    connect(&m_engine, &AuditionEngine::stateChanged, this, &HearingControls::showState);
    connect(&m_trouble, &QTimer::timeout, this, &HearingControls::showState);
    connect(&m_engine, &AuditionEngine::started, this, [this] {
        m_trouble.stop();
        showState();
        showPlaying(true);
    });
    connect(&m_engine, &AuditionEngine::finished, this, [this] { showPlaying(false); });
    connect(&m_engine, &AuditionEngine::failed, this, [this](const std::filesystem::path& file, Fault fault) {
        m_state->setText(tr("Cannot play %1: %2").arg(displayText(file.filename()), faultText(fault)));
        m_trouble.start(kTroubleMs);
    });
    showState();
}

QString HearingControls::stateText() const
{
    return m_state->text();
}

void HearingControls::showState()
{
    if (!m_trouble.isActive())
        m_state->setText(m_engine.stateText());
}

void HearingControls::showPlaying(bool playing)
{
    m_actions.togglePlay->setIcon(themeIcon(playing ? QStringLiteral("stop") : QStringLiteral("play")));
}

} // namespace otozu
