// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/features/feature_extractor.h"
#include "core/features/mel_spectrogram.h"

#include <array>
#include <vector>

namespace otozu
{

/// Profile::Timbre (feature_extractor.h): three blocks, one after the other. How loud a sound is and how much silence
/// goes before it makes no difference to any of them.
///
/// A sound begins at its onset, 64 samples before the first one over 2 % of its peak, and its peak is made 1. It is
/// listened to in sections of three seconds: one, or up to eight that lie evenly over its length if that is six seconds
/// or more (of sounds over 30 s those of heard_sound.h). The power of the sections is summed frame by frame, so that in
/// a sound that dies away the onset counts and in music all of it does.
///  - patch: 40 Slaney mel bands of 20 to 11,025 Hz (n_fft 1024, hop 128, periodic Hann of 512), averaged over
///    nine time bins, each about twice as long as the one before; dB below the greatest value, floor -50; shape (bands,
///    bins) in C order;
///  - envelope: kEnvelope numbers, see describeEnvelope();
///  - timbre: 30 MFCCs (c0 first; n_fft 2048, hop 512, 128 bands, dB with top_db 80, orthonormal DCT-II), frames up to
///    the last one within 60 dB of the loudest: their means, deviations, and the deviations of first differences.
class TimbreFeatures : public FeatureExtractor
{
public:
    static constexpr std::size_t kPatchBands = 40;
    static constexpr std::array<std::size_t, 10> kBinEdges{0, 1, 3, 7, 15, 31, 63, 127, 255, 517}; ///< In frames.
    static constexpr std::size_t kPatch = kPatchBands * (kBinEdges.size() - 1);
    static constexpr std::size_t kEnvelope = 13;
    static constexpr std::size_t kMfcc = 30;
    static constexpr std::size_t kTimbre = 3 * kMfcc;
    static constexpr std::size_t kWidth = kPatch + kEnvelope + kTimbre;

    static constexpr double kHeardWhole = 30.0; ///< Longest sound, in seconds, of which all may be looked at.

    /// @param seconds  how much of a beginning is listened to; 0: to the whole, of which longer sounds give sections.
    explicit TimbreFeatures(double seconds);

    [[nodiscard]] int sampleRate() const override { return m_fine.options().sampleRate; }
    [[nodiscard]] double seconds() const override { return m_seconds; }
    [[nodiscard]] std::size_t sections() const override;
    [[nodiscard]] std::size_t width() const override { return kWidth; }
    void compute(std::span<const float> mono, std::span<float> out) override;
    void computeSections(std::span<const std::vector<float>> sections, std::span<float> out) override;

private:
    /// Of m_sections.
    void describe(std::span<float> out);
    void listen();
    void describePatch(std::span<float> out);
    /// log10 of the seconds at which 25, 50, 75, 90, 95 and 99 % of the energy has passed (+ 23 ms); log10 of the
    /// seconds from the first frame within 1 dB of the loudest to the first 10, 20 and 40 dB below it (+ 3 ms); of the
    /// mel spectrum of the whole: centroid and spread in bands, flatness; changes of sign per sample in the first half
    /// second.
    void describeEnvelope(std::span<float> out) const;
    void describeTimbre(std::span<float> out);

    bool m_whole;
    double m_seconds;
    MelSpectrogram m_fine;  // in time: patch and envelope
    MelSpectrogram m_broad; // for the MFCCs
    Matrix<float> m_dct;    // (kMfcc, bands)

    std::vector<float> m_sound;                     // from its onset, peak 1
    std::vector<std::span<const float>> m_sections; // of m_sound, all of one length
    std::size_t m_frames = 0;                       // of m_power
    std::vector<float> m_power;                     // sum over the sections, (kPatchBands, m_frames)
    std::vector<float> m_section;
    std::size_t m_broadFrames = 0;   // of a section
    std::vector<float> m_broadPower; // (sections, bands, m_broadFrames)
    std::vector<float> m_cepstra;    // (sections, kMfcc, m_broadFrames)
};

} // namespace otozu
