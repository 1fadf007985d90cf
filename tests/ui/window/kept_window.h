// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/window/opened_window.h"
#include "ui/window/banner.h"

#include <QAbstractButton>
#include <QObject>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <map>
#include <optional>
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

/// A test of windows on libraries. Each of its functions has a folder of its own, with a place for sounds in it.
class KeptWindowTest : public QObject
{
    Q_OBJECT
protected:
    /// Before each function, once the folder is there.
    virtual void prepare() {}

    std::optional<ScratchFolder> m_scratch;
    std::filesystem::path m_root; ///< Below the folder; not made yet.

private slots:
    void initTestCase() { prepareWindows(); }
    void init()
    {
        m_scratch.emplace();
        m_root = *m_scratch / "tones";
        prepare();
    }
    void cleanup() { m_scratch.reset(); }
};

/// A button of the banner.
inline QPushButton* choice(Opened& s, const QString& text)
{
    return visibleButton<QPushButton>(*s.window.banner(), text);
}

} // namespace otozu::test
