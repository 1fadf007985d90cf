// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/progress_strip.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/window/progress_texts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <cmath>

namespace otozu
{

namespace
{

constexpr int kBarSteps = 1000;

} // namespace

ProgressStrip::ProgressStrip(QAction* pause, QWidget* parent)
    : QWidget(parent), m_line(new QLabel), m_bar(new QProgressBar), m_pause(new QToolButton), m_cancel(new QToolButton),
      m_skipped(new QPushButton)
{
    m_line->setProperty("dim", true);
    m_line->setAccessibleName(tr("Status"));
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(150);
    m_bar->setAccessibleName(tr("Progress"));
    m_pause->setObjectName(QStringLiteral("pause"));
    m_pause->setDefaultAction(pause);
    m_pause->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(pause, &QAction::changed, this, &ProgressStrip::updatePause);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(themeIcon(QStringLiteral("cancel")));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setToolTip(tr("Stop what is going on"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_skipped->setFlat(true);
    m_skipped->setCursor(Qt::PointingHandCursor);
    m_skipped->setToolTip(tr("Which files were left out, and why"));
    connect(m_cancel, &QToolButton::clicked, this, &ProgressStrip::cancelRequested);
    connect(m_skipped, &QPushButton::clicked, this, &ProgressStrip::skippedRequested);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kMedium, space::kHair, space::kMedium, space::kSmall);
    row->setSpacing(space::kMedium);
    row->addStretch();
    row->addWidget(m_skipped);
    row->addWidget(m_line);
    row->addWidget(m_bar);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    showResult({});
    setSkipped(0);
}

void ProgressStrip::showWork(const QString& line, double share)
{
    m_line->setText(line);
    m_bar->setValue(int(std::lround(share * kBarSteps)));
    m_bar->show();
    m_cancel->show();
    updatePause();
}

void ProgressStrip::showResult(const QString& line)
{
    m_line->setText(line);
    m_bar->hide();
    m_cancel->hide();
    updatePause();
}

void ProgressStrip::updatePause()
{
    const QAction* pause = m_pause->defaultAction();
    m_pause->setAccessibleName(pause->text());
    m_pause->setVisible(pause->isEnabled() && !m_line->text().isEmpty());
}

void ProgressStrip::setSkipped(qsizetype files)
{
    m_skipped->setText(ProgressTexts::skipped(files));
    m_skipped->setAccessibleName(m_skipped->text());
    m_skipped->setVisible(files > 0);
}

QString ProgressStrip::text() const
{
    return m_line->text();
}

QString ProgressStrip::skippedText() const
{
    return m_skipped->isHidden() ? QString() : m_skipped->text();
}

} // namespace otozu
