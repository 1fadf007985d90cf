// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <filesystem>

namespace otozu
{

/// The file of that name, for the file system. Every QString that came from pathToQString() comes back as it was.
[[nodiscard]] std::filesystem::path pathOfQString(const QString& text);

/// For Qt's file classes: round-trips through pathOfQString(). For people use textOfPath().
[[nodiscard]] QString qStringOfPath(const std::filesystem::path& path);

/// UTF-8 text with bytes that are no UTF-8 as %XX, as in csv and JSON: for people.
[[nodiscard]] QString displayText(const std::filesystem::path& path);

} // namespace otozu
