// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drag/sample_drag.h"

#include "core/base/freed_memory.h"
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
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QWidget>
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <system_error>
#include <utility>

namespace fs = std::filesystem;

namespace otozu
{
namespace
{

constexpr std::size_t kNames = 3;
constexpr std::size_t kMany = 10'000;
constexpr int kTidyMilliseconds = 1500;

/// Percent-encoded byte by byte: QUrl would make question marks of names that are no UTF-8.
void appendUrl(QByteArray& list, const NativePath& file)
{
#ifdef _WIN32
    list += QUrl::fromLocalFile(qStringOfPath(file)).toEncoded();
#else
    static const auto kPlain = [] {
        std::array<bool, 256> plain{};
        for (int c = 0; c < 128; ++c)
            plain[std::size_t(c)] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                    std::string_view("-._~/!$&'()*+,=:@").find(char(c)) != std::string_view::npos;
        return plain;
    }();
    constexpr const char* kDigits = "0123456789ABCDEF";
    list += "file://";
    for (const char each : file) {
        const auto byte = static_cast<unsigned char>(each);
        if (kPlain[byte])
            list += each;
        else
            list.append('%').append(kDigits[byte >> 4]).append(kDigits[byte & 15]);
    }
#endif
}

/// Keeps the list alone, as text: for QMimeData's own sake every file would be a QUrl, and be there twice.
class FilesMimeData : public QMimeData
{
public:
    explicit FilesMimeData(QByteArray uris) : m_uris(std::move(uris)) {}

    [[nodiscard]] QStringList formats() const override { return {kUris, kCopied}; }

protected:
    [[nodiscard]] QVariant retrieveData(const QString& format, QMetaType) const override
    {
        if (format == kUris)
            return m_uris;
        if (format != kCopied)
            return {};
        QByteArray copied = "copy\n" + m_uris;
        copied.replace("\r\n", "\n").chop(1);
        return copied;
    }

private:
    const QString kUris = QStringLiteral("text/uri-list");
    const QString kCopied = QStringLiteral("x-special/gnome-copied-files");
    QByteArray m_uris;
};

QString titleOf(std::size_t count)
{
    return count == 1 ? QObject::tr("1 sound") : QObject::tr("%1 sounds").arg(QLocale().toString(qulonglong(count)));
}

} // namespace

SampleDrag::~SampleDrag() = default;

std::vector<NativePath> draggable(std::vector<NativePath> files)
{
    const bool looks = files.size() <= kMostLookedFor;
    std::erase_if(files, [looks](const NativePath& file) {
        std::error_code ignored;
        return file.empty() || (looks && (!fs::path(file).is_absolute() || !fs::is_regular_file(file, ignored)));
    });
    return files;
}

QMimeData* mimeDataOfFiles(const std::vector<NativePath>& files)
{
    constexpr std::size_t kScheme = 12; // with the line's end, and some to spare
    std::size_t bytes = 0;
    for (const NativePath& file : files)
        bytes += file.size() + kScheme;
    QByteArray list;
    list.reserve(qsizetype(bytes + bytes / 8));
    for (const NativePath& file : files) {
        appendUrl(list, file);
        list += "\r\n";
    }
    return new FilesMimeData(std::move(list));
}

QPixmap dragPicture(const std::vector<NativePath>& files, bool dark, double devicePixelRatio)
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
        names << metrics.elidedText(displayText(fs::path(files[i]).filename()), Qt::ElideMiddle, kMostText);
    if (files.size() == 1) {
        title = boldMetrics.elidedText(displayText(fs::path(files[0]).filename()), Qt::ElideMiddle, kMostText);
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

void QtSampleDrag::start(QWidget* source, std::vector<NativePath> files)
{
    files = draggable(std::move(files));
    if (files.empty())
        return;
    const bool dark = source->palette().color(QPalette::Window).lightness() < 128;
    auto* drag = new QDrag(source); // deleted by Qt when the drag is over
    drag->setMimeData(mimeDataOfFiles(files));
    drag->setPixmap(dragPicture(files, dark, source->devicePixelRatioF()));
    drag->setHotSpot({-6, -6});
    const bool many = files.size() > kMany;
    files = {}; // It may last.
    carry(drag);
    if (many)
        QTimer::singleShot(kTidyMilliseconds, QCoreApplication::instance(),
                           [] { QThreadPool::globalInstance()->start([] { returnFreedMemory(); }); });
}

void QtSampleDrag::carry(QDrag* drag)
{
    drag->exec(Qt::CopyAction, Qt::CopyAction);
}

} // namespace otozu
