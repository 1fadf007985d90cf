// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/welcome_page.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/window/drop_zone.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <initializer_list>

namespace otozu
{

WelcomePage::WelcomePage(QAction* pause, QWidget* parent)
    : QWidget(parent), m_zone(new DropZone), m_headline(new QLabel), m_detail(new QLabel),
      m_open(new QPushButton(tr("Open a folder…"))), m_demo(new QPushButton(tr("Try the demo pack"))),
      m_pause(new QPushButton), m_cancel(new QPushButton(tr("Cancel"))), m_or(new QLabel(tr("or")))
{
    setFocusPolicy(Qt::ClickFocus);
    setAccessibleName(tr("Welcome"));
    m_headline->setFont(Theme::font(TextRole::Display));
    m_headline->setAlignment(Qt::AlignCenter);
    m_detail->setAlignment(Qt::AlignCenter);
    m_detail->setProperty("dim", true);
    m_detail->setWordWrap(true);
    m_or->setProperty("dim", true);

    m_open->setProperty("primary", true);
    m_open->setIconSize(QSize(16, 16));
    m_open->setToolTip(tr("Open a folder of sounds (%1)").arg(QKeySequence(QKeySequence::Open).toString()));
    m_demo->setIcon(themeIcon(QStringLiteral("demo")));
    m_demo->setToolTip(tr("Make 400 drum and synth sounds and open them"));
    m_cancel->setIcon(themeIcon(QStringLiteral("cancel")));
    m_cancel->setToolTip(tr("Stop the analysis (Esc)"));
    for (QPushButton* button : {m_open, m_demo, m_cancel}) {
        button->setAccessibleName(button->text());
        button->setMinimumHeight(34);
    }
    m_pause->setMinimumHeight(34);
    const auto follow = [this, pause] {
        m_pause->setText(pause->text());
        m_pause->setAccessibleName(pause->text());
        m_pause->setIcon(pause->icon());
        m_pause->setToolTip(pause->toolTip());
        m_pause->setVisible(pause->isEnabled());
    };
    connect(pause, &QAction::changed, this, follow);
    connect(m_pause, &QPushButton::clicked, pause, &QAction::trigger);
    follow();
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);
    connect(m_cancel, &QPushButton::clicked, this, &WelcomePage::cancelRequested);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kLarge);
    buttons->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_pause, m_cancel, m_open, m_or, m_demo})
        buttons->addWidget(widget);
    buttons->addStretch();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kHuge);
    column->setSpacing(0);
    column->addStretch(4);
    column->addWidget(m_zone, 0, Qt::AlignHCenter);
    column->addSpacing(space::kHuge);
    column->addWidget(m_headline);
    column->addSpacing(space::kMedium);
    column->addWidget(m_detail);
    column->addSpacing(space::kHuge);
    column->addLayout(buttons);
    column->addStretch(5);
    showWork({}, {}, 0.0);
}

void WelcomePage::setDropHint(bool on)
{
    m_zone->setHot(on);
}

void WelcomePage::showWork(const QString& headline, const QString& detail, double share)
{
    m_working = !headline.isEmpty();
    if (m_working)
        showLines(headline, detail, share);
    else
        showLines(tr("Drop a folder of sounds here"),
                  tr("Every sound becomes a dot, and sounds that are alike lie together. "
                     "Your files are only read, never changed."),
                  -1.0);
}

void WelcomePage::showPaused(const QString& detail, double share)
{
    m_working = false;
    showLines(tr("Paused"), detail, share);
    m_or->hide();
    m_demo->hide();
}

void WelcomePage::showLines(const QString& headline, const QString& detail, double share)
{
    m_zone->setShare(share);
    m_headline->setText(headline);
    m_detail->setText(detail);
    if (isAncestorOf(QApplication::focusWidget()))
        setFocus(); // A button that goes must not push the focus to whatever stands next.
    m_open->setVisible(!m_working);
    m_or->setVisible(!m_working);
    m_demo->setVisible(!m_working);
    m_cancel->setVisible(m_working);
}

QString WelcomePage::headline() const
{
    return m_headline->text();
}

QString WelcomePage::detail() const
{
    return m_detail->text();
}

} // namespace otozu
