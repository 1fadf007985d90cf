// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/sound_hash.h"

#include "core/audio/heard_sound.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <span>

#include <xxhash.h>

namespace otozu
{

namespace
{

class Hasher
{
public:
    Hasher() : m_state(XXH3_createState(), &XXH3_freeState)
    {
        if (!m_state)
            throw std::bad_alloc();
        XXH3_128bits_reset(m_state.get());
    }

    void add(std::uint64_t number) { XXH3_128bits_update(m_state.get(), &number, sizeof(number)); }

    void add(std::span<const float> samples)
    {
        add(samples.size());
        std::array<float, 4096> block;
        while (!samples.empty()) {
            const auto part = samples.first(std::min(samples.size(), block.size()));
            std::ranges::transform(part, block.begin(), [](float value) { return value + 0.0F; }); // -0 becomes 0
            XXH3_128bits_update(m_state.get(), block.data(), part.size_bytes());
            samples = samples.subspan(part.size());
        }
    }

    [[nodiscard]] ContentHash finish() const
    {
        const auto hash = XXH3_128bits_digest(m_state.get());
        return {hash.high64, hash.low64};
    }

private:
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> m_state;
};

} // namespace

ContentHash soundHash(const HeardSound& sound)
{
    Hasher hasher;
    hasher.add(std::uint64_t(sound.sampleRate));
    hasher.add(std::uint64_t(sound.channels));
    hasher.add(sound.totalFrames);
    hasher.add(sound.beginning.samples);
    for (const SoundSection& section : sound.sections) {
        hasher.add(section.start);
        hasher.add(section.samples);
    }
    return hasher.finish();
}

} // namespace otozu
