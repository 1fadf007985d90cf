// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decoder.h"
#include "core/audio/mono.h"
#include "core/base/progress.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <complex>
#include <functional>
#include <limits>
#include <memory>
#include <numbers>
#include <string>

#include <sndfile.h>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::readBytes;
using otozu::test::ScratchFolder;
using otozu::test::tone;
using otozu::test::writeBytes;

namespace
{

using Writer = std::function<void(const fs::path&, const AudioBuffer&)>;

Writer writer(int format)
{
    return [format](const fs::path& path, const AudioBuffer& sound) { test::writeSound(path, sound, format); };
}

/// Amplitude of the part of a mono signal that has this frequency.
double amplitudeAt(std::span<const float> mono, int sampleRate, double hz)
{
    std::complex<double> sum;
    for (std::size_t n = 0; n < mono.size(); ++n)
        sum += double(mono[n]) * std::polar(1.0, -2.0 * std::numbers::pi * hz * double(n) / sampleRate);
    return 2.0 * std::abs(sum) / double(mono.size());
}

/// Writes a number over bytes of a file's text, little-endian.
void patch(std::string& bytes, std::size_t at, std::uint32_t value, std::size_t length = 4)
{
    for (std::size_t i = 0; i < length; ++i)
        bytes[at + i] = char(value >> (8 * i) & 0xFFU);
}

constexpr std::size_t kWavRate = 24;
constexpr std::size_t kWavChannels = 22;
constexpr std::size_t kWavDataSize = 40;
constexpr std::size_t kWavHeader = 44;

} // namespace

Q_DECLARE_METATYPE(Writer)

