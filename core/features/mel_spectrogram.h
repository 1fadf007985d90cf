// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/features/hann.h"

#include <cstddef>
#include <memory>
#include <span>

namespace otozu
{

/// Names follow librosa's feature.melspectrogram. The scale is Slaney's, bands have equal area (mel_filterbank.h).
struct MelOptions {
    int sampleRate = 22050; ///< Hz.
    int nFft = 2048;        ///< Frame length in samples, even.
    int hopLength = 1024;   ///< Samples between frames. Smaller: finer in time, slower.
    int winLength = 1024;   ///< Length of the window, at most nFft; it sits in the middle of the frame.
    Window window = Window::PeriodicHann;
    int nMels = 128;   ///< Bands.
    double fMin = 0.0; ///< Hz.
    double fMax = 0.0; ///< Hz; 0 stands for sampleRate / 2.
};

/// Power mel spectrogram of one mono signal. Frames are centred and zero-padded, so n samples give 1 + n / hopLength
/// frames and an empty signal one silent frame. Frames that see nothing but zeros cost nothing.
/// One object per thread: it keeps its buffers.
class MelSpectrogram
{
public:
    /// @throws std::invalid_argument  a size is not positive, nFft is odd, winLength > nFft, or
    ///                                0 <= fMin < fMax <= sampleRate / 2 does not hold.
    explicit MelSpectrogram(const MelOptions& options = {});
    ~MelSpectrogram();
    MelSpectrogram(MelSpectrogram&&) noexcept;
    MelSpectrogram& operator=(MelSpectrogram&&) noexcept;

    [[nodiscard]] const MelOptions& options() const;
    /// 1 + samples / hopLength.
    [[nodiscard]] std::size_t frames(std::size_t samples) const;

    /// How many frames, counted from the first, can see any of that many samples; all later ones are silent.
    [[nodiscard]] std::size_t framesTouching(std::size_t samples) const;

    /// @param mono  full scale is [-1, 1], finite.
    /// @return shape (nMels, frames), a column is one frame. Power, >= 0, not dB (decibel.h).
    [[nodiscard]] Matrix<float> compute(std::span<const float> mono);

    /// As above into memory of the caller, for a signal that is thought to go on with zeros or is cut off.
    /// @param out  nMels * frames values in C order.
    /// @throws std::invalid_argument  out has not that size.
    void compute(std::span<const float> mono, std::size_t frames, std::span<float> out);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace otozu
