// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/resampler.h"

#include "core/audio/block_resampler.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include <soxr.h>

namespace otozu
{

namespace
{

/// Each thread keeps those that it used last: most collections have few rates.
BlockResampler& blockResampler(int fromRate, int toRate)
{
    constexpr std::size_t kMost = 6;
    thread_local std::map<std::pair<int, int>, BlockResampler> known;
    const std::pair rates(fromRate, toRate);
    if (const auto found = known.find(rates); found != known.end())
        return found->second;
    if (known.size() >= kMost)
        known.clear();
    return known.try_emplace(rates, fromRate, toRate).first->second;
}

} // namespace

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
    if (BlockResampler::canDo(fromRate, toRate)) {
        blockResampler(fromRate, toRate).resample(mono, result);
        return result;
    }
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
    if (BlockResampler::canDo(fromRate, toRate))
        return double(BlockResampler::kLongestBlock) / toRate;
    // HQ's filter reaches over some 100 periods of the lower rate; its blocks (some 1000) decide in which order sums
    // are formed, so the last bit too is the same only beyond them.
    return 2000.0 / std::min(fromRate, toRate);
}

} // namespace otozu