class DecoderTest : public QObject
{
    Q_OBJECT
private slots:
    void everyFormat_data()
    {
        QTest::addColumn<Writer>("write");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("bitDepth");
        QTest::addColumn<double>("error"); // worst sample; < 0: lossy, compare by ear
        const auto wav = [](int bits) {
            return Writer(
                [bits](const fs::path& path, const AudioBuffer& sound) { test::writeWav(path, sound, bits); });
        };
        const auto aiff = [](int bits) {
            return Writer(
                [bits](const fs::path& path, const AudioBuffer& sound) { test::writeAiff(path, sound, bits); });
        };
        const auto flac = [](int bits) {
            return Writer(
                [bits](const fs::path& path, const AudioBuffer& sound) { test::writeFlac(path, sound, bits); });
        };
        QTest::newRow("wav 8") << wav(8) << "WAV" << 44100 << 1 << 8 << 0x1p-7;
        QTest::newRow("wav 16") << wav(16) << "WAV" << 44100 << 2 << 16 << 0x1p-15;
        QTest::newRow("wav 24") << wav(24) << "WAV" << 96000 << 1 << 24 << 0x1p-23;
        QTest::newRow("wav 32") << wav(32) << "WAV" << 22050 << 6 << 32 << 0x1p-23;
        QTest::newRow("wav float") << wav(-32) << "WAV" << 48000 << 2 << 32 << 0.0;
        QTest::newRow("wav double") << wav(-64) << "WAV" << 11025 << 1 << 64 << 0.0;
        QTest::newRow("aiff 16") << aiff(16) << "AIFF" << 44100 << 2 << 16 << 0x1p-15;
        QTest::newRow("aiff 24") << aiff(24) << "AIFF" << 44100 << 1 << 24 << 0x1p-23;
        QTest::newRow("aifc float") << aiff(-32) << "AIFF" << 44100 << 1 << 32 << 0.0;
        QTest::newRow("flac 8") << flac(8) << "FLAC" << 44100 << 1 << 8 << 0x1p-7;
        QTest::newRow("flac 16") << flac(16) << "FLAC" << 44100 << 2 << 16 << 0x1p-15;
        QTest::newRow("flac 24") << flac(24) << "FLAC" << 192000 << 1 << 24 << 0x1p-23;
        QTest::newRow("au") << writer(SF_FORMAT_AU | SF_FORMAT_PCM_16) << "AU" << 44100 << 1 << 16 << 0x1p-15;
        QTest::newRow("caf") << writer(SF_FORMAT_CAF | SF_FORMAT_PCM_24) << "CAF" << 44100 << 2 << 24 << 0x1p-23;
        QTest::newRow("caf alac") << writer(SF_FORMAT_CAF | SF_FORMAT_ALAC_16) << "CAF" << 44100 << 2 << 16 << 0x1p-15;
        QTest::newRow("w64") << writer(SF_FORMAT_W64 | SF_FORMAT_PCM_16) << "W64" << 44100 << 2 << 16 << 0x1p-15;
        QTest::newRow("rf64") << writer(SF_FORMAT_RF64 | SF_FORMAT_PCM_16) << "RF64" << 44100 << 2 << 16 << 0x1p-15;
        QTest::newRow("wav mu-law") << writer(SF_FORMAT_WAV | SF_FORMAT_ULAW) << "WAV" << 8000 << 1 << 0 << 0x1p-5;
        QTest::newRow("wav ima adpcm") << writer(SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM) << "WAV" << 44100 << 1 << 0
                                       << -1.0;
        QTest::newRow("ogg") << Writer(test::writeOgg) << "OGG" << 44100 << 2 << 0 << -1.0;
        QTest::newRow("opus") << Writer(test::writeOpus) << "OPUS" << 48000 << 2 << 0 << -1.0;
        QTest::newRow("mp3") << Writer(test::writeMp3) << "MP3" << 44100 << 2 << 0 << -1.0;
    }
    void everyFormat()
    {
        QFETCH(Writer, write);
        QFETCH(QString, format);
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(int, bitDepth);
        QFETCH(double, error);
        const ScratchFolder folder;
        const auto file = folder / "sound";
        // The name says nothing: the content decides.
        const auto written = tone(1000.0, 1.5, rate, channels);
        write(file, written);

        const auto decoded = decodeFile(file);
        QCOMPARE(QString::fromStdString(decoded.format), format);
        QCOMPARE(decoded.sampleRate, rate);
        QCOMPARE(decoded.channels, channels);
        QCOMPARE(decoded.bitDepth, bitDepth);
        QCOMPARE(decoded.sound.sampleRate, rate);
        QCOMPARE(decoded.sound.channels, channels);
        QCOMPARE(decoded.sound.frames(), std::size_t(decoded.totalFrames));
        if (error >= 0.0) {
            QCOMPARE(decoded.sound.samples.size(), written.samples.size());
            for (std::size_t i = 0; i < written.samples.size(); ++i)
                QVERIFY(std::abs(decoded.sound.samples[i] - written.samples[i]) <= error);
        } else {
            QVERIFY(std::abs(decoded.seconds() - 1.5) < 0.1); // codecs pad to whole blocks
            const auto mono = toMono(decoded.sound);
            const auto middle = std::span(mono).subspan(mono.size() / 4, std::size_t(rate) / 2);
            QVERIFY(std::abs(amplitudeAt(middle, rate, 1000.0) - 0.5) < 0.02);
            QVERIFY(amplitudeAt(middle, rate, 1500.0) < 0.01);
        }

        // The beginning alone is the beginning of the whole, and the whole is counted.
        const auto part = decodeFile(file, {.maxSeconds = 0.25});
        QCOMPARE(part.totalFrames, decoded.totalFrames);
        QCOMPARE(part.sound.frames(), std::size_t(std::ceil(rate * 0.25)));
        QVERIFY(
            std::ranges::equal(part.sound.samples, std::span(decoded.sound.samples).first(part.sound.samples.size())));
        // Mixed while reading or afterwards: the same.
        const auto mixed = decodeFile(file, {.maxSeconds = 0.25, .mono = true});
        QCOMPARE(mixed.channels, channels);
        QCOMPARE(mixed.sound.channels, 1);
        QCOMPARE(mixed.sound.samples, toMono(part.sound));
        // More than there is: all of it.
        QCOMPARE(decodeFile(file, {.maxSeconds = 100.0}).sound.samples, decoded.sound.samples);
    }

