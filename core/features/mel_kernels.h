// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <string_view>

namespace otozu
{

class MelFilterbank;

/// The hot loops of the mel spectrogram, compiled once for every instruction set. All sets give the same bytes: each
/// value is formed by the same operations in the same order, only more or fewer at once.
struct MelKernels {
    /// Spectra are weighted this many frames at a time.
    static constexpr std::size_t kLanes = 16;

    std::string_view name; ///< "baseline", "avx2", "avx512".
    /// out[i] = a[i] * b[i]
    void (*multiply)(const float* a, const float* b, float* out, std::size_t count);
    /// values[i] to the nearest float16, ties to even, and back; what is beyond its range becomes its largest value.
    void (*roundToHalf)(float* values, std::size_t count);
    /// out[i] = |spectrum[i]|^2
    void (*power)(const std::complex<float>* spectrum, float* out, std::size_t count);
    /// columns[bin * kLanes + lane] = rows[lane * bins + bin] for the first `lanes` lanes, rounded up to a multiple of
    /// four; so is `bins`.
    void (*transpose)(const float* rows, float* columns, std::size_t bins, std::size_t lanes);
    /// out[band * stride + lane] = the band's weights times powers[bin * kLanes + lane], summed from its lowest bin up,
    /// for the first `lanes` lanes.
    void (*weigh)(const MelFilterbank& bank, const float* powers, float* out, std::size_t stride, std::size_t lanes);
    /// max(values), or 0 if that is greater.
    float (*maximum)(const float* values, std::size_t count);
    /// values[i] = max(10 log10(max(values[i], least)) - reference, floor), to about 1e-5; least is a normal number >
    /// 0.
    void (*decibel)(float* values, std::size_t count, float least, float reference, float floor);
};

/// The best set for this processor.
[[nodiscard]] const MelKernels& melKernels();
/// All sets that this processor can run, the baseline first.
[[nodiscard]] std::span<const MelKernels* const> allMelKernels();

} // namespace otozu
