// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/describe_sound.h"

#include "core/base/peak.h"
#include "core/features/descriptors/attack_time.h"
#include "core/features/descriptors/energy_steps.h"
#include "core/features/descriptors/key.h"
#include "core/features/descriptors/loop_detection.h"
#include "core/features/descriptors/name_hints.h"
#include "core/features/descriptors/onset_envelope.h"
#include "core/features/descriptors/pitch.h"
#include "core/features/descriptors/spectrum_shape.h"
#include "core/features/descriptors/tempo.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace otozu
{
namespace
{

constexpr double kLongestLoop = 60.0;     // s: longer pieces have a tempo, but nobody loops them
constexpr double kShortestForKey = 1.0;   // s
constexpr double kTooNoisyForNotes = 0.6; // noisiness: neither key nor pitch
constexpr double kSureOfPitch = 0.7;      // then it is one note and no key
constexpr double kWordOdds = 3.0;         // log-odds that "loop" in a name is worth
constexpr double kAgrees = 0.02;          // a named tempo and one by ear
constexpr double kNearlyAsGood = 0.2;     // of fit: a named key against the best by ear

/// The period that the notes of a chord have in common is that of a note that nobody plays: it has no fundamental.
bool isPlayed(const SoundPitch& pitch, const SpectrumShape& shape)
{
    constexpr double kLeast = 0.03; // of the strongest of its first overtones
    constexpr int kOvertones = 12;
    double strongest = 0.0;
    for (int overtone = 1; overtone <= kOvertones; ++overtone)
        strongest = std::max(strongest, shape.magnitudeAt(overtone * double(pitch.hz)));
    return shape.magnitudeAt(double(pitch.hz)) >= kLeast * strongest;
}

/// Whether the length is a whole number of bars at that tempo.
bool isWholeBars(double seconds, double bpm)
{
    const double bars = seconds * bpm / 240.0;
    return std::round(bars) >= 1.0 && std::abs(bars - std::round(bars)) < 0.01 * bars;
}

/// The tempo that the name claims, if the sound may have it.
std::optional<SoundTempo> namedTempo(const NameHints& hints, std::span<const TempoGuess> guesses, double seconds)
{
    for (const NamedTempo& named : hints.tempos) {
        const auto agrees = [&](const TempoGuess& guess) { return std::abs(guess.bpm / named.bpm - 1.0) <= kAgrees; };
        const bool byEar = !guesses.empty() && agrees(guesses.front());
        // Twice or half as fast as it sounds: a matter of opinion, and the name has one.
        const bool octave =
            !guesses.empty() && std::ranges::any_of(std::initializer_list<double>{0.5, 2.0}, [&](double r) {
                return std::abs(r * guesses.front().bpm / named.bpm - 1.0) <= kAgrees;
            });
        const bool bars = isWholeBars(seconds, named.bpm);
        if (byEar || (octave && (named.said || bars)) || (named.said && bars))
            return SoundTempo{float(named.bpm), named.said || bars ? 0.98F : 0.9F};
    }
    return std::nullopt;
}

} // namespace

struct SoundDescriber::State {
    std::vector<float> sound; // peak 1
    std::vector<float> steps; // of energy
    SpectrumShape shape;
    OnsetEnvelope envelope;
    PitchFinder pitch;
    KeyFinder key;

    void findTempo(SoundDescriptors& result, const NameHints& hints, double seconds);
    void findNotes(SoundDescriptors& result, const NameHints& hints, double seconds);
};

SoundDescriber::SoundDescriber() : m_state(std::make_unique<State>()) {}
SoundDescriber::~SoundDescriber() = default;
SoundDescriber::SoundDescriber(SoundDescriber&&) noexcept = default;
SoundDescriber& SoundDescriber::operator=(SoundDescriber&&) noexcept = default;

SoundDescriptors SoundDescriber::describe(std::span<const float> mono, double seconds, std::string_view name)
{
    mono = mono.first(std::min(mono.size(), std::size_t(kListened * kDescriptorRate)));
    SoundDescriptors result;
    const float peak = peakOf(mono);
    if (peak < 1e-30F) // a denormal's inverse would be infinite
        return result;
    // Whatever follows is the same for loud and soft.
    m_state->sound.resize(mono.size());
    std::ranges::transform(mono, m_state->sound.begin(), [peak](float sample) { return sample / peak; });
    energySteps(m_state->sound, m_state->steps);
    const NameHints hints = nameHints(name);

    m_state->shape.listen(m_state->sound);
    result.brightness = m_state->shape.brightness();
    result.noisiness = m_state->shape.noisiness();
    m_state->findTempo(result, hints, seconds);
    if (!result.loop)
        result.attack = attackTime(m_state->sound, m_state->steps);
    if (*result.noisiness < kTooNoisyForNotes)
        m_state->findNotes(result, hints, seconds);
    return result;
}

void SoundDescriber::State::findTempo(SoundDescriptors& result, const NameHints& hints, double seconds)
{
    result.loopConfidence = 1.0F;
    const bool named = !hints.tempos.empty() || hints.loop;
    if (seconds < kShortestLoop || (!named && !swellsAgain(steps)))
        return;
    envelope.listen(sound);
    const auto onsets = pickOnsets(envelope);
    const double word = (hints.loop ? kWordOdds : 0.0) - (hints.oneShot ? kWordOdds : 0.0);
    // A single sound is mostly known by its fall; then nobody asks for its tempo.
    const double atBest = loopLogOdds(loopEvidence(envelope.power(), onsets, seconds, 1.0)) + word;
    std::vector<TempoGuess> guesses;
    if (atBest > 0.0 || !hints.tempos.empty())
        guesses = guessTempo(onsets, seconds);
    const double likeliest = guesses.empty() ? 0.0 : guesses.front().probability;
    double odds = loopLogOdds(loopEvidence(envelope.power(), onsets, seconds, likeliest)) + word;
    const auto claimed = namedTempo(hints, guesses, seconds);
    // A pad of eight bars at a tempo that its name says is a loop, though it has no onsets.
    if (claimed && isWholeBars(seconds, claimed->bpm) && hints.tempos.front().said && !hints.oneShot)
        odds = std::max(odds, kWordOdds);
    const double probability = 1.0 / (1.0 + std::exp(-odds));
    const bool rhythmic = probability > 0.5;
    result.loop = rhythmic && seconds <= kLongestLoop;
    result.loopConfidence = float(result.loop || !rhythmic ? std::max(probability, 1.0 - probability) : 1.0);
    if (!rhythmic)
        return;
    if (claimed)
        result.tempo = claimed;
    else if (!guesses.empty())
        result.tempo = SoundTempo{float(guesses.front().bpm), float(likeliest * probability)};
}

void SoundDescriber::State::findNotes(SoundDescriptors& result, const NameHints& hints, double seconds)
{
    if (!result.loop)
        result.pitch = pitch.find(sound);
    if (result.pitch && !isPlayed(*result.pitch, shape))
        result.pitch.reset();
    if (result.pitch && hints.key && result.pitch->note % 12 == hints.key->tonic)
        result.pitch->confidence = std::max(result.pitch->confidence, 0.95F);
    if (seconds < kShortestForKey || (result.pitch && result.pitch->confidence >= kSureOfPitch))
        return;
    key.listen(sound, result.loop || result.tempo ? KeyFinder::kAllFrames : KeyFinder::kFewFrames);
    result.key = key.key();
    if (!result.key || !hints.key)
        return;
    SoundKey claimed{hints.key->tonic, hints.key->minor.value_or(false), 0.9F};
    if (!hints.key->minor)
        claimed.minor = keyFit(key.chroma(), {claimed.tonic, true, 0.0F}) > keyFit(key.chroma(), claimed);
    if (keyFit(key.chroma(), claimed) > keyFit(key.chroma(), *result.key) - kNearlyAsGood) {
        claimed.confidence = std::max(claimed.confidence, result.key->confidence);
        result.key = claimed;
    }
}

} // namespace otozu
