// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/fake_audio_output.h"
#include "tests/ui/window/window_bench.h"

#include <QTest>

namespace otozu::test
{

/// Milliseconds. Listening takes many times as long under a sanitizer.
#ifdef __SANITIZE_ADDRESS__
inline constexpr int kLongestRun = 600'000;
#else
inline constexpr int kLongestRun = 60'000;
#endif

/// A window of its own on settings and libraries that outlive it.
struct Opened {
    FakeAudio audio;
    AuditionEngine engine{decodeAtRate, [this] { return audio.output(); }};
    RecordedDrag drag;
    Settings settings;
    MainWindow window;

    explicit Opened(const ScratchFolder& home)
        : settings(qStringOfPath(home / "settings.ini")), window(engine, drag, settings)
    {
        std::filesystem::create_directories(home / "libraries");
        window.session().setLibraries(home / "libraries");
        window.resize(1280, 720);
        window.show();
    }
    MapSession& session() { return window.session(); }
    bool rests()
    {
        return QTest::qWaitFor([this] { return !session().isRunning() && session().map(); }, kLongestRun);
    }
    bool opens(const std::filesystem::path& folder)
    {
        window.openFolder(folder);
        return rests();
    }
};

} // namespace otozu::test
