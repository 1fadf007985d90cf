// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/weight_sliders.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

namespace otozu
{

namespace
{

constexpr int kSteps = 10; ///< To 1, which is what counts on the map, where it counts there.
constexpr int kMost = 2 * kSteps;

int stepsOf(double weight)
{
    return int(std::lround(std::clamp(weight, 0.0, 2.0) * kSteps));
}

std::array<int, 3> stepsOf(const SimilarityWeights& weights)
{
    return {stepsOf(weights.timbre), stepsOf(weights.envelope), stepsOf(weights.pitch)};
}

} // namespace

WeightSliders::WeightSliders(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kMedium);
    grid->setVerticalSpacing(0);
    const std::array<QString, 3> names = {tr("Timbre", "what counts when sounds are compared"),
                                          tr("Envelope", "what counts when sounds are compared"),
                                          tr("Pitch", "what counts when sounds are compared")};
    const std::array<int, 3> steps = stepsOf(SimilarityWeights());
    for (std::size_t i = 0; i < m_sliders.size(); ++i) {
        auto* name = new QLabel(names[i]);
        name->setFont(Theme::font(TextRole::Caption));
        name->setProperty("dim", true);
        auto* slider = new QSlider(Qt::Horizontal);
        slider->setRange(0, kMost);
        slider->setPageStep(kSteps / 2);
        slider->setValue(steps[i]);
        slider->setFocusPolicy(Qt::TabFocus);
        slider->setMinimumWidth(40);
        slider->setAccessibleName(tr("How much it counts: %1", "timbre, envelope or pitch").arg(names[i]));
        slider->installEventFilter(this);
        name->setBuddy(slider);
        grid->addWidget(name, 0, int(i));
        grid->addWidget(slider, 1, int(i));
        grid->setColumnStretch(int(i), 1);
        connect(slider, &QSlider::valueChanged, this, [this] {
            showTips();
            emit changed(weights());
        });
        m_sliders[i] = slider;
    }
    showTips();
}

void WeightSliders::setWeights(const SimilarityWeights& weights)
{
    const SimilarityWeights before = this->weights();
    const std::array<int, 3> steps = stepsOf(weights);
    for (std::size_t i = 0; i < m_sliders.size(); ++i) {
        const QSignalBlocker quiet(m_sliders[i]);
        m_sliders[i]->setValue(steps[i]);
    }
    showTips();
    if (this->weights() != before)
        emit changed(this->weights());
}

SimilarityWeights WeightSliders::weights() const
{
    const auto weight = [this](std::size_t i) { return double(m_sliders[i]->value()) / kSteps; };
    return {.timbre = weight(0), .envelope = weight(1), .pitch = weight(2)};
}

void WeightSliders::setProfile(Profile profile)
{
    m_profile = profile;
    m_sliders[0]->setEnabled(profile == Profile::Timbre);
    m_sliders[1]->setEnabled(profile == Profile::Timbre);
    showTips();
}

void WeightSliders::showTips()
{
    const std::array<QString, 3> what = {tr("What the sound is made of, and how that moves"),
                                         tr("How the sound starts and dies away"), tr("The note that is played")};
    const QLocale locale;
    for (std::size_t i = 0; i < m_sliders.size(); ++i) {
        QSlider* slider = m_sliders[i];
        const QString value = locale.toString(double(slider->value()) / kSteps, 'f', 1);
        slider->setAccessibleDescription(value);
        slider->setToolTip(
            slider->isEnabled()
                ? tr("%1: counts %2. A double click goes back to what counts on the map.", "weight").arg(what[i], value)
                : tr("Only the profile Timbre tells timbre from envelope."));
    }
}

bool WeightSliders::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonDblClick) {
        const std::array<int, 3> steps = stepsOf(SimilarityWeights());
        for (std::size_t i = 0; i < m_sliders.size(); ++i) {
            if (watched == m_sliders[i])
                m_sliders[i]->setValue(steps[i]);
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace otozu
