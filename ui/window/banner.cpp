// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace otozu
{

Banner::Banner(QWidget* parent) : QFrame(parent), m_icon(new QLabel), m_text(new QLabel), m_choices(new QHBoxLayout)
{
    setObjectName(QStringLiteral("banner"));
    setProperty("card", true);
    setAccessibleName(tr("Message"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    auto* close = new QToolButton;
    close->setIcon(themeIcon(QStringLiteral("close")));
    close->setToolTip(tr("Close this message (Esc)"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kMedium);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addLayout(m_choices);
    row->addWidget(close);
    hide();
}

void Banner::say(Kind kind, const QString& text, const std::vector<Choice>& choices)
{
    const bool trouble = kind == Kind::Trouble;
    m_icon->setPixmap(themeIcon(trouble ? QStringLiteral("warning") : QStringLiteral("info"))
                          .pixmap(QSize(16, 16), devicePixelRatioF()));
    m_text->setText(text);
    m_text->setProperty("danger", trouble);
    style()->unpolish(m_text);
    style()->polish(m_text);
    while (const QLayoutItem* item = m_choices->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (const Choice& choice : choices) {
        auto* button = new QPushButton(choice.text);
        button->setAccessibleName(choice.text);
        button->setToolTip(choice.text);
        connect(button, &QPushButton::clicked, this, [this, act = choice.act] {
            hide();
            if (act)
                act();
        });
        m_choices->addWidget(button);
        button->show(); // at once, also where the banner is there already
    }
    show();
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace otozu
