// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>
#include <filesystem>

namespace otozu
{

/// The file that qStringOfPath() was given: every path comes back as it was, byte by byte.
[[nodiscard]] std::filesystem::path pathOfQString(const QString& text);

/// The path as Qt's file classes take it. A Linux name that is no UTF-8 has its odd bytes as lone surrogates
/// (U+DC80 … U+DCFF, as in Python): pathOfQString() finds the file again, Qt's own classes cannot open it.
[[nodiscard]] QString qStringOfPath(const std::filesystem::path& path);

/// UTF-8 text with bytes that are no UTF-8 as %XX, as in csv and JSON: for people.
[[nodiscard]] QString displayText(const std::filesystem::path& path);

/// A file URL for drags and the clipboard; other programs get the name's bytes as they are. @param path  absolute.
[[nodiscard]] QUrl urlOfPath(const std::filesystem::path& path);

/// The local file of a dropped URL, odd bytes included; empty if it is no file URL.
[[nodiscard]] std::filesystem::path pathOfUrl(const QUrl& url);

} // namespace otozu
