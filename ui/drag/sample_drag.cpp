// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drag/sample_drag.h"

#include "core/qt/path_conversion.h"
#include "core/raster/palette.h"

#include <QDrag>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QObject>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QUrl>
#include <QWidget>
#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>

namespace fs = std::filesystem;

namespace otozu
{
namespace
{

constexpr std::size_t kNames = 3;

/// Percent-encoded byte by byte: QUrl would make question marks of names that are no UTF-8.
QByteArray urlOf(const fs::path& file)
{
#ifdef _WIN32
    return QUrl::fromLocalFile(qStringOfPath(file)).toEncoded();
#else
    const std::string& bytes = file.native();
    return "file://" + QByteArray(bytes.data(), qsizetype(bytes.size())).toPercentEncoding("/!$&'()*+,=:@");
#endif
}

QString titleOf(std::size_t count)
{
    return count == 1 ? QObject::tr("1 sound") : QObject::tr("%1 sounds").arg(QLocale().toString(qulonglong(count)));
}

} // namespace

SampleDrag::~SampleDrag() = default;

QMimeData* mimeDataOfFiles(const std::vector<fs::path>& files)
{
    QByteArray list;
    QByteArray copied = "copy";
    for (const fs::path& file : files) {
        const QByteArray url = urlOf(file);
        list += url + "\r\n";
        copied += "\n" + url;
    }
    auto* data = new QMimeData;
    data->setData(QStringLiteral("text/uri-list"), list);
    data->setData(QStringLiteral("x-special/gnome-copied-files"), copied);
    return data;
}

QPixmap dragPicture(const std::vector<fs::path>& files, bool dark, double devicePixelRatio)
{
    const MapTheme& theme = mapTheme(dark);
    QFont bold = QGuiApplication::font();
    bold.setWeight(QFont::DemiBold);
    const QFont plain = QGuiApplication::font();
    const QFontMetricsF boldMetrics(bold);
    const QFontMetricsF metrics(plain);
    constexpr double kMostText = 240.0;
    constexpr double kPadding = 11.0;
    constexpr double kIcon = 22.0;
    constexpr double kRoom = 10.0; // for the shadow and the cards below

    // One sound needs no count: its name is the title.
    QString title = titleOf(files.size());
    QStringList names;
    for (std::size_t i = 0; i < std::min(files.size(), kNames); ++i)
        names << metrics.elidedText(displayText(files[i].filename()), Qt::ElideMiddle, kMostText);
    if (files.size() == 1) {
        title = boldMetrics.elidedText(displayText(files[0].filename()), Qt::ElideMiddle, kMostText);
        names.clear();
    } else if (files.size() > kNames) {
        names << QObject::tr("and %1 more").arg(QLocale().toString(qulonglong(files.size() - kNames)));
    }
    double width = boldMetrics.horizontalAdvance(title);
    for (const QString& name : names)
        width = std::max(width, metrics.horizontalAdvance(name));
    const QSizeF card(
        std::ceil(width) + 2.0 * kPadding + kIcon,
        std::ceil(boldMetrics.height() + (names.isEmpty() ? 0.0 : 3.0) + double(names.size()) * metrics.height()) +
            2.0 * kPadding);

    QPixmap pixmap(((card + QSizeF(2.0 * kRoom, 2.0 * kRoom)) * devicePixelRatio).toSize());
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF place(QPointF(kRoom, kRoom), card);
    painter.setPen(Qt::NoPen);
    for (int i = 7; i >= 1; --i) {
        painter.setBrush(QColor(0, 0, 0, 13));
        painter.drawRoundedRect(place.adjusted(-i, -i + 2, i, i + 2), 9.0 + i, 9.0 + i);
    }
    painter.setBrush(QColor::fromRgba(theme.card));
    painter.setPen(QPen(QColor::fromRgba(theme.line), 1.0));
    if (files.size() > 1) // another card peeps out behind
        painter.drawRoundedRect(place.adjusted(5.5, 4.5, 3.5, 3.5), 9.0, 9.0);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 9.0, 9.0);

    // A little wave in the accent colour.
    const double middle = place.top() + kPadding + 0.5 * boldMetrics.height();
    painter.setPen(QPen(QColor::fromRgba(theme.accent), 2.0, Qt::SolidLine, Qt::RoundCap));
    static constexpr std::array<double, 4> kBars = {3.0, 6.0, 4.5, 2.0};
    for (std::size_t i = 0; i < kBars.size(); ++i) {
        const double x = place.left() + kPadding + 1.0 + 4.0 * double(i);
        painter.drawLine(QPointF(x, middle - kBars[i]), QPointF(x, middle + kBars[i]));
    }

    QRectF line(place.left() + kPadding + kIcon, place.top() + kPadding, std::ceil(width) + 1.0, boldMetrics.height());
    painter.setFont(bold);
    painter.setPen(QColor::fromRgba(theme.text));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    line.translate(0.0, boldMetrics.height() + 3.0);
    line.setHeight(metrics.height());
    painter.setFont(plain);
    painter.setPen(QColor::fromRgba(theme.mutedText));
    for (const QString& name : names) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
        line.translate(0.0, metrics.height());
    }
    return pixmap;
}

void QtSampleDrag::start(QWidget* source, const std::vector<fs::path>& files)
{
    std::vector<fs::path> present;
    std::copy_if(files.begin(), files.end(), std::back_inserter(present), [](const fs::path& file) {
        std::error_code ignored;
        return file.is_absolute() && fs::is_regular_file(file, ignored);
    });
    if (present.empty())
        return;
    const bool dark = source->palette().color(QPalette::Window).lightness() < 128;
    auto* drag = new QDrag(source); // deleted by Qt when the drag is over
    drag->setMimeData(mimeDataOfFiles(present));
    drag->setPixmap(dragPicture(present, dark, source->devicePixelRatioF()));
    drag->setHotSpot({-6, -6});
    drag->exec(Qt::CopyAction, Qt::CopyAction);
}

} // namespace otozu
