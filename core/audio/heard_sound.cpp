// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/heard_sound.h"

#include "core/audio/mono.h"
#include "core/audio/onset.h"
#include "core/audio/sound_beginning.h"
#include "core/audio/sound_reader.h"
#include "core/base/progress.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <span>
#include <stdexcept>
#include <utility>

namespace otozu
{

namespace
{

constexpr std::size_t kMostSections = 8;
constexpr std::size_t kCandidates = 32;
constexpr std::uint64_t kMostSamples = std::uint64_t(1) << 25U; // of a beginning in all its channels: 128 MiB

std::uint64_t framesOf(double seconds, int rate)
{
    return std::uint64_t(std::ceil(seconds * rate));
}

/// 64 samples at 22,050 Hz.
std::size_t beforeOnset(int rate)
{
    return std::size_t(64) * std::size_t(rate) / 22050;
}

bool isTooMuch(std::uint64_t frames, int channels)
{
    return frames > kMostSamples / std::uint64_t(channels);
}

void check(const HearOptions& options)
{
    if (!(options.seconds > 0.0 && options.seconds < 1e9) || options.sections > kMostSections ||
        !(options.sectionSeconds > 0.0 && options.sectionSeconds <= options.seconds))
        throw std::invalid_argument("HearOptions: out of range");
}

/// Keeps of a sound of unknown length what its sections may be made of: stretches at all multiples of the step.
class SectionKeeper
{
public:
    explicit SectionKeeper(std::uint64_t length) : m_length(length), m_step(length) {}

    void add(std::span<const float> mono)
    {
        while (!mono.empty()) {
            const std::uint64_t offset = m_position % m_step;
            if (offset == 0 && m_stretches.size() == kCandidates) {
                thinOut(); // here begins a stretch with the wider step, too
                continue;
            }
            if (offset == 0)
                m_stretches.emplace_back().reserve(std::size_t(m_length));
            const bool isKept = offset < m_length;
            const auto part = std::size_t(std::min<std::uint64_t>(mono.size(), (isKept ? m_length : m_step) - offset));
            if (isKept)
                m_stretches.back().insert(m_stretches.back().end(), mono.begin(), mono.begin() + std::ptrdiff_t(part));
            mono = mono.subspan(part);
            m_position += part;
        }
    }

    /// @param origin  where the first sample that was added lies in the file.
    [[nodiscard]] std::vector<SoundSection> take(std::uint64_t origin, std::size_t most)
    {
        std::vector<SoundSection> sections;
        for (const std::uint64_t start : sectionStarts(m_position, m_length, most))
            sections.push_back({origin + start, std::move(m_stretches.at(std::size_t(start / m_step)))});
        return sections;
    }

private:
    void thinOut()
    {
        for (std::size_t i = 1; 2 * i < m_stretches.size(); ++i)
            m_stretches[i] = std::move(m_stretches[2 * i]);
        m_stretches.resize(m_stretches.size() / 2);
        m_step *= 2;
    }

    std::uint64_t m_length;
    std::uint64_t m_step;
    std::uint64_t m_position = 0;
    std::vector<std::vector<float>> m_stretches;
};

/// One file that is heard.
class Hearing
{
public:
    Hearing(SoundReader& reader, const HearOptions& options)
        : m_reader(reader), m_most(options.sections), m_keep(framesOf(options.seconds, reader.info().sampleRate)),
          m_length(framesOf(options.sectionSeconds, reader.info().sampleRate))
    {
        static_cast<SoundInfo&>(m_heard) = reader.info();
    }

    HeardSound run()
    {
        SoundBeginning beginning(m_reader, m_keep, isTooMuch(m_keep, m_heard.channels));
        while (m_reader.position() < m_keep) {
            const auto block = m_reader.read(std::size_t(m_keep - m_reader.position()));
            if (block.empty())
                break;
            beginning.add(block);
        }
        m_heard.beginning = beginning.take();
        m_heard.totalFrames = m_reader.position();
        if (m_heard.totalFrames == m_keep)
            hearTheRest();
        m_reader.requireSound(m_heard.totalFrames);
        return std::move(m_heard);
    }

private:
    void hearTheRest()
    {
        // As long as nothing finite has been seen, a look at the end does not tell whether there is anything.
        const std::uint64_t length = m_reader.anyFinite() ? m_reader.lookUpLength() : 0;
        if (length != 0)
            m_heard.totalFrames = length;
        if (length == m_keep || (length != 0 && m_most == 0))
            return;
        if (m_most > 0) {
            m_mono = toMono(m_heard.beginning);
            m_onset = findOnset(m_mono, beforeOnset(m_heard.sampleRate));
        }
        if (length != 0) {
            if (lookUpSections())
                return;
            m_heard.sections.clear();
            m_reader.goBackTo(m_keep);
        }
        readOn();
    }

