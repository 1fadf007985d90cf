// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/path_conversion.h"

#include "core/base/path_text.h"

#include <QFile>

namespace otozu
{

std::filesystem::path pathOfQString(const QString& text)
{
#ifdef _WIN32
    return text.toStdWString();
#else
    return QFile::encodeName(text).toStdString();
#endif
}

QString qStringOfPath(const std::filesystem::path& path)
{
#ifdef _WIN32
    return QString::fromStdWString(path.generic_wstring());
#else
    return QFile::decodeName(path.c_str());
#endif
}

QString displayText(const std::filesystem::path& path)
{
    return QString::fromStdString(textOfPath(path));
}

} // namespace otozu
