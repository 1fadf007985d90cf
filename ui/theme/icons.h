// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QString>

namespace otozu
{

/// A drawing of resources/icons (without ".svg") in the colours of the look at the time it is painted: text as it is,
/// accent when checked, faint when disabled. Sharp at any size and scale.
[[nodiscard]] QIcon themeIcon(const QString& name);
/// As `off`, but another drawing while checked (play and pause).
[[nodiscard]] QIcon themeIcon(const QString& off, const QString& on);

} // namespace otozu
