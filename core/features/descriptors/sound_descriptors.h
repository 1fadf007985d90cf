// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

namespace otozu
{

/// The speed of a loop.
struct SoundTempo {
    float bpm = 0.0F;        ///< Beats (quarter notes) a minute, in [40, 300].
    float confidence = 0.0F; ///< 0..1.
};

/// The key of a phrase or a chord.
struct SoundKey {
    int tonic = 0;           ///< Pitch class, 0..11; 0 is C, 9 is A.
    bool minor = false;      ///< Otherwise major.
    float confidence = 0.0F; ///< 0..1.
};

/// The note that a one-shot plays.
struct SoundPitch {
    float hz = 0.0F;         ///< Fundamental frequency.
    int note = 0;            ///< The nearest note in MIDI's numbers: 69 is A4, 440 Hz.
    float cents = 0.0F;      ///< How far hz is above that note, in [-50, 50].
    float confidence = 0.0F; ///< 0..1.
};

/// What can be said of a sound in words and numbers, found by listening (describe_sound.h). No number is ever NaN or
/// infinite; what a sound does not have is not there. None depends on how loud the sound is, but for loudness and peak.
struct SoundDescriptors {
    /// Integrated loudness, LUFS (EBU R 128); not there for silence.
    std::optional<float> loudness;
    /// The greatest sample of any channel, dB below full scale (0 is full scale); not there for silence.
    std::optional<float> peak;
    /// A phrase that is made to be repeated; otherwise a single sound.
    bool loop = false;
    float loopConfidence = 0.0F;     ///< 0..1, of `loop`, whatever it says.
    std::optional<SoundTempo> tempo; ///< Of loops, and of longer pieces with a beat.
    std::optional<SoundKey> key;     ///< Tonal sounds that hold more than one note.
    std::optional<SoundPitch> pitch; ///< Tonal one-shots of one note.
    /// Where the middle of the spectrum lies (the centroid of its magnitudes), Hz, up to 11,025; not there for silence,
    /// nor are the next ones.
    std::optional<float> brightness;
    std::optional<float> noisiness; ///< 0 for tones to 1 for noise of any colour.
    std::optional<float> attack;    ///< Seconds in which a one-shot rises from 10 to 90 % of its level; > 0.
};

/// "A", "F#": the sharps are those of a keyboard. @param pitchClass  0..11, 0 is C.
[[nodiscard]] std::string pitchClassName(int pitchClass);

/// "A4" for 69, "C-1" for 0.
[[nodiscard]] std::string noteName(int note);

/// "A minor", "F# major".
[[nodiscard]] std::string keyName(const SoundKey& key);

} // namespace otozu
