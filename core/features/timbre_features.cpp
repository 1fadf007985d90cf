// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/timbre_features.h"

#include "core/audio/onset.h"
#include "core/features/decibel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace otozu
{

namespace
{

constexpr MelOptions kFine{.sampleRate = 22050,
                           .nFft = 1024,
                           .hopLength = 128,
                           .winLength = 512,
                           .window = Window::PeriodicHann,
                           .nMels = int(TimbreFeatures::kPatchBands),
                           .fMin = 20.0};
constexpr MelOptions kBroad{.sampleRate = 22050,
                            .nFft = 2048,
                            .hopLength = 512,
                            .winLength = 2048,
                            .window = Window::PeriodicHann,
                            .nMels = 128};
constexpr auto kBroadBands = std::size_t(kBroad.nMels);

constexpr auto kSection = std::size_t(FeatureExtractor::kSectionSeconds * 22050); // samples
constexpr std::size_t kMostSections = 8;
constexpr std::size_t kFineFrames = 1 + kSection / std::size_t(kFine.hopLength);
static_assert(TimbreFeatures::kBinEdges.back() == kFineFrames);

constexpr std::size_t kBeforeOnset = 64;
constexpr float kPatchFloor = 50.0F; // dB
constexpr double kLoud = 0.8;        // of the loudest frame's energy: as loud as it
constexpr double kHeard = 1e-6;      // of the loudest frame's energy: what follows the last such frame is no sound

/// Orthonormal DCT-II.
Matrix<float> cosines(std::size_t rows, std::size_t bands)
{
    Matrix<float> result(rows, bands);
    const auto count = double(bands);
    for (std::size_t k = 0; k < rows; ++k) {
        for (std::size_t band = 0; band < bands; ++band)
            result(k, band) = float(std::sqrt((k == 0 ? 1.0 : 2.0) / count) *
                                    std::cos(std::numbers::pi * double(k) * (double(band) + 0.5) / count));
    }
    return result;
}

/// Makes the peak 1. @return false: there is silence only.
bool normalise(std::span<float> sound)
{
    float peak = 0.0F;
    for (const float value : sound)
        peak = std::max(peak, std::abs(value));
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

/// A column's mean and (population) deviation.
class Moments
{
public:
    void add(double value)
    {
        m_sum += value;
        m_squares += value * value;
        ++m_count;
    }
    [[nodiscard]] double mean() const { return m_count == 0 ? 0.0 : m_sum / double(m_count); }
    [[nodiscard]] double deviation() const
    {
        return m_count == 0 ? 0.0 : std::sqrt(std::max(0.0, m_squares / double(m_count) - mean() * mean()));
    }

private:
    double m_sum = 0.0;
    double m_squares = 0.0;
    std::size_t m_count = 0;
};

} // namespace

TimbreFeatures::TimbreFeatures(double seconds)
    : m_whole(seconds == 0.0), m_seconds(m_whole ? kHeardWhole : seconds), m_fine(kFine), m_broad(kBroad),
      m_dct(cosines(kMfcc, kBroadBands))
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
        std::ranges::fill(out.first(kPatch), -kPatchFloor);
        std::ranges::fill(out.subspan(kPatch), 0.0F);
        return;
    }
    listen();
    describePatch(out.first(kPatch));
    describeEnvelope(out.subspan(kPatch, kEnvelope));
    describeTimbre(out.last(kTimbre));
}

void TimbreFeatures::listen()
{
    const std::size_t sections = m_sections.size();
    const std::size_t length = m_sections.front().size();
    constexpr auto kHop = std::size_t(kFine.hopLength);
    // Frames whose window reaches into the sound; those after them would be silent.
    m_frames = std::min((length + std::size_t(kFine.winLength) / 2 + kHop - 1) / kHop, kFineFrames);
    m_broadFrames = m_broad.frames(length);
    m_power.assign(kPatchBands * m_frames, 0.0F);
    m_section.resize(m_power.size());
    m_broadPower.resize(sections * kBroadBands * m_broadFrames);
    for (std::size_t i = 0; i < sections; ++i) {
        const auto section = m_sections[i];
        m_fine.compute(section, m_frames, m_section);
        for (std::size_t cell = 0; cell < m_power.size(); ++cell)
            m_power[cell] += m_section[cell];
        const std::size_t cells = kBroadBands * m_broadFrames;
        m_broad.compute(section, m_broadFrames, std::span(m_broadPower).subspan(i * cells, cells));
    }
}

void TimbreFeatures::describePatch(std::span<float> out)
{
    constexpr std::size_t kBins = kBinEdges.size() - 1;
    for (std::size_t band = 0; band < kPatchBands; ++band) {
        const auto powers = std::span(m_power).subspan(band * m_frames, m_frames);
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            float sum = 0.0F;
            for (std::size_t frame = kBinEdges[bin]; frame < std::min(kBinEdges[bin + 1], m_frames); ++frame)
                sum += powers[frame];
            out[band * kBins + bin] = sum / float(kBinEdges[bin + 1] - kBinEdges[bin]);
        }
    }
    powerToDb(out, kPatchFloor);
}

