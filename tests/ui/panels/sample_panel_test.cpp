// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sample_panel.h"

#include "core/library/sample_record.h"
#include "core/qt/fault_texts.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/sound_preview.h"
#include "ui/panels/spectrogram_view.h"
#include "ui/panels/waveform_view.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace otozu;
using test::ScratchFolder;

namespace
{

SampleRecord recordOf(const std::filesystem::path& root, const std::string& path, double seconds)
{
    SampleRecord record;
    record.path = path;
    record.bytes = std::filesystem::exists(root / path) ? std::filesystem::file_size(root / path) : 1000;
    record.format = "WAV";
    record.sampleRate = 44100;
    record.channels = 2;
    record.bitDepth = 24;
    record.seconds = seconds;
    return record;
}

QStringList wordsOf(const QWidget& panel)
{
    QStringList words;
    for (const QLabel* label : panel.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&panel))
            words += label->text();
    }
    for (const ElidedLabel* label : panel.findChildren<ElidedLabel*>()) {
        if (label->isVisibleTo(&panel))
            words += label->text();
    }
    return words;
}

} // namespace

class SamplePanelTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(ThemeMode::Dark);
    }

    void factsOfAFile()
    {
        const ScratchFolder folder;
        std::filesystem::create_directories(folder / "drums/kick");
        test::writeWav(folder / "drums/kick/a<b>.wav", test::tone(440.0, 1.5, 44100, 2), 24);
        SamplePanel panel;
        panel.resize(320, 640);
        panel.show();
        const SampleRecord record = recordOf(folder.path(), "drums/kick/a<b>.wav", 1.5);
        panel.setSample(&record, folder.path(), "cluster_3", Qt::red);
        const QStringList words = wordsOf(panel);
        for (const char* wanted :
             {"a<b>.wav", "cluster_3", "drums/kick", "1.50 s", "44,100 Hz", "Stereo", "24 bit", "WAV"})
            QVERIFY2(words.contains(QString::fromLatin1(wanted)), wanted);
        QTRY_VERIFY(!panel.isLoading());
        QCOMPARE(panel.findChild<WaveformView*>()->span().seconds, 1.5);

        panel.setSample(nullptr, {});
        QVERIFY(!wordsOf(panel).contains(QStringLiteral("cluster_3")));
    }

    void theOriginalOfADuplicateCanBeReached()
    {
        const ScratchFolder folder;
        SampleRecord original = recordOf(folder.path(), "a/first.wav", 1.0);
        SampleRecord copy = recordOf(folder.path(), "b/again.wav", 1.0);
        copy.duplicateOf = 7;
        SamplePanel panel;
        panel.setSample(&copy, folder.path(), {}, {}, &original);
        ElidedLabel* link = nullptr;
        for (ElidedLabel* label : panel.findChildren<ElidedLabel*>()) {
            if (label->text() == "Same sound as first.wav")
                link = label;
        }
        QVERIFY(link != nullptr);
        QSignalSpy asked(&panel, &SamplePanel::originalRequested);
        QTest::keyClick(link, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toInt(), 7);
    }

    void aClickInAPictureSeeks_data()
    {
        QTest::addColumn<bool>("waveform");
        QTest::addColumn<double>("share");
        QTest::newRow("waveform, begin") << true << 0.0;
        QTest::newRow("waveform, a quarter") << true << 0.25;
        QTest::newRow("waveform, near the end") << true << 0.9;
        QTest::newRow("spectrogram, middle") << false << 0.5;
    }
    void aClickInAPictureSeeks()
    {
        QFETCH(bool, waveform);
        QFETCH(double, share);
        const ScratchFolder folder;
        test::writeWav(folder / "a.wav", test::tone(440.0, 2.0, 44100, 2));
        SamplePanel panel;
        panel.resize(340, 640);
        panel.show();
        const SampleRecord record = recordOf(folder.path(), "a.wav", 2.0);
        panel.setSample(&record, folder.path());
        QTRY_VERIFY(!panel.isLoading());
        TimeView* view = panel.findChild<WaveformView*>();
        if (!waveform)
            view = panel.findChild<SpectrogramView*>();
        const QRectF plot = view->span().plot;
        QVERIFY(plot.width() > 200.0);
        std::vector<double> sought;
        connect(&panel, &SamplePanel::seekRequested, &panel, [&](double seconds) { sought.push_back(seconds); });
        const QPoint place(int(std::lround(plot.left() + share * plot.width())), int(plot.center().y()));
        QTest::mouseClick(view, Qt::LeftButton, {}, place);
        QCOMPARE(sought.size(), std::size_t(1));
        QVERIFY(std::abs(sought[0] - share * 2.0) <= 2.0 / plot.width());
        QTest::mouseClick(view, Qt::RightButton, {}, place);
        QCOMPARE(sought.size(), std::size_t(1));
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(sought.size(), std::size_t(2));
        QVERIFY(sought[1] > sought[0]);
    }

    void theNewestOfManyRequestsWins()
    {
        const ScratchFolder folder;
        SamplePanel panel;
        for (int i = 1; i <= 12; ++i) {
            const std::string name = std::to_string(i) + ".wav";
            test::writeWav(folder / name, test::tone(440.0, i * 0.25, 44100, 2));
        }
        for (int i = 1; i <= 12; ++i) {
            const SampleRecord record = recordOf(folder.path(), std::to_string(i) + ".wav", i * 0.25);
            panel.setSample(&record, folder.path());
        }
        QTRY_VERIFY(!panel.isLoading());
        QCOMPARE(panel.findChild<WaveformView*>()->span().seconds, 3.0);
    }

    void aFileThatIsGoneSaysSo()
    {
        const ScratchFolder folder;
        SamplePanel panel;
        panel.resize(320, 640);
        panel.show();
        const SampleRecord record = recordOf(folder.path(), "gone.wav", 1.0);
        panel.setSample(&record, folder.path());
        QTRY_VERIFY(!panel.isLoading());
        const QStringList words = wordsOf(panel);
        QVERIFY(words.contains(faultText(Fault::Vanished) + "."));
        QVERIFY(!panel.findChild<WaveformView*>()->isVisible());
        // The next one is shown as ever.
        test::writeWav(folder / "here.wav", test::tone(440.0, 1.0, 44100, 2));
        const SampleRecord next = recordOf(folder.path(), "here.wav", 1.0);
        panel.setSample(&next, folder.path());
        QTRY_VERIFY(!panel.isLoading());
        QVERIFY(panel.findChild<WaveformView*>()->isVisible());
    }

    void aToneIsReadAtItsPlace()
    {
        const ScratchFolder folder;
        test::writeWav(folder / "tone.wav", test::tone(1000.0, 1.0, 44100, 1));
        SpectrogramView view;
        view.resize(400, 300);
        const SoundPreviewPtr preview = makeSoundPreview(folder / "tone.wav", 0.0, {});
        QCOMPARE(preview->seconds, 1.0);
        QCOMPARE(preview->pictureSeconds, 1.0);
        QCOMPARE(preview->highHz, 22050.0);
        QVERIFY(!preview->silent);
        view.setPreview(preview);
        const QRectF plot = view.span().plot;
        // 1 kHz is 15 of 59.99 mels from the bottom.
        const double y = plot.top() + plot.height() * (1.0 - 15.0 / 59.99);
        const QString there = view.readingAt({plot.center().x(), y});
        QVERIFY2(there.startsWith("500 ms · 1 kHz · -") || there.startsWith("500 ms · 1 kHz · 0"), qPrintable(there));
        const int level = there.section(QStringLiteral(" · "), 2).section(' ', 0, 0).toInt();
        QVERIFY2(level >= -6, qPrintable(there));
        const QString high = view.readingAt({plot.center().x(), plot.top() + 2.0});
        QVERIFY2(high.endsWith("-80 dB"), qPrintable(high));
        QVERIFY(view.readingAt({2.0, 2.0}).isEmpty());
    }

    void silenceIsDark()
    {
        const ScratchFolder folder;
        AudioBuffer quiet = test::tone(440.0, 0.5);
        std::fill(quiet.samples.begin(), quiet.samples.end(), 0.0F);
        test::writeWav(folder / "silence.wav", quiet);
        const SoundPreviewPtr preview = makeSoundPreview(folder / "silence.wav", 0.0, {});
        QVERIFY(preview->silent);
        SpectrogramView view;
        view.resize(300, 200);
        view.setPreview(preview);
        const QImage image = view.grab().toImage();
        const QPoint middle = view.span().plot.center().toPoint();
        QVERIFY(qGray(image.pixel(middle)) < 40);
    }

    void theWaveformIsSharpAtAnyScale_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::newRow("1x") << 1.0;
        QTest::newRow("2x") << 2.0;
        QTest::newRow("1.5x") << 1.5;
    }
    void theWaveformIsSharpAtAnyScale()
    {
        QFETCH(double, ratio);
        // A step: silence, then full scale from exactly the middle on.
        std::vector<Peak> peaks(100);
        for (std::size_t i = 50; i < 100; ++i)
            peaks[i] = {-1.0F, 1.0F};
        QImage image(QSize(100, 40) * ratio, QImage::Format_ARGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        WaveformInks inks;
        inks.ground = inks.line = Qt::black;
        inks.ahead = Qt::blue;
        inks.heard = Qt::red;
        paintWaveform(painter, QRectF(0, 0, 100, 40), ratio, peaks, 0.75, inks);
        painter.end();
        const int y = int(10 * ratio);
        const int edge = int(50 * ratio);
        QCOMPARE(image.pixelColor(edge - 1, y), QColor(Qt::black));
        QCOMPARE(image.pixelColor(edge, y), QColor(Qt::red));
        QCOMPARE(image.pixelColor(int(75 * ratio) - 1, y), QColor(Qt::red));
        QCOMPARE(image.pixelColor(int(75 * ratio), y), QColor(Qt::blue));
    }

    void everyControlHasAName()
    {
        const ScratchFolder folder;
        SamplePanel panel;
        const SampleRecord record = recordOf(folder.path(), "a.wav", 1.0);
        panel.setSample(&record, folder.path());
        for (const QWidget* widget : panel.findChildren<QWidget*>()) {
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(&panel))
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(SamplePanelTest)
#include "sample_panel_test.moc"
