// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/mixer.h"

#include <algorithm>
#include <utility>

namespace otozu
{
namespace
{

// A position is one word, so that number and frame always belong together: 23 bits of number, one for sounding, 40 of
// frame (264 days at 48 kHz).
constexpr int kFrameBits = 40;
constexpr std::uint64_t kFrameMask = (std::uint64_t(1) << kFrameBits) - 1;
constexpr std::uint32_t kMostNumbers = (1U << 23) - 1;

float towards(float value, float target, float step)
{
    return value < target ? std::min(value + step, target) : std::max(value - step, target);
}

} // namespace

struct Mixer::Voice {
    PlayableSoundPtr sound; ///< nullptr: a message to stop.
    std::uint32_t number = 0;
    std::size_t frame = 0;
    float envelope = 0.0F;
    float gain = 1.0F;
    Voice* next = nullptr; ///< In the stack of spent voices.

    [[nodiscard]] const float* at(std::size_t index) const { return sound->stereo.samples.data() + 2 * index; }
    [[nodiscard]] float wantedGain(bool levelMatch) const { return levelMatch ? sound->matchedGain : 1.0F; }
};

Mixer::Mixer(int sampleRate) : m_sampleRate(sampleRate)
{
    setSteps(sampleRate);
}

Mixer::~Mixer()
{
    reset();
    collect();
}

std::uint32_t Mixer::play(PlayableSoundPtr sound, std::size_t fromFrame)
{
    collect();
    m_lastNumber = m_lastNumber % kMostNumbers + 1;
    m_lastFrom = fromFrame;
    m_stopped = false;
    post(new Voice{std::move(sound), m_lastNumber, fromFrame});
    return m_lastNumber;
}

void Mixer::extend(PlayableSoundPtr longer)
{
    collect();
    // If the voice itself is still in the mailbox, this one takes its place and begins where it would have.
    if (!m_stopped)
        post(new Voice{std::move(longer), m_lastNumber, m_lastFrom});
}

void Mixer::stop()
{
    collect();
    m_stopped = true;
    post(new Voice{});
}

void Mixer::post(Voice* voice)
{
    delete m_mail.exchange(voice, std::memory_order_acq_rel);
}

void Mixer::collect()
{
    Voice* voice = m_spent.exchange(nullptr, std::memory_order_acquire);
    while (voice != nullptr)
        delete std::exchange(voice, voice->next);
}

Mixer::Position Mixer::position() const
{
    const std::uint64_t word = m_position.load(std::memory_order_acquire);
    return {std::uint32_t(word >> (kFrameBits + 1)), word & kFrameMask, ((word >> kFrameBits) & 1) != 0};
}

void Mixer::publish()
{
    const std::uint64_t sounding = m_current != nullptr ? 1 : 0;
    m_position.store(std::uint64_t(m_begun) << (kFrameBits + 1) | sounding << kFrameBits | (m_frame & kFrameMask),
                     std::memory_order_release);
}

void Mixer::release(Voice* voice)
{
    if (voice == nullptr)
        return;
    // Only this thread pushes and the other one takes all at once, so that this turns at most twice.
    voice->next = m_spent.load(std::memory_order_relaxed);
    while (!m_spent.compare_exchange_weak(voice->next, voice, std::memory_order_release, std::memory_order_relaxed)) {
    }
}

void Mixer::fetchMail()
{
    if (m_mail.load(std::memory_order_relaxed) == nullptr)
        return;
    Voice** room = std::find(m_leaving.begin(), m_leaving.end(), nullptr);
    if (m_current != nullptr && room == m_leaving.end())
        return;
    Voice* mail = m_mail.exchange(nullptr, std::memory_order_acquire);
    if (mail == nullptr)
        return;
    if (mail->sound && mail->number == m_begun) {
        if (m_current != nullptr)
            std::swap(m_current->sound, mail->sound);
        release(mail);
        return;
    }
    if (m_current != nullptr)
        *room = std::exchange(m_current, nullptr);
    if (!mail->sound) {
        release(mail);
        return;
    }
    m_begun = mail->number;
    m_frame = mail->frame;
    const AudioBuffer& stereo = mail->sound->stereo;
    if (mail->frame < stereo.frames() && stereo.sampleRate == sampleRate()) {
        mail->gain = mail->wantedGain(m_levelMatch.load(std::memory_order_relaxed));
        m_current = mail;
    } else {
        release(mail);
    }
}

void Mixer::pull(float* interleavedStereo, std::size_t frames)
{
    fetchMail();
    std::fill_n(interleavedStereo, 2 * frames, 0.0F);
    for (Voice*& voice : m_leaving) {
        if (voice != nullptr && !addLeaving(*voice, interleavedStereo, frames))
            release(std::exchange(voice, nullptr));
    }
    if (m_current != nullptr) {
        const bool goesOn = addCurrent(*m_current, interleavedStereo, frames);
        m_frame = m_current->frame;
        if (!goesOn)
            release(std::exchange(m_current, nullptr));
    }
    applyVolume(interleavedStereo, frames);
    publish();
}

bool Mixer::addCurrent(Voice& voice, float* out, std::size_t frames) const
{
    const bool loop = m_loop.load(std::memory_order_relaxed);
    const float gain = voice.wantedGain(m_levelMatch.load(std::memory_order_relaxed));
    const std::size_t end = voice.sound->stereo.frames();
    for (std::size_t i = 0; i < frames; ++i) {
        if (voice.frame >= end) {
            if (!loop)
                return false;
            voice.frame = 0;
        }
        // A sound that is cut off in the middle ends with a short fade too; a loop has no end.
        const float left = float(end - voice.frame) * m_fadeInStep;
        voice.envelope = towards(voice.envelope, loop ? 1.0F : std::min(left, 1.0F), m_fadeInStep);
        voice.gain = towards(voice.gain, gain, m_gainStep);
        const float factor = voice.envelope * voice.gain;
        const float* in = voice.at(voice.frame);
        out[2 * i] += factor * in[0];
        out[2 * i + 1] += factor * in[1];
        ++voice.frame;
    }
    return voice.frame < end || loop;
}

bool Mixer::addLeaving(Voice& voice, float* out, std::size_t frames) const
{
    const std::size_t end = voice.sound->stereo.frames();
    for (std::size_t i = 0; i < frames && voice.envelope > 0.0F; ++i) {
        if (voice.frame >= end) {
            if (!m_loop.load(std::memory_order_relaxed))
                return false;
            voice.frame = 0;
        }
        voice.envelope -= m_fadeOutStep;
        const float left = m_loop.load(std::memory_order_relaxed) ? 1.0F : float(end - voice.frame) * m_fadeInStep;
        const float factor = std::clamp(voice.envelope, 0.0F, std::min(left, 1.0F)) * voice.gain;
        const float* in = voice.at(voice.frame);
        out[2 * i] += factor * in[0];
        out[2 * i + 1] += factor * in[1];
        ++voice.frame;
    }
    return voice.envelope > 0.0F;
}

void Mixer::applyVolume(float* out, std::size_t frames)
{
    const float volume = std::clamp(m_volume.load(std::memory_order_relaxed), 0.0F, 1.0F);
    const float target = m_muted.load(std::memory_order_relaxed) ? 0.0F : volume;
    for (std::size_t i = 0; i < frames; ++i) {
        m_gain = towards(m_gain, target, m_gainStep);
        out[2 * i] = std::clamp(out[2 * i] * m_gain, -1.0F, 1.0F);
        out[2 * i + 1] = std::clamp(out[2 * i + 1] * m_gain, -1.0F, 1.0F);
    }
}

bool Mixer::isSilent() const
{
    return m_current == nullptr && m_mail.load(std::memory_order_relaxed) == nullptr &&
           std::all_of(m_leaving.begin(), m_leaving.end(), [](const Voice* voice) { return voice == nullptr; });
}

void Mixer::reset()
{
    release(std::exchange(m_current, nullptr));
    for (Voice*& voice : m_leaving)
        release(std::exchange(voice, nullptr));
    release(m_mail.exchange(nullptr, std::memory_order_acquire));
    publish();
}

void Mixer::setSampleRate(int sampleRate)
{
    reset();
    m_sampleRate.store(sampleRate, std::memory_order_relaxed);
    setSteps(sampleRate);
}

void Mixer::setSteps(int sampleRate)
{
    m_fadeInStep = float(1.0 / (kFadeInSeconds * sampleRate));
    m_fadeOutStep = float(1.0 / (kFadeOutSeconds * sampleRate));
    m_gainStep = float(1.0 / (kGainRampSeconds * sampleRate));
}

} // namespace otozu