void TimbreFeatures::describeEnvelope(std::span<float> out) const
{
    std::vector<double> energy(m_frames, 0.0);
    std::array<double, kPatchBands> spectrum{};
    for (std::size_t band = 0; band < kPatchBands; ++band) {
        for (std::size_t frame = 0; frame < m_frames; ++frame) {
            const double power = m_power[band * m_frames + frame];
            energy[frame] += power;
            spectrum[band] += power;
        }
    }
    double total = 0.0;
    for (const double value : energy)
        total += value;

    constexpr double kFrame = double(kFine.hopLength) / kFine.sampleRate; // s
    std::size_t next = 0;
    double passed = energy[0];
    std::size_t frame = 0;
    for (const double share : {0.25, 0.5, 0.75, 0.9, 0.95, 0.99}) {
        while (passed < share * total && frame + 1 < m_frames)
            passed += energy[++frame];
        out[next++] = float(std::log10((double(frame) + 5.0) * kFrame));
    }

    // Which frame of a steady sound is the loudest is a matter of rounding; which is the first of its kind is not.
    const double peak = *std::ranges::max_element(energy);
    const auto loud = std::ranges::find_if(energy, [&](double value) { return value >= kLoud * peak; });
    for (const double below : {0.1, 0.01, 0.0001}) {
        const auto first = std::find_if(loud, energy.end(), [&](double value) { return value < peak * below; });
        out[next++] = float(std::log10(double(first - loud) * kFrame + 0.003));
    }

    double centroid = 0.0;
    for (std::size_t band = 0; band < kPatchBands; ++band)
        centroid += double(band) * spectrum[band];
    centroid = total > 0.0 ? centroid / total : 0.0;
    double spread = 0.0;
    double logs = 0.0;
    const double least = 1e-10 * *std::ranges::max_element(spectrum) + 1e-300;
    for (std::size_t band = 0; band < kPatchBands; ++band) {
        spread += (double(band) - centroid) * (double(band) - centroid) * spectrum[band];
        logs += std::log(spectrum[band] + least);
    }
    out[next++] = float(centroid);
    out[next++] = total > 0.0 ? float(std::sqrt(spread / total)) : 0.0F;
    out[next++] = total > 0.0 ? float(std::exp(logs / kPatchBands) / (total / kPatchBands)) : 0.0F;

    const auto start = m_sections.front().first(std::min(m_sections.front().size(), std::size_t(kFine.sampleRate) / 2));
    std::size_t changes = 0;
    for (std::size_t i = 1; i < start.size(); ++i)
        changes += std::size_t((start[i] < 0.0F) != (start[i - 1] < 0.0F));
    out[next] = start.size() > 1 ? float(double(changes) / double(start.size() - 1)) : 0.0F;
}

void TimbreFeatures::describeTimbre(std::span<float> out)
{
    const std::size_t frames = m_broadFrames;
    const std::size_t cells = kBroadBands * frames;
    const std::size_t sections = m_broadPower.size() / cells;

    std::vector<double> energy(sections * frames, 0.0);
    for (std::size_t section = 0; section < sections; ++section) {
        for (std::size_t band = 0; band < kBroadBands; ++band) {
            for (std::size_t frame = 0; frame < frames; ++frame)
                energy[section * frames + frame] += double(m_broadPower[section * cells + band * frames + frame]);
        }
    }
    const double least = *std::ranges::max_element(energy) * kHeard;
    std::size_t heard = energy.size();
    while (heard > 1 && energy[heard - 1] < least)
        --heard;

    powerToDb(m_broadPower);
    m_cepstra.assign(sections * kMfcc * frames, 0.0F);
    std::array<Moments, kMfcc> values;
    std::array<Moments, kMfcc> differences;
    for (std::size_t section = 0; section * frames < heard; ++section) {
        const float* db = m_broadPower.data() + section * cells;
        float* cepstra = m_cepstra.data() + section * kMfcc * frames;
        const std::size_t count = std::min(frames, heard - section * frames);
        for (std::size_t k = 0; k < kMfcc; ++k) {
            float* row = cepstra + k * frames;
            for (std::size_t band = 0; band < kBroadBands; ++band) {
                const float weight = m_dct(k, band);
                for (std::size_t frame = 0; frame < count; ++frame)
                    row[frame] += weight * db[band * frames + frame];
            }
            for (std::size_t frame = 0; frame < count; ++frame) {
                values[k].add(row[frame]);
                if (frame > 0)
                    differences[k].add(double(row[frame]) - double(row[frame - 1]));
            }
        }
    }
    for (std::size_t k = 0; k < kMfcc; ++k) {
        out[k] = float(values[k].mean());
        out[kMfcc + k] = float(values[k].deviation());
        out[2 * kMfcc + k] = float(differences[k].deviation());
    }
}

} // namespace otozu