    void samplesAreThoseOfLibsndfile_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("frames");
        for (const auto& [name, format] : {std::pair{"wav", int(SF_FORMAT_WAV)},
                                           {"rifx", SF_FORMAT_WAV | SF_ENDIAN_BIG},
                                           {"wavex", int(SF_FORMAT_WAVEX)},
                                           {"aiff", int(SF_FORMAT_AIFF)},
                                           {"aiff sowt", SF_FORMAT_AIFF | SF_ENDIAN_LITTLE},
                                           {"au", int(SF_FORMAT_AU)},
                                           {"caf", int(SF_FORMAT_CAF)},
                                           {"w64", int(SF_FORMAT_W64)}}) {
            for (const auto& [kind, minor] : {std::pair{"16", int(SF_FORMAT_PCM_16)},
                                              {"24", int(SF_FORMAT_PCM_24)},
                                              {"32", int(SF_FORMAT_PCM_32)},
                                              {"float", int(SF_FORMAT_FLOAT)},
                                              {"double", int(SF_FORMAT_DOUBLE)},
                                              {"s8", int(SF_FORMAT_PCM_S8)},
                                              {"u8", int(SF_FORMAT_PCM_U8)}}) {
                SF_INFO info{};
                info.samplerate = 44100;
                info.channels = 1;
                info.format = format | minor;
                if (!sf_format_check(&info))
                    continue;
                for (const auto& [channels, frames] :
                     {std::pair{1, 1}, {1, 3}, {1, 7}, {1, 5461}, {1, 16389}, {2, 40'001}, {3, 20'011}})
                    QTest::addRow("%s %s, %d x %d", name, kind, channels, frames)
                        << (format | minor) << channels << frames;
            }
        }
    }
    /// To the last bit, although the samples of plain files are converted by ourselves.
    void samplesAreThoseOfLibsndfile()
    {
        QFETCH(int, format);
        QFETCH(int, channels);
        QFETCH(int, frames);
        const ScratchFolder folder;
        auto sound = test::noise(1.0, frames, channels);
        sound.sampleRate = 44100;
        sound.samples[0] = -1.0F;
        sound.samples.back() = 1.0F;
        test::writeSound(folder / "sound", sound, format);
        SF_INFO info{};
        const std::unique_ptr<SNDFILE, decltype(&sf_close)> file(sf_open((folder / "sound").c_str(), SFM_READ, &info),
                                                                 &sf_close);
        QVERIFY(file);
        QVERIFY(info.frames >= frames); // of short AIFF files libsndfile reads what pads them too
        std::vector<float> wanted(std::size_t(info.frames * channels));
        QCOMPARE(sf_readf_float(file.get(), wanted.data(), info.frames), info.frames);
        const auto decoded = decodeFile(folder / "sound");
        QCOMPARE(decoded.totalFrames, std::uint64_t(info.frames));
        const auto count = std::ptrdiff_t(frames) * channels;
        QVERIFY(std::equal(wanted.begin(), wanted.begin() + count, decoded.sound.samples.begin()));
    }

    void headersThatLie_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qulonglong>("least");
        QTest::addColumn<qulonglong>("most");
        const ScratchFolder folder;
        const auto sound = tone(440.0, 2.0);
        const auto add = [](const char* name, const std::string& bytes, std::uint64_t least, std::uint64_t most) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << qulonglong(least) << qulonglong(most);
        };

        test::writeWav(folder / "wav", sound);
        auto wav = readBytes(folder / "wav");
        QCOMPARE(wav.size(), kWavHeader + 2 * sound.samples.size());
        for (const std::uint32_t claim : {0U, 0x7FFFFFF0U, 0xFFFFFFFFU, std::uint32_t(4 * sound.samples.size())}) {
            patch(wav, kWavDataSize, claim);
            add(qPrintable(QString("wav claiming %1 bytes").arg(claim)), wav, sound.frames(), sound.frames());
        }
        patch(wav, kWavDataSize, std::uint32_t(2 * sound.samples.size()));
        add("wav cut in the middle", wav.substr(0, kWavHeader + 60001), 30000, 30000);
        add("wav with one frame left", wav.substr(0, kWavHeader + 2), 1, 1);

        test::writeAiff(folder / "aiff", sound);
        const auto aiff = readBytes(folder / "aiff");
        add("aiff cut in the middle", aiff.substr(0, aiff.size() / 2), 44000, 44100);

        test::writeFlac(folder / "flac", sound);
        const auto flac = readBytes(folder / "flac");
        add("flac cut in the middle", flac.substr(0, flac.size() / 2), 20000, 60000);

        test::writeOgg(folder / "ogg", test::noise(4.0)); // noise, so that there are many pages
        const auto ogg = readBytes(folder / "ogg");
        // Without its last page libsndfile says 2^63 - 1 frames.
        add("ogg cut in the middle", ogg.substr(0, ogg.size() * 3 / 4), 80000, 150000);
        test::writeOpus(folder / "opus", test::noise(4.0, 48000));
        const auto opus = readBytes(folder / "opus");
        add("opus cut in the middle", opus.substr(0, opus.size() * 3 / 4), 90000, 170000);

        test::writeMp3(folder / "mp3", sound);
        auto mp3 = readBytes(folder / "mp3");
        add("mp3 cut in the middle", mp3.substr(0, mp3.size() / 2), 30000, 58000);
        const auto tag = std::min(mp3.find("Xing"), mp3.find("Info"));
        QVERIFY(tag != std::string::npos);
        QCOMPARE(int(mp3[tag + 7]) & 1, 1); // it has a count of frames, four bytes, big-endian
        const std::uint32_t frames =
            std::uint32_t(static_cast<unsigned char>(mp3[tag + 10])) << 8U | static_cast<unsigned char>(mp3[tag + 11]);
        const std::uint32_t claim = frames * 400;
        for (std::size_t i = 0; i < 4; ++i)
            mp3[tag + 8 + i] = char(claim >> (24 - 8 * i) & 0xFFU);
        add("mp3 claiming 400 times its frames", mp3, sound.frames(), sound.frames() + 3000);
    }
    void headersThatLie()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qulonglong, least);
        QFETCH(qulonglong, most);
        const ScratchFolder folder;
        writeBytes(folder / "lie", bytes.toStdString());
        const auto decoded = decodeFile(folder / "lie");
        qInfo("%llu frames", qulonglong(decoded.totalFrames));
        QVERIFY(decoded.totalFrames >= least);
        QVERIFY(decoded.totalFrames <= most);
        QCOMPARE(decoded.sound.frames(), std::size_t(decoded.totalFrames));
        // Memory follows what is read.
        QVERIFY(decoded.sound.samples.capacity() <= 2 * decoded.sound.samples.size() + 65536);
        const auto part = decodeFile(folder / "lie", {.maxSeconds = 0.01});
        QCOMPARE(part.totalFrames, decoded.totalFrames);
    }

    void mpegAudioBehindOtherBytes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("zeros") << QByteArray(3000, '\0');
        QTest::newRow("rubbish") << QByteArray("some rubbish \xff\xff\xfb\x90 before the sound").repeated(99);
        QTest::newRow("tag and zeros") << QByteArray("ID3\x04\0\0\0\0\x02\0", 10) + QByteArray(256, 't') +
                                              QByteArray(5000, '\0');
        QByteArray riff("RIFF\xff\xff\xff\x7fWAVEfmt \x1e\0\0\0\x55\0\x01\0\x44\xac\0\0", 28);
        riff += QByteArray(22, '\0') + QByteArray("data\xff\xff\xff\x7f", 8);
        QTest::newRow("wav header") << riff;
    }
    void mpegAudioBehindOtherBytes()
    {
        QFETCH(QByteArray, before);
        const ScratchFolder folder;
        test::writeMp3(folder / "plain", tone(440.0, 1.0));
        writeBytes(folder / "moved", before.toStdString() + readBytes(folder / "plain"));
        const auto plain = decodeFile(folder / "plain");
        const auto moved = decodeFile(folder / "moved");
        QCOMPARE(moved.bitDepth, 0);
        QCOMPARE(moved.sound.samples, plain.sound.samples);
    }

    void whatIsNotFiniteIsSilent_data()
    {
        QTest::addColumn<int>("bits");
        QTest::newRow("float") << -32;
        QTest::newRow("double") << -64;
    }
    void whatIsNotFiniteIsSilent()
    {
        QFETCH(int, bits);
        constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        const ScratchFolder folder;
        AudioBuffer sound{44100, 1, {0.5F, kNan, -0.25F, kInfinity, -kInfinity, 3.0F}};
        test::writeWav(folder / "some.wav", sound, bits);
        QCOMPARE(decodeFile(folder / "some.wav").sound.samples,
                 (std::vector<float>{0.5F, 0.0F, -0.25F, 0.0F, 0.0F, 3.0F}));

        // Finite only behind what is kept: still a sound, with a silent beginning.
        sound.samples.assign(100'000, kNan);
        sound.samples.back() = 0.1F;
        test::writeWav(folder / "late.wav", sound, bits);
        const auto late = decodeFile(folder / "late.wav", {.maxSeconds = 1.0});
        QCOMPARE(late.totalFrames, std::uint64_t(100'000));
        QCOMPARE(late.sound.samples, std::vector<float>(44100, 0.0F));
    }

    void aStopEndsIt()
    {
        const ScratchFolder folder;
        std::stop_source source;
        source.request_stop();
        for (const auto& [name, write] :
             {std::pair<const char*, Writer>{"wav", [](const auto&p, const auto&s) { test::writeWav(p, s); }},
              std::pair<const char*, Writer>{"mp3", test::writeMp3}}) {
            write(folder / name, tone(440.0, 1.0));
            QVERIFY_EXCEPTION_THROWN((void)decodeFile(folder / name, {}, source.get_token()), Cancelled);
        }
    }
};

QTEST_GUILESS_MAIN(DecoderTest)
#include "decoder_test.moc"
