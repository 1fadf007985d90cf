// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/timbre_features.h"

#include "core/audio/onset.h"
#include "core/base/peak.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace otozu
{

namespace
{

constexpr std::size_t kFineBands = 40;
constexpr MelOptions kFine{.sampleRate = 22050,
                           .nFft = 1024,
                           .hopLength = 128,
                           .winLength = 512,
                           .window = Window::PeriodicHann,
                           .nMels = int(kFineBands),
                           .fMin = 20.0};
constexpr MelOptions kBroad{.sampleRate = 22050,
                            .nFft = 2048,
                            .hopLength = 512,
                            .winLength = 2048,
                            .window = Window::PeriodicHann,
                            .nMels = 128};
constexpr auto kSection = std::size_t(FeatureExtractor::kSectionSeconds * 22050); // samples
constexpr std::size_t kMostSections = 8;
constexpr std::size_t kFineFrames = 1 + kSection / std::size_t(kFine.hopLength);
constexpr double kFrameSeconds = double(kFine.hopLength) / kFine.sampleRate;
static_assert(Patch::kBinEdges.back() == kFineFrames);
static_assert(2 * Patch::kBands == kFineBands && Modulation::kMelBands == kFineBands);

constexpr std::size_t kBeforeOnset = 64;

/// Makes the peak 1. @return false: there is silence only.
bool normalise(std::span<float> sound)
{
    const float peak = peakOf(sound);
    if (peak == 0.0F)
        return false;
    for (float& value : sound)
        value /= peak;
    return true;
}

std::size_t sectionsOf(std::size_t samples)
{
    return std::clamp<std::size_t>(samples / kSection, 1, kMostSections);
}

std::span<const float> sectionOf(std::span<const float> sound, std::size_t index, std::size_t count)
{
    const std::size_t length = std::min(sound.size(), kSection);
    const std::size_t start = count == 1 ? 0 : (sound.size() - length) * index / (count - 1);
    return sound.subspan(start, length);
}

} // namespace

TimbreFeatures::TimbreFeatures(double seconds)
    : m_whole(seconds == 0.0), m_seconds(m_whole ? kHeardWhole : seconds), m_fine(kFine), m_broad(kBroad),
      m_cepstra(std::size_t(kBroad.nMels)), m_modulation(kFrameSeconds)
{
}

std::size_t TimbreFeatures::sections() const
{
    return m_whole ? kMostSections : 0;
}

void TimbreFeatures::compute(std::span<const float> mono, std::span<float> out)
{
    const auto heard = mono.first(std::min(mono.size(), std::size_t(m_seconds * sampleRate())));
    const auto sound = heard.subspan(findOnset(heard, kBeforeOnset));
    m_sound.assign(sound.begin(), sound.end());
    m_sections.clear();
    const std::size_t count = sectionsOf(m_sound.size());
    for (std::size_t i = 0; i < count; ++i)
        m_sections.push_back(sectionOf(m_sound, i, count));
    describe(out);
}

void TimbreFeatures::computeSections(std::span<const std::vector<float>> sections, std::span<float> out)
{
    if (sections.empty() || sections.size() > this->sections())
        throw std::invalid_argument("TimbreFeatures: too few or too many sections");
    const std::size_t length = std::min(std::ranges::min(sections, {}, &std::vector<float>::size).size(), kSection);
    m_sound.clear();
    for (const auto& section : sections)
        m_sound.insert(m_sound.end(), section.begin(), section.begin() + std::ptrdiff_t(length));
    m_sections.clear();
    for (std::size_t i = 0; i < sections.size(); ++i)
        m_sections.push_back(std::span<const float>(m_sound).subspan(i * length, length));
    describe(out);
}

void TimbreFeatures::describe(std::span<float> out)
{
    if (out.size() != kWidth)
        throw std::invalid_argument("TimbreFeatures: the output has another size");
    if (!normalise(m_sound)) {
        std::ranges::fill(out, 0.0F);
        return;
    }
    const auto patch = out.first(kPatch);
    const auto envelope = out.subspan(kPatch, kEnvelope);
    const auto cepstra = out.subspan(kPatch + kEnvelope, kCepstra);
    const auto modulation = out.subspan(kPatch + kEnvelope + kCepstra, kModulation);
    listen(modulation);
    Patch::describe(m_power, m_frames, patch);
    const auto start = m_sections.front().first(std::min(m_sections.front().size(), std::size_t(kFine.sampleRate) / 2));
    EnergyEnvelope::describe(m_power, m_frames, kFrameSeconds, start, envelope);
    m_cepstra.describe(m_spectra, cepstra);
    m_shape.describe(m_spectra, out.last(kShape));
}

void TimbreFeatures::listen(std::span<float> modulation)
{
    const std::size_t sections = m_sections.size();
    const std::size_t length = m_sections.front().size();
    constexpr auto kHop = std::size_t(kFine.hopLength);
    // Frames whose window reaches into the sound; those after them would be silent.
    m_frames = std::min((length + std::size_t(kFine.winLength) / 2 + kHop - 1) / kHop, kFineFrames);
    m_power.assign(kFineBands * m_frames, 0.0F);
    m_section.resize(m_power.size());
    m_spectra.sections = sections;
    m_spectra.bands = std::size_t(kBroad.nMels);
    m_spectra.frames = m_broad.frames(length);
    m_spectra.power.resize(sections * m_spectra.cells());
    std::array<float, kModulation> moves{};
    std::ranges::fill(modulation, 0.0F);
    for (std::size_t i = 0; i < sections; ++i) {
        const auto section = m_sections[i];
        m_fine.compute(section, m_frames, m_section);
        for (std::size_t cell = 0; cell < m_power.size(); ++cell)
            m_power[cell] += m_section[cell];
        m_modulation.describe(m_section, m_frames, moves);
        for (std::size_t j = 0; j < kModulation; ++j)
            modulation[j] += moves[j] / float(sections);
        m_broad.compute(section, m_spectra.frames,
                        std::span(m_spectra.power).subspan(i * m_spectra.cells(), m_spectra.cells()));
    }
    m_spectra.complete();
}

} // namespace otozu
