// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/wav_writer.h"

#include "core/base/fault.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <cmath>
#include <sndfile.h>
#include <stdexcept>
#include <vector>

using namespace otozu;

namespace
{

struct Read {
    SF_INFO info{};
    std::vector<int> samples; ///< In the upper bits of 32, as libsndfile gives them.
};

Read readBack(const std::filesystem::path& path)
{
    Read result;
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &result.info);
    if (file == nullptr)
        throw std::runtime_error(sf_strerror(nullptr));
    result.samples.resize(std::size_t(result.info.frames * result.info.channels));
    const auto got = sf_readf_int(file, result.samples.data(), result.info.frames);
    sf_close(file);
    if (got != result.info.frames)
        throw std::runtime_error("fewer frames than the header says");
    return result;
}

} // namespace

class WavWriterTest : public QObject
{
    Q_OBJECT
private slots:
    void isReadBackByLibsndfile_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("frames");
        for (const int bits : {16, 24}) {
            for (const int channels : {1, 2}) {
                for (const int frames : {0, 1, 3, 1000})
                    QTest::addRow("%d bits, %d channels, %d frames", bits, channels, frames)
                        << bits << channels << (bits == 16 ? 22050 : 96000) << frames;
            }
        }
    }

    void isReadBackByLibsndfile()
    {
        QFETCH(int, bits);
        QFETCH(int, channels);
        QFETCH(int, rate);
        QFETCH(int, frames);
        AudioBuffer audio{rate, channels, {}};
        for (int i = 0; i < frames * channels; ++i)
            audio.samples.push_back(float(std::sin(0.37 * i)) * 0.9F);
        const test::ScratchFolder folder;
        writeWav(folder / "a.wav", audio, bits);
        const Read read = readBack(folder / "a.wav");
        QCOMPARE(read.info.frames, sf_count_t(frames));
        QCOMPARE(read.info.channels, channels);
        QCOMPARE(read.info.samplerate, rate);
        QCOMPARE(read.info.format, SF_FORMAT_WAV | (bits == 16 ? SF_FORMAT_PCM_16 : SF_FORMAT_PCM_24));
        const double scale = std::ldexp(1.0, bits - 1);
        for (std::size_t i = 0; i < read.samples.size(); ++i)
            QCOMPARE(double(read.samples[i] >> (32 - bits)), std::round(double(audio.samples[i]) * scale));
        const auto size = std::filesystem::file_size(folder / "a.wav");
        QCOMPARE(size % 2, std::uintmax_t(0));
        QVERIFY(size - 44 - std::uintmax_t(frames * channels * bits / 8) <= 1);
    }

    void roundsAndHoldsToWhatFits()
    {
        const float step = 0x1.0p-15F;
        const AudioBuffer audio{44100, 1, {0.0F, 0.49F * step, 0.5F * step, -0.5F * step, -1.0F, 1.0F, 3.0F, -7.0F}};
        const test::ScratchFolder folder;
        writeWav(folder / "a.wav", audio, 16);
        std::vector<int> values;
        for (const int sample : readBack(folder / "a.wav").samples)
            values.push_back(sample >> 16);
        QCOMPARE(values, (std::vector<int>{0, 0, 1, -1, -32768, 32767, 32767, -32768}));
    }

    void refusesWhatCannotBeWritten()
    {
        const test::ScratchFolder folder;
        const AudioBuffer audio{44100, 1, {0.5F}};
        QVERIFY_EXCEPTION_THROWN(writeWav(folder / "a.wav", audio, 8), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(writeWav(folder / "a.wav", AudioBuffer{44100, 0, {}}, 16), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(writeWav(folder / "a.wav", AudioBuffer{0, 1, {}}, 16), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(writeWav(folder / "none" / "a.wav", audio, 16), Error);
        QVERIFY(std::filesystem::is_empty(folder.path()));
    }
};

QTEST_APPLESS_MAIN(WavWriterTest)
#include "wav_writer_test.moc"
