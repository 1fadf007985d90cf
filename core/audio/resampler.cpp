// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/resampler.h"

#include <algorithm>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>

#include <soxr.h>

namespace otozu
{

std::size_t resampledFrames(std::size_t frames, int fromRate, int toRate)
{
    if (fromRate <= 0 || toRate <= 0)
        throw std::invalid_argument("resample: a rate is not positive");
    // In two parts, so that nothing overflows and nothing is rounded.
    const auto from = std::uint64_t(fromRate);
    const auto to = std::uint64_t(toRate);
    const std::uint64_t whole = frames / from;
    const std::uint64_t rest = frames % from;
    return std::size_t(whole * to + (rest * to + from - 1) / from);
}

std::vector<float> resample(std::span<const float> mono, int fromRate, int toRate)
{
    std::vector<float> result(resampledFrames(mono.size(), fromRate, toRate));
    if (fromRate == toRate) {
        std::ranges::copy(mono, result.begin());
        return result;
    }
    if (mono.empty())
        return result;
    const auto quality = soxr_quality_spec(SOXR_HQ, 0);
    std::size_t done = 0;
    const soxr_error_t error = soxr_oneshot(double(fromRate), double(toRate), 1, mono.data(), mono.size(), nullptr,
                                            result.data(), result.size(), &done, nullptr, &quality, nullptr);
    if (error)
        throw std::runtime_error(std::string("soxr: ") + error);
    // soxr rounds the length; a frame more than it gives is silence, as in librosa.
    std::fill(result.begin() + std::ptrdiff_t(std::min(done, result.size())), result.end(), 0.0F);
    return result;
}

double resampleMargin(int fromRate, int toRate)
{
    // HQ's filter reaches over some 100 periods of the lower rate; its blocks (some 1000) decide in which order sums
    // are formed, so the last bit too is the same only beyond them.
    return 2000.0 / std::min(fromRate, toRate);
}

} // namespace otozu
