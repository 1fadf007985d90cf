// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/marks_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace otozu
{

MarksBar::MarksBar(QWidget* parent)
    : QWidget(parent), m_star(new QToolButton), m_tags(new QLabel), m_input(new QLineEdit),
      m_known(new QStringListModel(this))
{
    m_star->setIcon(themeIcon(QStringLiteral("star"), QStringLiteral("star_on")));
    m_star->setCheckable(true);
    m_star->setProperty("bare", true);
    m_star->setAccessibleName(tr("Favourite"));
    m_input->setPlaceholderText(tr("Add a tag"));
    m_input->setAccessibleName(tr("Add a tag"));
    auto* completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_input->setCompleter(completer);
    m_tags->setTextFormat(Qt::RichText);
    m_tags->setWordWrap(true);
    m_tags->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_tags->setAccessibleName(tr("Tags"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kHair);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_star);
    row->addWidget(m_input, 1);
    column->addLayout(row);
    column->addWidget(m_tags);

    connect(m_star, &QToolButton::clicked, this, &MarksBar::favouriteWished);
    connect(m_input, &QLineEdit::returnPressed, this, &MarksBar::giveTag);
    connect(m_tags, &QLabel::linkActivated, this, [this](const QString& link) {
        const int index = link.toInt();
        if (index >= 0 && index < m_names.size())
            emit tagUnwished(m_names[index]);
    });
}

void MarksBar::giveTag()
{
    const QString tag = m_input->text();
    m_input->clear();
    if (!tag.trimmed().isEmpty())
        emit tagWished(tag);
}

void MarksBar::startTag()
{
    m_input->setFocus(Qt::ShortcutFocusReason);
    m_input->selectAll();
}

void MarksBar::setState(const MarksState& state)
{
    const bool can = state.trouble.isEmpty();
    m_star->setChecked(state.sounds > 0 && state.favourites == state.sounds);
    m_star->setEnabled(can);
    m_star->setToolTip(!can                  ? state.trouble
                       : m_star->isChecked() ? tr("No favourite any more (F)")
                                             : tr("Mark as favourite (F)"));
    m_input->setEnabled(can);
    m_input->setPlaceholderText(state.sounds > 1 ? tr("Add a tag to %Ln sound(s)", nullptr, state.sounds)
                                                 : tr("Add a tag"));
    m_input->setToolTip(can ? tr("Enter gives it to all that are selected (T)") : state.trouble);
    if (m_known->stringList() != state.known)
        m_known->setStringList(state.known);

    m_names.clear();
    QString html;
    const QString accent = Theme::instance().colors().accent.name();
    for (const MarksState::Tag& tag : state.tags) {
        QString text = tag.name.toHtmlEscaped().replace(QLatin1Char(' '), QStringLiteral("&nbsp;"));
        if (tag.sounds < state.sounds)
            text += QStringLiteral("&nbsp;") +
                    tr("(%1 of %2)", "of how many sounds a tag is").arg(tag.sounds).arg(state.sounds);
        // A link each, which the keyboard reaches too.
        if (can)
            text += QStringLiteral("&nbsp;<a style=\"color:%1;text-decoration:none\" href=\"%2\">✕</a>")
                        .arg(accent)
                        .arg(m_names.size());
        html += (html.isEmpty() ? QString() : QStringLiteral(" &nbsp; ")) + QStringLiteral("<b>%1</b>").arg(text);
        m_names << tag.name;
    }
    m_tags->setText(html);
    m_tags->setVisible(!html.isEmpty());
    m_tags->setToolTip(can && !html.isEmpty() ? tr("✕ takes a tag away") : QString());
}

} // namespace otozu
