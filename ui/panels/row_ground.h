// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace otozu
{

/// What lies under a row that a delegate paints: marked, under the pointer, with the keyboard's focus. Needs
/// antialiasing; leaves pen and brush as they come.
void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option);

} // namespace otozu
