// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/desktop.h"
#include "tests/support/sound_recorder.h"
#include "tests/ui/window/window_bench.h"
#include "ui/map/map_widget.h"

#include <QApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace otozu;
using namespace otozu::test;
using Clock = Recording::Clock;

/// The whole way: the pointer of the X server clicks on a dot of the real window, and what the sound server plays is
/// recorded and recognised.
class ClickSoundTest : public QObject
{
    Q_OBJECT
private:
    static bool clickAt(QPoint global)
    {
        return QProcess::execute(QStringLiteral("xdotool"),
                                 {QStringLiteral("mousemove"), QStringLiteral("--sync"), QString::number(global.x()),
                                  QString::number(global.y()), QStringLiteral("click"), QStringLiteral("1")}) == 0;
    }

    /// Of a sound that was heard, what is looked at: after its fade in, 0.2 s.
    static constexpr std::pair<std::size_t, std::size_t> kPart{480, 9600};

    /// The first sample of the recording at or after `from` that is loud.
    static std::size_t onset(const Recording& recording, std::size_t from)
    {
        const auto& s = recording.samples;
        const auto it = std::find_if(s.begin() + std::ptrdiff_t(std::min(from, s.size())), s.end(),
                                     [](float v) { return std::abs(v) > 0.02F; });
        return std::size_t(it - s.begin());
    }

private slots:
    void initTestCase()
    {
        OTOZU_NEED(missingDisplay());
        OTOZU_NEED(missingSound());
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().apply(ThemeMode::Dark);
        Theme::instance().setReducedMotion(true);
    }

    void aClickOnADotIsHeard()
    {
        WindowBench bench;
        writeTones(bench.scratch / "tones", 8, 0.5);
        QVERIFY(QTest::qWaitForWindowExposed(&bench.window));
        bench.window.openFolder(bench.scratch / "tones");
        QTRY_VERIFY_WITH_TIMEOUT(bench.window.map() != nullptr && bench.window.map()->isSettled(), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(bench.engine.state(), AuditionState::Ready, 10000);
        MapWidget& map = *bench.window.map();
        const SoundRecorder recorder;

        // A dot of each folder, by the folder's first file whose dot can be hit.
        for (std::size_t f = 0; f < kTones.size(); ++f) {
            const auto& samples = bench.window.session().map()->samples;
            int target = -1;
            for (std::size_t i = 0; i < samples.size() && target < 0; ++i)
                if (*samples[i].path.path().begin() == kToneFolders[f] && map.indexAt(map.pixelOf(int(i))) == int(i))
                    target = int(i);
            QVERIFY(target >= 0);

            QTRY_VERIFY(!bench.engine.isPlaying());
            QTest::qWait(200); // Silence between the sounds.
            const Clock::time_point before = Clock::now();
            QVERIFY(clickAt(map.mapToGlobal(map.pixelOf(target)).toPoint()));
            QTRY_COMPARE(bench.window.selection().current(), target);
            QTRY_VERIFY(bench.engine.isPlaying());
            Recording heard;
            std::size_t clicked = 0;
            std::size_t start = 0;
            const bool isHeard = QTest::qWaitFor(
                [&] {
                    heard = recorder.recordingUntilNow();
                    clicked = heard.indexOf(before);
                    start = onset(heard, clicked);
                    return start + kPart.first + kPart.second <= heard.samples.size();
                },
                20000);
            QVERIFY2(isHeard, "nothing was heard");
            // Silence up to the click, then the tone of the dot's own file.
            QVERIFY(start > clicked);
            qInfo("%s: heard %.1f ms after the pointer was sent", kToneFolders[f],
                  double(start - clicked) * 1000.0 / Recording::kSampleRate);
            const auto tone = recogniseTone(heard.part(start + kPart.first, kPart.second), kTones);
            QVERIFY2(tone.has_value(), kToneFolders[f]);
            QCOMPARE(*tone, kTones[f]);
        }
    }
};

OTOZU_DESKTOP_TEST_MAIN(ClickSoundTest)
#include "click_sound_test.moc"
