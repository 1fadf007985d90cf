// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/analyse_file.h"

#include "core/audio/heard_sound.h"
#include "core/audio/mono.h"
#include "core/audio/resampler.h"
#include "core/audio/sound_hash.h"
#include "core/base/path_text.h"
#include "core/base/progress.h"
#include "core/features/descriptors/describe_sound.h"
#include "core/features/descriptors/loudness.h"
#include "core/features/descriptors/spectrum_shape.h"
#include "core/features/feature_extractor.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace otozu
{

FileAnalyser::FileAnalyser(Profile profile, double seconds, bool describes)
    : m_extractor(makeFeatureExtractor(profile, seconds)),
      m_describer(describes ? std::make_unique<SoundDescriber>() : nullptr)
{
}
FileAnalyser::~FileAnalyser() = default;
FileAnalyser::FileAnalyser(FileAnalyser&&) noexcept = default;
FileAnalyser& FileAnalyser::operator=(FileAnalyser&&) noexcept = default;

std::size_t FileAnalyser::width() const
{
    return m_extractor->width();
}

AnalysedFile FileAnalyser::analyse(const std::filesystem::path& file, std::span<float> row, const std::stop_token& stop)
{
    const HeardSound heard = hearFile(file, hearing(), stop);
    throwIfStopped(stop);
    AnalysedFile result{heard, {}, soundHash(heard)};
    const bool whole = heard.sections.empty();
    std::vector<float> mono;
    if (whole || m_describer)
        mono = beginningOf(heard);
    if (whole)
        m_extractor->compute(mono, row);
    else
        analyseSections(heard, row);
    if (m_describer)
        result.descriptors = describe(heard, mono, file);
    return result;
}

void FileAnalyser::analyse(const AudioBuffer& sound, std::span<float> row)
{
    const HeardSound heard = hearSound(sound, hearing());
    if (heard.sections.empty())
        m_extractor->compute(beginningOf(heard), row);
    else
        analyseSections(heard, row);
}

HearOptions FileAnalyser::hearing() const
{
    HearOptions options{.seconds = m_extractor->seconds(),
                        .sections = m_extractor->sections(),
                        .sectionSeconds = FeatureExtractor::kSectionSeconds};
    // Where the beginning is cut, nothing of it may change. The file's rate is not known yet, so this is enough for
    // any.
    if (options.sections == 0) {
        options.seconds += resampleMargin(kMinSampleRate, m_extractor->sampleRate());
        options.sectionSeconds = options.seconds;
    }
    return options;
}

void FileAnalyser::analyseSections(const HeardSound& heard, std::span<float> row)
{
    std::vector<std::vector<float>> sections;
    for (const SoundSection& section : heard.sections)
        sections.push_back(resample(section.samples, heard.sampleRate, m_extractor->sampleRate()));
    m_extractor->computeSections(sections, row);
}

std::vector<float> FileAnalyser::beginningOf(const HeardSound& heard) const
{
    const int rate = m_extractor->sampleRate();
    const AudioBuffer& sound = heard.beginning;
    std::vector<float> mixed;
    std::span<const float> mono = sound.samples;
    if (sound.channels != 1)
        mono = mixed = toMono(sound);
    if (sound.sampleRate == rate)
        return {mono.begin(), mono.end()};
    const double needed =
        std::ceil((m_extractor->seconds() + resampleMargin(sound.sampleRate, rate)) * sound.sampleRate);
    if (double(mono.size()) > needed)
        mono = mono.first(std::size_t(needed));
    return resample(mono, sound.sampleRate, rate);
}

SoundDescriptors FileAnalyser::describe(const HeardSound& heard, std::span<const float> mono,
                                        const std::filesystem::path& file)
{
    const int rate = m_extractor->sampleRate();
    std::vector<float> resampled;
    if (rate != kDescriptorRate)
        mono = resampled = resample(mono, rate, kDescriptorRate);
    SoundDescriptors descriptors = m_describer->describe(mono, heard.seconds(), textOfPath(file.filename()));
    descriptors.loudness = integratedLoudness(heard.beginning);
    descriptors.peak = samplePeak(heard.beginning);
    return descriptors;
}

} // namespace otozu
