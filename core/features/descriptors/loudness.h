// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace otozu
{

/// How loud a sound is as a whole: integrated loudness after EBU R 128 (ITU-R BS.1770-4) of all its channels. A sound
/// under 400 ms, the length of a block, counts as if silence followed it. Takes the sound in pieces of any size.
class LoudnessMeter
{
public:
    /// One and two channels are weighted as the standard says for left and right; of more, libebur128's order.
    /// @throws std::invalid_argument  channels not in 1..64, or a rate not in 16..2'822'400 Hz.
    /// @throws std::bad_alloc
    LoudnessMeter(int channels, int sampleRate);
    ~LoudnessMeter();
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;

    /// @param interleaved  whole frames, full scale is [-1, 1], finite.
    void add(std::span<const float> interleaved);

    /// LUFS of what was added, once; nothing where no block is over -70 LUFS.
    [[nodiscard]] std::optional<float> integrated();
    /// The greatest sample of any channel, dB below full scale; nothing for silence.
    [[nodiscard]] std::optional<float> peak() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace otozu
