// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/feature_extractor.h"
#include "core/features/mel_spectrogram.h"

#include <vector>

namespace otozu
{

/// Rounds to the nearest float16, ties to even, and back. What is beyond its range becomes its largest value.
void roundToHalf(std::span<float> values);

/// Profile::Article (feature_extractor.h). Other vectors come with another kArticleVersion (features_key.h).
class ArticleFeatures : public FeatureExtractor
{
public:
    explicit ArticleFeatures(double seconds);

    [[nodiscard]] int sampleRate() const override { return m_spectrogram.options().sampleRate; }
    [[nodiscard]] double seconds() const override { return m_seconds; }
    [[nodiscard]] std::size_t width() const override { return bands() * m_frames; }
    void compute(std::span<const float> mono, std::span<float> out) override;

    [[nodiscard]] std::size_t bands() const { return std::size_t(m_spectrogram.options().nMels); }
    [[nodiscard]] std::size_t frames() const { return m_frames; }

private:
    double m_seconds;
    MelSpectrogram m_spectrogram;
    std::size_t m_samples; // looked at
    std::size_t m_frames;
    std::vector<float> m_rounded;
    std::vector<float> m_image; // (bands, sounding frames) and a silent cell
};

} // namespace otozu
