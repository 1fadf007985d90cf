// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/playback/playable_sound.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace otozu
{

/// One sound at a time, always the newest, without clicks: the old one fades out while the new one fades in.
///
/// Two threads use it: the control thread (the GUI's) and the audio thread, which alone calls what is marked so. The
/// audio thread never waits, allocates or frees: the newest voice comes through a one-slot mailbox, in which a newer
/// one replaces one not yet fetched, and spent voices go back through a lock-free stack for the control thread to free.
class Mixer
{
public:
    static constexpr double kFadeInSeconds = 0.001;
    static constexpr double kFadeOutSeconds = 0.004;
    /// Time in which volume, mute and level-match changes come into force.
    static constexpr double kGainRampSeconds = 0.010;

    /// @param sampleRate  Hz, of the output.
    explicit Mixer(int sampleRate = 48000);
    ~Mixer(); ///< The audio thread must be done with it.
    Mixer(const Mixer&) = delete;
    Mixer& operator=(const Mixer&) = delete;

    // ---- Control thread ----

    /// Plays the sound in place of whatever plays. A sound of another rate than the output's stays silent.
    /// @param fromFrame  where to begin; at or beyond the end: the voice ends at once.
    /// @return the voice's number, never 0.
    std::uint32_t play(PlayableSoundPtr sound, std::size_t fromFrame = 0);
    /// Gives the voice of the last play() a longer sound that begins with the same frames, and plays on. Nothing
    /// happens if that voice has come to its end or was stopped.
    void extend(PlayableSoundPtr longer);
    /// Fades out whatever plays, and forgets what was still to begin.
    void stop();

    /// @param volume  amplitude in [0, 1].
    void setVolume(float volume) { m_volume.store(volume, std::memory_order_relaxed); }
    void setMuted(bool muted) { m_muted.store(muted, std::memory_order_relaxed); }
    void setLevelMatch(bool on) { m_levelMatch.store(on, std::memory_order_relaxed); }
    /// While on, a voice that comes to its end goes on from its beginning, without a fade.
    void setLoop(bool on) { m_loop.store(on, std::memory_order_relaxed); }

    struct Position {
        std::uint32_t voice = 0; ///< The last voice that began; 0: none yet.
        std::uint64_t frame = 0; ///< Of its sound, the next to be given out.
        bool sounding = false;   ///< False: it has come to its end, or was stopped.
    };
    /// Where playback is; from any thread.
    [[nodiscard]] Position position() const;
    /// Frees what the audio thread has done with. Also done by play(), extend() and stop().
    void collect();

    [[nodiscard]] int sampleRate() const { return m_sampleRate.load(std::memory_order_relaxed); }

    // ---- Audio thread ----

    /// The next `frames` frames, in [-1, 1].
    void pull(float* interleavedStereo, std::size_t frames);
    /// Nothing sounds, nothing fades, nothing waits to begin.
    [[nodiscard]] bool isSilent() const;
    /// Drops all voices at once, as when the device is gone.
    void reset();
    /// reset(), and another rate from now on.
    void setSampleRate(int sampleRate);

private:
    struct Voice;
    /// Room for voices that fade out. While all are in use, the next voice waits in the mailbox for at most one fade.
    static constexpr std::size_t kFading = 8;

    void post(Voice* voice);
    void fetchMail();
    void release(Voice* voice);
    void setSteps(int sampleRate);
    /// @return whether the voice goes on after these frames.
    bool addCurrent(Voice& voice, float* out, std::size_t frames) const;
    bool addLeaving(Voice& voice, float* out, std::size_t frames) const;
    void applyVolume(float* out, std::size_t frames);
    void publish();

    std::atomic<int> m_sampleRate;
    std::atomic<float> m_volume{1.0F};
    std::atomic<bool> m_muted{false};
    std::atomic<bool> m_levelMatch{true};
    std::atomic<bool> m_loop{false};

    std::atomic<Voice*> m_mail{nullptr};
    std::atomic<Voice*> m_spent{nullptr};
    std::atomic<std::uint64_t> m_position{0};

    // Control thread's own
    std::uint32_t m_lastNumber = 0;
    std::size_t m_lastFrom = 0;
    bool m_stopped = true;

    // Audio thread's own
    Voice* m_current = nullptr;
    std::array<Voice*, kFading> m_leaving{};
    std::uint32_t m_begun = 0;
    std::uint64_t m_frame = 0;
    float m_gain = 1.0F;
    float m_fadeInStep = 0.0F;
    float m_fadeOutStep = 0.0F;
    float m_gainStep = 0.0F;
};

} // namespace otozu