    /// @return false: the file cannot be read somewhere in the middle.
    bool lookUpSections()
    {
        for (const std::uint64_t after : sectionStarts(m_heard.totalFrames - m_onset, m_length, m_most)) {
            const std::uint64_t start = m_onset + after;
            const std::uint64_t end = std::min(start + m_length, m_heard.totalFrames);
            SoundSection& section = m_heard.sections.emplace_back(SoundSection{start, {}});
            section.samples.reserve(std::size_t(end - start));
            if (start < m_keep) {
                const auto known =
                    std::span(m_mono).subspan(std::size_t(start), std::size_t(std::min(end, m_keep) - start));
                section.samples.assign(known.begin(), known.end());
            }
            if (start + section.samples.size() == end)
                continue;
            if (!m_reader.goTo(start + section.samples.size()))
                return false;
            while (m_reader.position() < end) {
                const auto block = m_reader.read(std::size_t(end - m_reader.position()));
                if (block.empty())
                    return false;
                append(block, section.samples);
            }
        }
        return true;
    }

    void readOn()
    {
        SectionKeeper keeper(m_length);
        keeper.add(std::span<const float>(m_mono).subspan(m_onset));
        std::vector<float> mono;
        for (auto block = m_reader.read(); !block.empty(); block = m_reader.read()) {
            if (m_most == 0)
                continue;
            mono.clear();
            append(block, mono);
            keeper.add(mono);
        }
        m_heard.totalFrames = m_reader.position();
        if (m_most > 0 && m_heard.totalFrames > m_keep)
            m_heard.sections = keeper.take(m_onset, m_most);
    }

    void append(std::span<const float> block, std::vector<float>& mono) const
    {
        const std::size_t old = mono.size();
        mono.resize(old + block.size() / std::size_t(m_heard.channels));
        mixToMono(block, m_heard.channels, std::span(mono).subspan(old));
    }

    SoundReader& m_reader;
    std::size_t m_most;
    std::uint64_t m_keep;
    std::uint64_t m_length; // of a section
    HeardSound m_heard;
    std::vector<float> m_mono; // the beginning
    std::size_t m_onset = 0;
};

} // namespace

std::vector<std::uint64_t> sectionStarts(std::uint64_t frames, std::uint64_t length, std::size_t most)
{
    if (length == 0 || most == 0 || most > kMostSections)
        throw std::invalid_argument("sectionStarts: out of range");
    const std::uint64_t count = std::clamp<std::uint64_t>(frames / length, 1, most);
    std::uint64_t step = length;
    while (frames / kCandidates > step || (frames / kCandidates == step && frames % kCandidates != 0))
        step *= 2;
    std::vector<std::uint64_t> starts{0};
    for (std::uint64_t i = 1; i < count; ++i)
        starts.push_back((frames - length) / (count - 1) * i / step * step);
    return starts;
}

HeardSound hearFile(const std::filesystem::path& path, const HearOptions& options, const std::stop_token& stop)
{
    check(options);
    throwIfStopped(stop);
    try {
        SoundReader reader(path, stop);
        return Hearing(reader, options).run();
    } catch (const std::bad_alloc&) {
        throw Error(Fault::TooLarge, path, "not enough memory");
    }
}

HeardSound hearSound(const AudioBuffer& sound, const HearOptions& options)
{
    check(options);
    if (sound.sampleRate < 1 || sound.channels < 1)
        throw std::invalid_argument("hearSound: no rate or no channels");
    HeardSound heard;
    heard.sampleRate = sound.sampleRate;
    heard.channels = sound.channels;
    heard.totalFrames = sound.frames();
    const auto channels = std::size_t(sound.channels);
    const std::uint64_t keep = framesOf(options.seconds, sound.sampleRate);
    const auto frames = std::size_t(std::min(keep, heard.totalFrames));
    heard.beginning = {sound.sampleRate, sound.channels, {}};
    heard.beginning.samples.assign(sound.samples.begin(), sound.samples.begin() + std::ptrdiff_t(frames * channels));
    if (isTooMuch(keep, sound.channels))
        heard.beginning = {sound.sampleRate, 1, toMono(heard.beginning)};
    if (options.sections == 0 || heard.totalFrames <= keep)
        return heard;
    const std::size_t onset = findOnset(toMono(heard.beginning), beforeOnset(sound.sampleRate));
    const auto length = framesOf(options.sectionSeconds, sound.sampleRate);
    for (const std::uint64_t after : sectionStarts(heard.totalFrames - onset, length, options.sections)) {
        const std::size_t start = onset + std::size_t(after);
        const auto count = std::size_t(std::min<std::uint64_t>(length, heard.totalFrames - start));
        SoundSection& section = heard.sections.emplace_back(SoundSection{start, std::vector<float>(count)});
        mixToMono(std::span(sound.samples).subspan(start * channels, count * channels), sound.channels,
                  section.samples);
    }
    return heard;
}

} // namespace otozu
