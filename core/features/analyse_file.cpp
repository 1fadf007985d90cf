// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/analyse_file.h"

#include "core/audio/heard_sound.h"
#include "core/audio/mono.h"
#include "core/audio/resampler.h"
#include "core/base/progress.h"
#include "core/features/feature_extractor.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace otozu
{

FileAnalyser::FileAnalyser(Profile profile, double seconds) : m_extractor(makeFeatureExtractor(profile, seconds)) {}
FileAnalyser::~FileAnalyser() = default;
FileAnalyser::FileAnalyser(FileAnalyser&&) noexcept = default;
FileAnalyser& FileAnalyser::operator=(FileAnalyser&&) noexcept = default;

std::size_t FileAnalyser::width() const
{
    return m_extractor->width();
}

SoundInfo FileAnalyser::analyse(const std::filesystem::path& file, std::span<float> row, const std::stop_token& stop)
{
    const HeardSound heard = hearFile(file, hearing(), stop);
    throwIfStopped(stop);
    analyse(heard, row);
    return heard;
}

void FileAnalyser::analyse(const AudioBuffer& sound, std::span<float> row)
{
    analyse(hearSound(sound, hearing()), row);
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

void FileAnalyser::analyse(const HeardSound& heard, std::span<float> row)
{
    const int rate = m_extractor->sampleRate();
    if (!heard.sections.empty()) {
        std::vector<std::vector<float>> sections;
        for (const SoundSection& section : heard.sections)
            sections.push_back(resample(section.samples, heard.sampleRate, rate));
        m_extractor->computeSections(sections, row);
        return;
    }
    const AudioBuffer& sound = heard.beginning;
    std::vector<float> mixed;
    std::span<const float> mono = sound.samples;
    if (sound.channels != 1)
        mono = mixed = toMono(sound);
    if (sound.sampleRate == rate) {
        m_extractor->compute(mono, row);
        return;
    }
    const double needed =
        std::ceil((m_extractor->seconds() + resampleMargin(sound.sampleRate, rate)) * sound.sampleRate);
    if (double(mono.size()) > needed)
        mono = mono.first(std::size_t(needed));
    m_extractor->compute(resample(mono, sound.sampleRate, rate), row);
}

} // namespace otozu
