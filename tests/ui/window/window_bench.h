// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/decode_at_rate.h"
#include "core/qt/path_conversion.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"
#include "tests/ui/recorded_drag.h"
#include "ui/audition/audition_engine.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QLocale>
#include <QStandardPaths>

#include <array>
#include <string>

namespace otozu::test
{

/// To be called before the first window: none of the user's own files is touched, texts are English, nothing glides.
inline void prepareWindows()
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Theme::instance().setReducedMotion(true);
}

/// The window on settings of its own, with an engine of the test's choice.
struct WindowBench {
    explicit WindowBench(AuditionEngine::OutputFn output)
        : engine(decodeAtRate, std::move(output)), settings(qStringOfPath(scratch / "settings.ini")),
          window(engine, drag, settings)
    {
        start();
    }
    /// With the machine's own output.
    WindowBench()
        : engine(decodeAtRate), settings(qStringOfPath(scratch / "settings.ini")), window(engine, drag, settings)
    {
        start();
    }
    void start()
    {
        const std::filesystem::path libraries = scratch / "libraries";
        std::filesystem::create_directories(libraries);
        window.session().setLibraries(libraries);
        window.resize(1280, 720);
        window.show();
    }

    ScratchFolder scratch;
    AuditionEngine engine;
    RecordedDrag drag;
    Settings settings;
    MainWindow window;
};

/// Frequencies of writeTones(): file i of folder f sounds at kTones[f].
inline constexpr std::array<double, 3> kTones = {220.0, 880.0, 3520.0};
inline constexpr std::array<const char*, 3> kToneFolders = {"low", "mid", "high"};

/// `each` sounds a folder, one tone a folder, of falling loudness so that no two are equal.
inline void writeTones(const std::filesystem::path& root, int each, double seconds = 0.6)
{
    for (std::size_t f = 0; f < kTones.size(); ++f) {
        for (int i = 0; i < each; ++i) {
            AudioBuffer sound = tone(kTones[f], seconds + 0.01 * i, 44100);
            for (float& value : sound.samples)
                value *= 1.0F - 0.01F * float(i);
            std::filesystem::create_directories(root / kToneFolders[f]);
            writeWav(root / kToneFolders[f] / (std::string(kToneFolders[f]) + "_" + std::to_string(100 + i) + ".wav"),
                     sound);
        }
    }
}

} // namespace otozu::test
