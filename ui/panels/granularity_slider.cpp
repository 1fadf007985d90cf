// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/granularity_slider.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace otozu
{

namespace
{

constexpr int kSteps = 100; // on either side of the middle

QLabel* dim(const QString& text)
{
    auto* label = new QLabel(text);
    label->setProperty("dim", true);
    return label;
}

} // namespace

GranularitySlider::GranularitySlider(QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal)), m_count(dim({}))
{
    m_slider->setRange(-kSteps, kSteps);
    m_slider->setSingleStep(4);
    m_slider->setPageStep(20);
    m_slider->setFocusPolicy(Qt::TabFocus);
    m_slider->setObjectName(QStringLiteral("granularity"));
    m_slider->setAccessibleName(tr("Coarse or fine clusters"));
    m_slider->installEventFilter(this);
    m_count->setAlignment(Qt::AlignCenter);
    m_count->setAccessibleName(tr("Number of clusters"));

    auto* words = new QHBoxLayout;
    words->addWidget(dim(tr("coarse", "clusters")));
    words->addWidget(m_count, 1);
    words->addWidget(dim(tr("fine", "clusters")));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kHair, space::kLarge, space::kSmall);
    column->setSpacing(0);
    column->addLayout(words);
    column->addWidget(m_slider);

    connect(m_slider, &QSlider::valueChanged, this, [this] { emit changed(granularity()); });
    setClusters(0);
}

void GranularitySlider::setGranularity(double granularity)
{
    m_slider->setValue(int(std::lround(std::clamp(granularity, -1.0, 1.0) * kSteps)));
}

double GranularitySlider::granularity() const
{
    return double(m_slider->value()) / kSteps;
}

void GranularitySlider::setClusters(int clusters)
{
    const QString text = tr("%Ln cluster(s)", nullptr, clusters);
    m_count->setText(text);
    m_slider->setToolTip(tr("%1. A double click goes back to the middle, which suits the map.").arg(text));
    m_slider->setAccessibleDescription(text);
}

bool GranularitySlider::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonDblClick) {
        setGranularity(0.0);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace otozu
