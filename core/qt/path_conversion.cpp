// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/path_conversion.h"

#include "core/base/path_text.h"

#include <QByteArray>

namespace otozu
{

#ifdef _WIN32

std::filesystem::path pathOfQString(const QString& text)
{
    return text.toStdWString();
}

QString qStringOfPath(const std::filesystem::path& path)
{
    return QString::fromStdWString(path.generic_wstring());
}

QUrl urlOfPath(const std::filesystem::path& path)
{
    return QUrl::fromLocalFile(qStringOfPath(path));
}

std::filesystem::path pathOfUrl(const QUrl& url)
{
    return pathOfQString(url.toLocalFile());
}

#else

namespace
{

constexpr char16_t kOddByte = 0xDC00; // plus the byte, 0x80 … 0xFF

bool isOddByte(QChar c)
{
    return c.unicode() >= kOddByte + 0x80 && c.unicode() <= kOddByte + 0xFF;
}

} // namespace

std::filesystem::path pathOfQString(const QString& text)
{
    std::string bytes;
    for (qsizetype begin = 0; begin < text.size();) {
        // A low surrogate after a high one is half of a character.
        if (isOddByte(text[begin])) {
            bytes += char(text[begin++].unicode() - kOddByte);
            continue;
        }
        qsizetype end = begin + 1;
        while (end < text.size() && (!isOddByte(text[end]) || text[end - 1].isHighSurrogate()))
            ++end;
        bytes += text.mid(begin, end - begin).toStdString();
        begin = end;
    }
    return bytes;
}

QString qStringOfPath(const std::filesystem::path& path)
{
    const std::string bytes = path.string();
    if (isUtf8(bytes))
        return QString::fromStdString(bytes);
    QString text;
    for (std::size_t begin = 0; begin < bytes.size();) {
        std::size_t end = begin + 1;
        while (end < bytes.size() && end - begin < 4 && !isUtf8(std::string_view(bytes).substr(begin, end - begin)))
            ++end;
        const std::string_view character = std::string_view(bytes).substr(begin, end - begin);
        if (isUtf8(character)) {
            text += QString::fromUtf8(character.data(), qsizetype(character.size()));
            begin = end;
        } else {
            text += QChar(char16_t(kOddByte + static_cast<unsigned char>(bytes[begin++])));
        }
    }
    return text;
}

QUrl urlOfPath(const std::filesystem::path& path)
{
    return QUrl::fromEncoded("file://" + QByteArray::fromStdString(path.string()).toPercentEncoding("/"),
                             QUrl::StrictMode);
}

std::filesystem::path pathOfUrl(const QUrl& url)
{
    if (!url.isLocalFile())
        return {};
    return QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toUtf8()).toStdString();
}

#endif

QString displayText(const std::filesystem::path& path)
{
    return QString::fromStdString(textOfPath(path));
}

} // namespace otozu
