// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/fact_texts.h"

#include "core/library/sample_record.h"
#include "ui/panels/axis_ticks.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace otozu
{
namespace
{

/// Finds the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(otozu::FactTexts)
};

} // namespace

QString durationText(double seconds)
{
    const QLocale locale;
    if (seconds < 0.9995)
        return Words::tr("%1 ms").arg(locale.toString(std::round(seconds * 1000.0), 'f', 0));
    if (seconds < 59.995)
        return Words::tr("%1 s").arg(locale.toString(seconds, 'f', 2));
    const auto whole = std::llround(seconds);
    const auto two = [](long long n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    if (whole < 3600)
        return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60));
}

QString sizeText(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString channelsText(int channels)
{
    if (channels == 1)
        return Words::tr("Mono");
    if (channels == 2)
        return Words::tr("Stereo");
    return Words::tr("%1 channels").arg(channels);
}

QString tempoText(double bpm)
{
    // Loops are made to whole tempos; what is measured of them is not.
    const bool whole = std::abs(bpm - std::round(bpm)) < 0.05;
    return Words::tr("%1 BPM").arg(QLocale().toString(bpm, 'f', whole ? 0 : 1));
}

QString keyText(const SoundKey& key)
{
    const QString tonic = QString::fromStdString(pitchClassName(key.tonic));
    return key.minor ? Words::tr("%1 min", "a key: A minor").arg(tonic)
                     : Words::tr("%1 maj", "a key: A major").arg(tonic);
}

QString pitchText(const SoundPitch& pitch)
{
    const QString note = QString::fromStdString(noteName(pitch.note));
    const int cents = int(std::lround(pitch.cents));
    if (cents == 0)
        return note;
    return Words::tr("%1 %2 ct", "a note and how many cents it is off")
        .arg(note, (cents > 0 ? QStringLiteral("+") : QString()) + QLocale().toString(cents));
}

QString loudnessText(double lufs)
{
    const bool whole = std::abs(lufs - std::round(lufs)) < 0.05;
    return Words::tr("%1 LUFS").arg(QLocale().toString(lufs, 'f', whole ? 0 : 1));
}

bool isSure(const SoundTempo& tempo)
{
    return tempo.confidence >= 0.4F;
}

bool isSure(const SoundKey& key)
{
    return key.confidence >= 0.5F;
}

bool isSure(const SoundPitch& pitch)
{
    return pitch.confidence >= 0.6F;
}

QString musicText(const SoundDescriptors& descriptors)
{
    QStringList parts;
    if (descriptors.tempo && isSure(*descriptors.tempo))
        parts << tempoText(double(descriptors.tempo->bpm));
    if (descriptors.key && isSure(*descriptors.key))
        parts << keyText(*descriptors.key);
    else if (descriptors.pitch && isSure(*descriptors.pitch))
        parts << QString::fromStdString(noteName(descriptors.pitch->note));
    return parts.join(QStringLiteral(" · "));
}

QString filesText(std::size_t count)
{
    return count == 1 ? Words::tr("1 file") : Words::tr("%1 files").arg(QLocale().toString(qulonglong(count)));
}

QString foldersText(std::size_t count)
{
    return count == 1 ? Words::tr("1 folder") : Words::tr("%1 folders").arg(QLocale().toString(qulonglong(count)));
}

QString soundsText(std::size_t count)
{
    return count == 1 ? Words::tr("1 sound") : Words::tr("%1 sounds").arg(QLocale().toString(qulonglong(count)));
}

std::vector<Fact> factsOf(const SampleRecord& record)
{
    const QLocale locale;
    std::vector<Fact> facts;
    if (record.seconds > 0.0)
        facts.push_back({Words::tr("Length"), durationText(record.seconds)});
    if (record.sampleRate > 0)
        facts.push_back({Words::tr("Sample rate"), Words::tr("%1 Hz").arg(locale.toString(record.sampleRate))});
    if (record.channels > 0)
        facts.push_back({Words::tr("Channels"), channelsText(record.channels)});
    if (record.bitDepth > 0)
        facts.push_back({Words::tr("Bit depth"), Words::tr("%1 bit").arg(record.bitDepth)});
    if (!record.format.empty())
        facts.push_back({Words::tr("Format"), QString::fromStdString(record.format)});
    facts.push_back({Words::tr("File size"), sizeText(record.bytes)});
    const SoundDescriptors& sound = record.descriptors;
    if (sound.tempo && isSure(*sound.tempo))
        facts.push_back({Words::tr("Tempo"), tempoText(double(sound.tempo->bpm))});
    if (sound.key && isSure(*sound.key))
        facts.push_back({Words::tr("Key"), keyText(*sound.key)});
    if (sound.pitch && isSure(*sound.pitch))
        facts.push_back({Words::tr("Note"), pitchText(*sound.pitch)});
    if (sound.loudness)
        facts.push_back({Words::tr("Loudness"), loudnessText(double(*sound.loudness))});
    if (sound.brightness)
        facts.push_back({Words::tr("Brightness"), frequencyText(double(*sound.brightness))});
    return facts;
}

} // namespace otozu
