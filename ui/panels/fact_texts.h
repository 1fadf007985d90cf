// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace otozu
{
struct SampleRecord;
struct SoundDescriptors;
struct SoundKey;
struct SoundPitch;
struct SoundTempo;

/// "85 ms", "1.25 s", "3:07", "1:02:33".
[[nodiscard]] QString durationText(double seconds);
/// "1.2 MB", in powers of ten as file managers show them.
[[nodiscard]] QString sizeText(std::uint64_t bytes);
/// "Mono", "Stereo", "6 channels".
[[nodiscard]] QString channelsText(int channels);

/// "128 BPM", "92.5 BPM".
[[nodiscard]] QString tempoText(double bpm);
/// "A min", "F# maj".
[[nodiscard]] QString keyText(const SoundKey& key);
/// "A4 +12 ct".
[[nodiscard]] QString pitchText(const SoundPitch& pitch);
/// "-14.2 LUFS".
[[nodiscard]] QString loudnessText(double lufs);
/// What the ear is not sure of is not shown.
[[nodiscard]] bool isSure(const SoundTempo& tempo);
[[nodiscard]] bool isSure(const SoundKey& key);
[[nodiscard]] bool isSure(const SoundPitch& pitch);
/// Tempo, and key or note, as far as they are sure: "128 BPM · A min"; may be empty.
[[nodiscard]] QString musicText(const SoundDescriptors& descriptors);

/// "1 file", "1,204 files".
[[nodiscard]] QString filesText(std::size_t count);
/// "1 folder", "14 folders".
[[nodiscard]] QString foldersText(std::size_t count);
/// "1 sound", "412 sounds".
[[nodiscard]] QString soundsText(std::size_t count);

/// A line of the panel's facts.
struct Fact {
    QString name;
    QString value;
};
/// As far as it was listened to: length, rate, channels, bit depth (not for lossy formats), format, size; then, as far
/// as the sound has them, tempo, key, note, loudness and brightness.
[[nodiscard]] std::vector<Fact> factsOf(const SampleRecord& record);

} // namespace otozu
