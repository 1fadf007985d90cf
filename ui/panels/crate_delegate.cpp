// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/crate_delegate.h"

#include "ui/panels/crate_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPainter>
#include <algorithm>

namespace otozu
{

namespace
{

constexpr int kWidth = 196;
constexpr int kIcon = 20;

QRectF tileOf(const QRect& rect)
{
    return QRectF(rect).adjusted(space::kSmall, space::kSmall, -space::kSmall, -space::kSmall);
}

/// The name's line; the count stands below.
QRectF lineOf(const QRect& rect, const QFont& font)
{
    const QRectF tile = tileOf(rect);
    const double left = tile.left() + space::kLarge + kIcon + space::kMedium;
    return {left, tile.top() + space::kMedium, tile.right() - space::kMedium - left, QFontMetricsF(font).height()};
}

} // namespace

void CrateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColors& colors = Theme::instance().colors();
    const bool isGone = index.data(CrateModel::IsGoneRole).toBool();
    const bool isTarget = index.data(CrateModel::IsTargetRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF tile = tileOf(option.rect);
    const bool isMarked = isTarget || (option.state & QStyle::State_HasFocus);
    QPen border(isMarked ? colors.accent : colors.border, isMarked ? 1.5 : 1.0);
    if (isGone)
        border.setStyle(Qt::DashLine);
    painter->setPen(border);
    painter->setBrush(isTarget || (option.state & QStyle::State_Selected) ? colors.pressed
                      : option.state & QStyle::State_MouseOver            ? colors.hover
                                                                          : colors.raised);
    painter->drawRoundedRect(tile.adjusted(0.75, 0.75, -0.75, -0.75), space::kRadius, space::kRadius);

    const QRect icon(int(tile.left()) + space::kLarge, int(tile.center().y()) - kIcon / 2, kIcon, kIcon);
    themeIcon(QStringLiteral("folder_open"))
        .paint(painter, icon, Qt::AlignCenter, isGone ? QIcon::Disabled : QIcon::Normal);

    QRectF line = lineOf(option.rect, option.font);
    painter->setFont(option.font);
    painter->setPen(isGone ? colors.dim : colors.text);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetricsF(option.font).elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    const QFont small = Theme::font(TextRole::Caption);
    const QFontMetricsF smallMetrics(small);
    line = QRectF(line.left(), line.bottom(), line.width(), smallMetrics.height());
    painter->setFont(small);
    painter->setPen(colors.dim);
    painter->drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        smallMetrics.elidedText(index.data(CrateModel::CountRole).toString(), Qt::ElideRight, line.width()));
    painter->restore();
}

QSize CrateDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int text = QFontMetrics(option.font).height() + QFontMetrics(Theme::font(TextRole::Caption)).height();
    return {kWidth, std::max(text, kIcon) + 2 * space::kMedium + 2 * space::kSmall};
}

void CrateDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const auto* line = qobject_cast<QLineEdit*>(editor);
    if (line == nullptr || (!line->isModified() && line->text() != index.data(Qt::EditRole).toString()))
        QStyledItemDelegate::setEditorData(editor, index);
}

void CrateDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const QRectF line = lineOf(option.rect, option.font);
    const int height = editor->sizeHint().height();
    editor->setGeometry(int(line.left()) - space::kSmall, int(line.center().y()) - height / 2,
                        int(line.width()) + space::kSmall, height);
}

} // namespace otozu
