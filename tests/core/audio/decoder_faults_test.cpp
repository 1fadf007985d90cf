// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decoder.h"
#include "core/base/random.h"
#include "tests/support/faults.h"
#include "tests/support/privileges.h"
#include "tests/support/sound_files.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <sndfile.h>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace otozu;
using otozu::test::faultOf;
using otozu::test::readBytes;
using otozu::test::ScratchFolder;
using otozu::test::tone;
using otozu::test::writeBytes;

namespace
{

std::string little(std::uint32_t value, std::size_t length)
{
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i)
        bytes += char(value >> (8 * i) & 0xFFU);
    return bytes;
}

std::string big(std::uint32_t value, std::size_t length)
{
    auto bytes = little(value, length);
    std::ranges::reverse(bytes);
    return bytes;
}

std::string wav(std::uint32_t tag, std::uint32_t channels, std::uint32_t rate, const std::string& data)
{
    const auto fmt = little(tag, 2) + little(channels, 2) + little(rate, 4) + little(rate * channels * 2, 4) +
                     little(channels * 2, 2) + little(16, 2);
    return "RIFF" + little(std::uint32_t(36 + data.size()), 4) + "WAVEfmt " + little(16, 4) + fmt + "data" +
           little(std::uint32_t(data.size()), 4) + data;
}

std::string au(std::uint32_t channels, std::uint32_t rate, const std::string& data)
{
    return ".snd" + big(24, 4) + big(std::uint32_t(data.size()), 4) + big(3, 4) + big(rate, 4) + big(channels, 4) +
           data;
}

} // namespace

class DecoderFaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void badContent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("fault");
        const auto add = [](const char* name, const std::string& bytes, Fault fault) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << int(fault);
        };
        const std::string some(2000, '\x11');
        add("no bytes", "", Fault::Empty);
        add("one byte", "x", Fault::NotAudio);
        add("text", "This is no sound at all, though it is called one.\n", Fault::NotAudio);
        add("zeros", std::string(5000, '\0'), Fault::NotAudio);
        add("png", "\x89PNG\r\n\x1a\n" + some, Fault::NotAudio);
        add("other riff", "RIFF" + little(2000, 4) + "AVI " + some, Fault::NotAudio);
        add("m4a",
            std::string("\0\0\0\x20"
                        "ftypM4A ",
                        12) +
                some,
            Fault::UnsupportedFormat);
        add("wma", "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9" + some, Fault::UnsupportedFormat);
        add("rex", "CAT " + big(2000, 4) + "REX2" + some, Fault::UnsupportedFormat);
        add("midi", "MThd" + big(6, 4) + some, Fault::UnsupportedFormat);
        add("wav: unknown codec", wav(0x674F, 2, 44100, some), Fault::UnsupportedFormat);
        add("wav: no frames", wav(1, 1, 44100, ""), Fault::NoFrames);
        add("wav: header cut", wav(1, 1, 44100, some).substr(0, 20), Fault::DecoderFailed);
        add("wav: no frames but a chunk more", wav(1, 1, 44100, "") + "LIST" + little(4, 4) + "INFO", Fault::NoFrames);
        add("wav: no data chunk", wav(1, 1, 44100, some).substr(0, 36), Fault::NoFrames);
        add("wav: half a frame", wav(1, 2, 44100, "abc"), Fault::NoFrames);
        for (const std::uint32_t rate : {0U, 1U, 999U, 768'001U, 4'000'000'000U, 0x7FFFFFFFU})
            add(qPrintable(QString("wav: %1 Hz").arg(rate)), wav(1, 1, rate, some), Fault::BadRate);
        for (const std::uint32_t channels : {0U, 65U, 1024U, 1025U, 65535U})
            add(qPrintable(QString("wav: %1 channels").arg(channels)), wav(1, channels, 44100, some),
                Fault::BadChannels);
        add("au: 0 Hz", au(1, 0, some), Fault::BadRate);
        add("au: no channels", au(0, 44100, some), Fault::BadChannels);
        add("au: 2^31 channels", au(0x80000000U, 44100, some), Fault::BadChannels);
        add("au: no frames", au(1, 44100, ""), Fault::NoFrames);
        add("ogg: theora", std::string("OggS\0\2", 6) + std::string(20, '\0') + "\x01\x2a" + "\x80theora" + some,
            Fault::UnsupportedFormat);
        const ScratchFolder folder;
        test::writeOgg(folder / "ogg", tone(440.0, 0.5));
        add("ogg: first page only", readBytes(folder / "ogg").substr(0, 58), Fault::DecoderFailed);
        test::writeFlac(folder / "flac", tone(440.0, 0.5));
        add("flac: header cut", readBytes(folder / "flac").substr(0, 20), Fault::DecoderFailed);
        add("flac: header alone", readBytes(folder / "flac").substr(0, 42), Fault::DecoderFailed);
        add("mp3: tag alone", std::string("ID3\x04\0\0\0\0\x0f\x50", 10) + some, Fault::DecoderFailed);
        const AudioBuffer nothing{44100, 1, {}};
        for (const auto& [name, format] :
             {std::pair{"aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16}, std::pair{"caf", SF_FORMAT_CAF | SF_FORMAT_PCM_16},
              std::pair{"w64", SF_FORMAT_W64 | SF_FORMAT_PCM_16}, std::pair{"ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS}}) {
            test::writeSound(folder / name, nothing, format);
            add(qPrintable(QString(name) + ": no frames"), readBytes(folder / name), Fault::NoFrames);
        }
        constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
        test::writeWav(folder / "nan", {44100, 2, std::vector<float>(100'000, kNan)}, -32);
        add("wav: nothing finite", readBytes(folder / "nan"), Fault::NotFinite);
    }
    void badContent()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, fault);
        const ScratchFolder folder;
        writeBytes(folder / "x.wav", bytes.toStdString());
        QCOMPARE(faultOf([&] { (void)decodeFile(folder / "x.wav"); }), fault);
        QCOMPARE(faultOf([&] { (void)decodeFile(folder / "x.wav", {.maxSeconds = 0.1, .mono = true}); }), fault);
    }

    void badPlaces()
    {
        const ScratchFolder folder;
        test::writeWav(folder / "good.wav", tone(440.0, 0.1));
        QCOMPARE(faultOf([&] { (void)decodeFile(folder / "missing.wav"); }), int(Fault::Vanished));
        QCOMPARE(faultOf([&] { (void)decodeFile(folder / "good.wav/x.wav"); }), int(Fault::Vanished));
        QCOMPARE(faultOf([&] { (void)decodeFile(folder.path()); }), int(Fault::NotRegular));
        QCOMPARE(faultOf([&] { (void)decodeFile("/dev/zero"); }), int(Fault::NotRegular));
        QCOMPARE(mkfifo((folder / "pipe.wav").c_str(), 0600), 0);
        QCOMPARE(faultOf([&] { (void)decodeFile(folder / "pipe.wav"); }), int(Fault::NotRegular));
        fs::create_symlink("b.wav", folder / "a.wav");
        fs::create_symlink("a.wav", folder / "b.wav");
        QCOMPARE(faultOf([&] { (void)decodeFile(folder / "a.wav"); }), int(Fault::LinkLoop));
        fs::permissions(folder / "good.wav", fs::perms::none);
        int fault = -1;
        {
            const test::WithoutPrivileges plainUser;
            fault = faultOf([&] { (void)decodeFile(folder / "good.wav"); });
        }
        QCOMPARE(fault, int(Fault::NoPermission));
    }

    void theErrorNamesTheFile()
    {
        const ScratchFolder folder;
        writeBytes(folder / "x.wav", "");
        try {
            (void)decodeFile(folder / "x.wav");
            QFAIL("decoded nothing");
        } catch (const Error& error) {
            QCOMPARE(error.path, folder / "x.wav");
        }
    }

    /// Whatever is cut off or overwritten: a sound no longer than is plausible, or an Error; never a crash or a hang.
    void damagedFiles_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("rate");
        QTest::newRow("wav") << (SF_FORMAT_WAV | SF_FORMAT_PCM_16) << 44100;
        QTest::newRow("wav float") << (SF_FORMAT_WAV | SF_FORMAT_FLOAT) << 44100;
        QTest::newRow("wav adpcm") << (SF_FORMAT_WAV | SF_FORMAT_MS_ADPCM) << 44100;
        QTest::newRow("aiff") << (SF_FORMAT_AIFF | SF_FORMAT_PCM_24) << 44100;
        QTest::newRow("au") << (SF_FORMAT_AU | SF_FORMAT_PCM_16) << 44100;
        QTest::newRow("caf") << (SF_FORMAT_CAF | SF_FORMAT_PCM_16) << 44100;
        QTest::newRow("w64") << (SF_FORMAT_W64 | SF_FORMAT_PCM_16) << 44100;
        QTest::newRow("flac") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16) << 44100;
        QTest::newRow("ogg") << (SF_FORMAT_OGG | SF_FORMAT_VORBIS) << 44100;
        QTest::newRow("opus") << (SF_FORMAT_OGG | SF_FORMAT_OPUS) << 48000;
        QTest::newRow("mp3") << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III) << 44100;
    }
    void damagedFiles()
    {
        QFETCH(int, format);
        QFETCH(int, rate);
        const ScratchFolder folder;
        test::writeSound(folder / "whole", test::noise(0.7, rate, 2), format);
        const auto whole = readBytes(folder / "whole");
        Random random(1);
        int decodedCount = 0;
        int failedCount = 0;
        for (int round = 0; round < 300; ++round) {
            auto bytes = whole;
            if (round % 3 != 1) // mostly in the header, where it hurts
                bytes.resize(random.below(2) != 0 ? random.below(std::min<std::size_t>(bytes.size(), 400))
                                                  : random.below(bytes.size()));
            for (std::uint64_t i = 0; round % 3 != 0 && i < 1 + random.below(8) && !bytes.empty(); ++i)
                bytes[random.below(std::min<std::size_t>(bytes.size(), i % 2 != 0 ? bytes.size() : 120))] =
                    char(random.below(256));
            writeBytes(folder / "damaged", bytes);
            try {
                const auto decoded = decodeFile(folder / "damaged", {.maxSeconds = 1.0});
                QVERIFY(decoded.totalFrames > 0);
                QVERIFY(decoded.sound.frames() > 0);
                QVERIFY(decoded.sound.frames() <= decoded.totalFrames);
                QVERIFY(std::ranges::all_of(decoded.sound.samples, [](float value) { return std::isfinite(value); }));
                ++decodedCount;
            } catch (const Error&) {
                ++failedCount;
            }
        }
        qInfo("%d decoded, %d did not", decodedCount, failedCount);
        QVERIFY(decodedCount > 0);
        QVERIFY(failedCount > 0);
    }
};

QTEST_GUILESS_MAIN(DecoderFaultsTest)
#include "decoder_faults_test.moc"
