// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/mel_spectrogram.h"

#include "core/base/instruction_set.h"
#include "core/features/fft.h"
#include "core/features/mel_filterbank.h"
#include "core/features/mel_kernels.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace otozu
{

namespace
{

MelOptions checked(MelOptions options)
{
    if (options.sampleRate <= 0 || options.nFft <= 0 || options.hopLength <= 0 || options.winLength <= 0 ||
        options.nMels <= 0)
        throw std::invalid_argument("MelSpectrogram: a size is not positive");
    if (options.nFft % 2 != 0 || options.winLength > options.nFft)
        throw std::invalid_argument("MelSpectrogram: nFft must be even and hold the window");
    if (options.fMax == 0.0)
        options.fMax = options.sampleRate / 2.0;
    return options;
}

} // namespace

struct MelSpectrogram::State {
    explicit State(const MelOptions& asked)
        : options(checked(asked)), bank(options.sampleRate, options.nFft, options.nMels, options.fMin, options.fMax),
          fft(options.nFft), window(hann(options.winLength, options.window)),
          bins((std::size_t(bank.bins()) + 3) / 4 * 4), rows(bins * MelKernels::kFrames),
          columns(bins * MelKernels::kFrames)
    {
    }

    /// Fills row `lane` with frame `frame`, if it holds any sound. @return whether it does.
    bool transformFrame(const MelKernels& kernels, std::span<const float> mono, std::size_t frame, std::size_t lane)
    {
        const auto length = std::ptrdiff_t(options.winLength);
        const std::ptrdiff_t before = (options.nFft - length) / 2; // zeros of the frame before the window
        const std::ptrdiff_t first =
            std::ptrdiff_t(frame) * options.hopLength - std::ptrdiff_t(options.nFft) / 2 + before;
        const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(first, 0);
        const std::ptrdiff_t end = std::min(first + length, std::ptrdiff_t(mono.size()));
        if (begin >= end)
            return false;
        const auto heard = mono.subspan(std::size_t(begin), std::size_t(end - begin));
        if (std::ranges::all_of(heard, [](float value) { return value == 0.0F; }))
            return false;
        const auto input = fft.input().subspan(std::size_t(before), window.size());
        std::fill_n(input.begin(), begin - first, 0.0F);
        kernels.multiply(heard.data(), window.data() + (begin - first), input.data() + (begin - first), heard.size());
        std::fill(input.begin() + (end - first), input.end(), 0.0F);
        fft.transform();
        kernels.power(reinterpret_cast<const float*>(fft.output().data()), rows.data() + lane * bins,
                      fft.output().size());
        return true;
    }

    MelOptions options;
    MelFilterbank bank;
    RealFft fft;
    std::vector<float> window;
    std::size_t bins;           // of the spectrum, rounded up to a multiple of four
    std::vector<float> rows;    // powers, (kFrames, bins)
    std::vector<float> columns; // the same, (bins, kFrames)
};

MelSpectrogram::MelSpectrogram(const MelOptions& options) : m_state(std::make_unique<State>(options)) {}
MelSpectrogram::~MelSpectrogram() = default;
MelSpectrogram::MelSpectrogram(MelSpectrogram&&) noexcept = default;
MelSpectrogram& MelSpectrogram::operator=(MelSpectrogram&&) noexcept = default;

const MelOptions& MelSpectrogram::options() const
{
    return m_state->options;
}

std::size_t MelSpectrogram::frames(std::size_t samples) const
{
    return 1 + samples / std::size_t(m_state->options.hopLength);
}

std::size_t MelSpectrogram::framesTouching(std::size_t samples) const
{
    if (samples == 0)
        return 0;
    // Frame f sees samples from f * hop - reach on.
    const MelOptions& options = m_state->options;
    const std::size_t reach = std::size_t(options.nFft) / 2 - std::size_t(options.nFft - options.winLength) / 2;
    return 1 + (samples - 1 + reach) / std::size_t(options.hopLength);
}

Matrix<float> MelSpectrogram::compute(std::span<const float> mono)
{
    Matrix<float> result(std::size_t(m_state->options.nMels), frames(mono.size()));
    compute(mono, result.cols(), result.values());
    return result;
}

void MelSpectrogram::compute(std::span<const float> mono, std::size_t frames, std::span<float> out)
{
    State& state = *m_state;
    if (out.size() != std::size_t(state.options.nMels) * frames)
        throw std::invalid_argument("MelSpectrogram: the output has another size");
    std::ranges::fill(out, 0.0F);
    const MelKernels& kernels = OTOZU_DISPATCH(melKernels);
    const MelBands bands = state.bank.sparse();
    constexpr std::size_t kLanes = MelKernels::kFrames;
    for (std::size_t first = 0; first < frames; first += kLanes) {
        const std::size_t lanes = std::min(kLanes, frames - first);
        std::array<bool, kLanes> sounds{};
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sounds[lane] = state.transformFrame(kernels, mono, first + lane, lane);
        if (std::ranges::find(sounds, true) == sounds.end())
            continue;
        kernels.transpose(state.rows.data(), state.columns.data(), state.bins, lanes);
        kernels.weigh(bands, state.columns.data(), out.data() + first, frames, lanes);
        // Silent lanes still hold frames of an earlier round.
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            for (std::size_t cell = first + lane; !sounds[lane] && cell < out.size(); cell += frames)
                out[cell] = 0.0F;
        }
    }
}

} // namespace otozu
