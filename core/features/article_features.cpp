// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/article_features.h"

#include "core/base/instruction_set.h"
#include "core/features/decibel.h"
#include "core/features/mel_kernels.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace otozu
{

namespace
{

constexpr MelOptions kArticle{.sampleRate = 22050,
                              .nFft = 2048,
                              .hopLength = 1024,
                              .winLength = 1024,
                              .window = Window::SymmetricHann,
                              .nMels = 128};

} // namespace

void roundToHalf(std::span<float> values)
{
    OTOZU_DISPATCH(melKernels).roundToHalf(values.data(), values.size());
}

ArticleFeatures::ArticleFeatures(double seconds)
    : m_seconds(seconds), m_spectrogram(kArticle), m_samples(std::size_t(std::floor(seconds * kArticle.sampleRate))),
      m_frames(m_spectrogram.frames(m_samples))
{
}

void ArticleFeatures::compute(std::span<const float> mono, std::span<float> out)
{
    if (out.size() != width())
        throw std::invalid_argument("ArticleFeatures: the output has another size");
    const auto heard = mono.first(std::min(mono.size(), m_samples));
    m_rounded.assign(heard.begin(), heard.end());
    roundToHalf(m_rounded);
    // Frames that see nothing of the sound are all alike: only the others are computed, then the rows are filled up.
    const std::size_t sounding = std::min(m_frames, m_spectrogram.framesTouching(heard.size()));
    if (sounding == m_frames) {
        m_spectrogram.compute(m_rounded, m_frames, out);
        powerToDb(out);
        return;
    }
    const std::size_t values = bands() * sounding;
    m_image.assign(values + 1, 0.0F); // one more: what silence becomes
    m_spectrogram.compute(m_rounded, sounding, std::span(m_image).first(values));
    powerToDb(m_image);
    for (std::size_t band = 0; band < bands(); ++band) {
        const auto row = out.subspan(band * m_frames, m_frames);
        std::copy_n(m_image.begin() + std::ptrdiff_t(band * sounding), sounding, row.begin());
        std::fill(row.begin() + std::ptrdiff_t(sounding), row.end(), m_image.back());
    }
}

} // namespace otozu
