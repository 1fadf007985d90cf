// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/window/opened_window.h"
#include "ui/window/banner.h"

#include <QAbstractButton>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <bit>
#include <map>
#include <string>
#include <utility>

namespace otozu::test
{

using Bits = std::pair<std::uint32_t, std::uint32_t>;
inline std::map<std::string, Bits> placesOf(const MapResult& map)
{
    std::map<std::string, Bits> places;
    for (const SampleRecord& sample : map.samples)
        places[sample.path.string()] = {std::bit_cast<std::uint32_t>(sample.x), std::bit_cast<std::uint32_t>(sample.y)};
    return places;
}

inline int indexOf(const MapResult& map, const std::string& path)
{
    const auto at = std::ranges::find_if(map.samples, [&](const SampleRecord& s) { return s.path == path; });
    return at == map.samples.end() ? -1 : int(at - map.samples.begin());
}

/// nullptr: there is none.
template <typename Button = QAbstractButton>
Button* visibleButton(const QWidget& in, const QString& text)
{
    for (Button* button : in.findChildren<Button*>())
        if (button->text() == text && button->isVisible())
            return button;
    return nullptr;
}

/// A button of the banner.
inline QPushButton* choice(Opened& s, const QString& text)
{
    return visibleButton<QPushButton>(*s.window.banner(), text);
}

} // namespace otozu::test
