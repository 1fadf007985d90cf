// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/cepstra.h"
#include "core/features/energy_envelope.h"
#include "core/features/feature_extractor.h"
#include "core/features/mel_spectrogram.h"
#include "core/features/modulation.h"
#include "core/features/patch.h"
#include "core/features/section_spectra.h"
#include "core/features/spectral_shape.h"

#include <vector>

namespace otozu
{

/// Profile::Timbre (feature_extractor.h): five blocks, one after the other. How loud a sound is and how much silence
/// goes before it makes no difference to any of them.
///
/// A sound begins at its onset, 64 samples before the first one over 2 % of its peak, and its peak is made 1. It is
/// listened to in sections of three seconds: one, or up to eight that lie evenly over its length if that is six seconds
/// or more (of sounds over 30 s those of heard_sound.h). Fine mel spectra have 40 Slaney bands of 20 to 11,025 Hz
/// (n_fft 1024, hop 128, periodic Hann of 512), broad ones 128 of 0 to 11,025 Hz (n_fft 2048, hop 512, periodic Hann of
/// 2048).
///  - patch (patch.h) and envelope (energy_envelope.h; its start is the first half second): of the fine power of the
///    sections, summed frame by frame, so that in a sound that dies away the onset counts and in music all of it does;
///  - cepstra (cepstra.h): of the broad spectra;
///  - modulation (modulation.h): of the fine power, mean over the sections;
///  - shape (spectral_shape.h): of the broad spectra.
///
/// Other vectors come with another kTimbreVersion (features_key.h).
class TimbreFeatures : public FeatureExtractor
{
public:
    static constexpr std::size_t kPatch = Patch::kWidth;
    static constexpr std::size_t kEnvelope = EnergyEnvelope::kWidth;
    static constexpr std::size_t kCepstra = Cepstra::kWidth;
    static constexpr std::size_t kModulation = Modulation::kWidth;
    static constexpr std::size_t kShape = SpectralShape::kWidth;
    static constexpr std::size_t kWidth = kPatch + kEnvelope + kCepstra + kModulation + kShape;

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
    void listen(std::span<float> modulation);

    bool m_whole;
    double m_seconds;
    MelSpectrogram m_fine;
    MelSpectrogram m_broad;
    Cepstra m_cepstra;
    Modulation m_modulation;
    SpectralShape m_shape;

    std::vector<float> m_sound;                     // from its onset, peak 1
    std::vector<std::span<const float>> m_sections; // of m_sound, all of one length
    std::size_t m_frames = 0;                       // of m_power
    std::vector<float> m_power;                     // fine, sum over the sections, (kFineBands, m_frames)
    std::vector<float> m_section;
    SectionSpectra m_spectra; // broad
};

} // namespace otozu
