// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/kernel_declarations.h"

#include <cstddef>

namespace otozu
{

/// One band of a filterbank: its weights belong to the bins from `first` on.
struct MelBand {
    int first = 0;
    std::size_t offset = 0; ///< Of its first weight, among those of all bands.
    std::size_t count = 0;
};

struct MelBands {
    const MelBand* bands;
    std::size_t count;
    const float* weights;
};

/// The hot loops of the mel spectrogram, for one instruction set. All sets give the same bytes: each value is formed by
/// the same operations in the same order, only more or fewer at once.
struct MelKernels {
    /// Spectra are weighted this many frames at a time.
    static constexpr std::size_t kFrames = 16;

    /// out[i] = a[i] * b[i]
    void (*multiply)(const float* a, const float* b, float* out, std::size_t count);
    /// values[i] to the nearest float16, ties to even, and back; what is beyond its range becomes its largest value.
    void (*roundToHalf)(float* values, std::size_t count);
    /// out[i] = |spectrum[i]|^2 of `count` complex numbers, real and imaginary parts in turn.
    void (*power)(const float* spectrum, float* out, std::size_t count);
    /// columns[bin * kFrames + lane] = rows[lane * bins + bin] for the first `lanes` lanes, rounded up to a multiple of
    /// four; so is `bins`.
    void (*transpose)(const float* rows, float* columns, std::size_t bins, std::size_t lanes);
    /// out[band * stride + lane] = the band's weights times powers[bin * kFrames + lane], summed from its lowest bin
    /// up, for the first `lanes` lanes.
    void (*weigh)(const MelBands& bands, const float* powers, float* out, std::size_t stride, std::size_t lanes);
    /// max(values), or 0 if that is greater.
    float (*maximum)(const float* values, std::size_t count);
    /// values[i] = max(10 log10(max(values[i], least)) - reference, floor), to about 1e-5; least is a normal number >
    /// 0.
    void (*decibel)(float* values, std::size_t count, float least, float reference, float floor);
};

// OTOZU_DISPATCH(melKernels) gives those of the instruction set in use.
OTOZU_DECLARE_KERNELS(const MelKernels& melKernels();)

} // namespace otozu
