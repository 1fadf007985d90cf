// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace otozu
{

/// A name that Windows, macOS and Linux all take for one file or folder. `\ / : * ? " < > |` and control characters
/// become `_`, so do dots and spaces at the end; the device names (CON, PRN, AUX, NUL, COM1-9, LPT1-9, with any
/// ending) get a `_` in front; a name of more than 240 bytes loses the end of its stem. '' becomes `_`.
/// @param name  UTF-8.
[[nodiscard]] std::string safeName(std::string_view name);

/// "Kick (2).wav" for "Kick.wav" and 2.
[[nodiscard]] std::string numberedName(std::string_view name, unsigned number);

/// "Kick.wav" for "Kick (2).wav": without a number as numberedName() gives it; other names as they are.
[[nodiscard]] std::string unnumberedName(std::string_view name);

/// Two names with equal keys cannot stand in one folder on every system: the key is the canonical decomposition
/// (Unicode NFD) with simple case folding. @param name  UTF-8.
[[nodiscard]] std::string nameKey(std::string_view name);

} // namespace otozu
