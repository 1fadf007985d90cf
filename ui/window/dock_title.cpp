// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/dock_title.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace otozu
{

DockTitle::DockTitle(QDockWidget* dock) : QWidget(dock)
{
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new QLabel(dock->windowTitle());
    title->setFont(Theme::font(TextRole::Strong));
    title->setProperty("dim", true);
    auto* close = new QToolButton;
    close->setIcon(themeIcon(QStringLiteral("close")));
    close->setIconSize(QSize(12, 12));
    const auto name = [title, close](const QString& text) {
        title->setText(text);
        close->setToolTip(tr("Hide %1", "a panel").arg(text));
        close->setAccessibleName(close->toolTip());
    };
    name(dock->windowTitle());
    connect(dock, &QDockWidget::windowTitleChanged, this, name);
    connect(close, &QToolButton::clicked, dock, &QDockWidget::close);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kSmall, space::kSmall, space::kSmall);
    row->addWidget(title, 1);
    row->addWidget(close);
}

} // namespace otozu
