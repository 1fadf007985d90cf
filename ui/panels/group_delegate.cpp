// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/group_delegate.h"

#include "ui/panels/group_model.h"
#include "ui/panels/row_ground.h"
#include "ui/panels/swatch.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace otozu
{

namespace
{

constexpr int kSwatch = 11;
constexpr int kBar = 3;

/// Where things of a row are.
struct Places {
    QRectF inner;
    double left = 0.0;   ///< Of the name and the bar.
    double line = 0.0;   ///< Height of a line of text.
    double beside = 0.0; ///< Room for the name beside the count.
    double whole = 0.0;  ///< And below.
};

QString countText(int count)
{
    return QLocale().toString(count);
}

/// What stands at the right of a row.
QString totalText(const QModelIndex& index)
{
    return index.data(GroupModel::HiddenRole).toBool() ? GroupDelegate::tr("hidden", "a cluster")
                                                       : countText(index.data(GroupModel::SizeRole).toInt());
}

/// @param count  as it stands at the right.
Places placesOf(const QRectF& rect, const QFont& font, const QString& count)
{
    const QFontMetricsF metrics(font);
    Places places;
    places.inner = rect.adjusted(space::kSmall, 1, -space::kSmall, -1)
                       .adjusted(space::kMedium, space::kSmall, -space::kMedium, -space::kSmall);
    places.left = places.inner.left() + kSwatch + space::kMedium;
    places.line = metrics.height();
    places.whole = places.inner.right() - places.left;
    places.beside = places.whole - metrics.horizontalAdvance(count) - space::kMedium;
    return places;
}

/// The text, cut where the line ends beside the count; the second part is empty where it fits.
std::pair<QString, QString> twoLines(const QString& text, const QFont& font, double width)
{
    if (QFontMetricsF(font).horizontalAdvance(text) <= width)
        return {text, {}};
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(std::max(width, 1.0));
    const int length = line.textLength();
    layout.endLayout();
    return {text.left(length).trimmed(), text.mid(length).trimmed()};
}

} // namespace

void GroupDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    const bool isHidden = index.data(GroupModel::HiddenRole).toBool();
    const QColor ink = isHidden ? colors.faint : mapQColor(index.data(GroupModel::ColourRole).toInt(), theme.dark());
    const int size = index.data(GroupModel::SizeRole).toInt();
    const int selected = index.data(GroupModel::SelectedRole).toInt();

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option);

    const QString total = totalText(index);
    const QString count =
        selected > 0 && selected < size ? tr("%1 of %2", "selected of all").arg(countText(selected), total) : total;
    const Places places = placesOf(option.rect, option.font, count);
    const QRectF& inner = places.inner;
    const QFontMetricsF metrics(option.font);

    const QRectF swatch(inner.left(), inner.top() + (places.line - kSwatch) / 2.0, kSwatch, kSwatch);
    painter->fillPath(symbolPath(index.data(GroupModel::SymbolRole).toInt(), swatch), ink);

    painter->setFont(option.font);
    painter->setPen(selected > 0 ? colors.accent : isHidden ? colors.faint : colors.dim);
    painter->drawText(QRectF(inner.left(), inner.top(), inner.width(), places.line), Qt::AlignRight | Qt::AlignVCenter,
                      count);

    painter->setPen(isHidden ? colors.faint : colors.text);
    const auto write = [&](const QString& text, double top, double width) {
        painter->drawText(QRectF(places.left, top, width, places.line),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(text, Qt::ElideRight, width));
    };
    const QString name = index.data().toString();
    if (inner.height() < 2.0 * places.line) { // sizeHint() found that one is enough
        write(name, inner.top(), places.beside);
    } else {
        const auto [first, second] = twoLines(name, option.font, places.beside);
        write(first, inner.top(), places.beside);
        write(second, inner.top() + places.line, places.whole);
    }

    QRectF bar(places.left, inner.bottom() - kBar, places.whole, kBar);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.state & QStyle::State_Selected ? colors.border : colors.hover);
    painter->drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    if (const double share = index.data(GroupModel::ShareRole).toDouble(); share > 0.0) {
        bar.setWidth(std::max<qreal>(kBar, bar.width() * share));
        painter->setBrush(ink);
        painter->drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    }
    painter->restore();
}

void GroupDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int left = int(placesOf(option.rect, option.font, {}).left) - space::kSmall;
    const QRect& row = option.rect;
    const int height = std::max(editor->sizeHint().height(), row.height() - 2);
    editor->setGeometry(left, row.center().y() - height / 2, row.right() - left - space::kSmall, height);
}

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : option.rect.width();
    // Not by how many are selected: rows would jump.
    const Places places = placesOf(QRectF(0, 0, width, 0), option.font, totalText(index));
    const bool fits = twoLines(index.data().toString(), option.font, places.beside).second.isEmpty();
    const int text = (fits ? 1 : 2) * QFontMetrics(option.font).height();
    return {160, text + kBar + space::kSmall + 2 * space::kSmall + 2};
}

} // namespace otozu
