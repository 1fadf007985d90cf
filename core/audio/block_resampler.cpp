// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/block_resampler.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>
#include <stdexcept>

namespace otozu
{

namespace
{

// Frequencies are in cycles per output sample, times in output samples.
// These three make libsoxr's response at 2 : 1 to 0.001 dB down to -55 dB.
constexpr double kCutoff = 0.478436;
constexpr double kBeta = 13.054; // of the Kaiser window
constexpr double kHalfWidth = 97.31;
constexpr std::size_t kLeastEdge = 128;

double kaiser(double place)
{
    return place * place < 1.0
               ? std::cyl_bessel_i(0.0, kBeta * std::sqrt(1.0 - place * place)) / std::cyl_bessel_i(0.0, kBeta)
               : 0.0;
}

double lowPassAt(double time)
{
    const double angle = 2.0 * std::numbers::pi * kCutoff * time;
    return (time == 0.0 ? 2.0 * kCutoff : std::sin(angle) / (std::numbers::pi * time)) * kaiser(time / kHalfWidth);
}

/// The low-pass's response at the bins of a transform of `size` output samples.
std::vector<float> responseOf(std::size_t size)
{
    constexpr std::size_t kOversampling = 8; // its spectrum ends far below half that rate
    RealFft fft(int(size * kOversampling));
    const auto input = fft.input();
    for (std::size_t i = 0; i < input.size(); ++i) {
        const double time = (i < input.size() / 2 ? double(i) : double(i) - double(input.size())) / kOversampling;
        input[i] = float(lowPassAt(time) / kOversampling);
    }
    fft.transform();
    std::vector<float> response(size / 2 + 1);
    for (std::size_t bin = 0; bin < response.size(); ++bin)
        response[bin] = fft.output()[bin].real();
    response.back() = 0.0F;
    return response;
}

} // namespace

struct BlockResampler::Shape {
    std::size_t input = 0;  // size of a block of input
    std::size_t output = 0; // of the same stretch in the output; 0 if there is none
    std::size_t inputEdge = 0;
    std::size_t outputEdge = 0;

    Shape(int fromRate, int toRate)
    {
        if (toRate <= 0 || fromRate <= toRate)
            return;
        const int common = std::gcd(fromRate, toRate);
        const auto inputUnit = std::size_t(fromRate / common);
        const auto outputUnit = std::size_t(toRate / common);
        std::size_t units = 2;
        while (units * outputUnit < 2048)
            units *= 2;
        const std::size_t edgeUnits = (kLeastEdge + outputUnit - 1) / outputUnit;
        if (units * outputUnit > kLongestBlock || units * inputUnit > 65'536 || 4 * edgeUnits > units)
            return;
        input = units * inputUnit;
        output = units * outputUnit;
        inputEdge = edgeUnits * inputUnit;
        outputEdge = edgeUnits * outputUnit;
    }
};

bool BlockResampler::canDo(int fromRate, int toRate)
{
    return Shape(fromRate, toRate).output > 0;
}

BlockResampler::BlockResampler(int fromRate, int toRate) : BlockResampler(Shape(fromRate, toRate)) {}

BlockResampler::BlockResampler(const Shape& shape)
    : m_outputEdge(shape.outputEdge), m_inputEdge(shape.inputEdge), m_forward(int(shape.input)),
      m_back(int(shape.output)), m_response(responseOf(shape.output))
{
    for (float& value : m_response)
        value /= float(shape.input);
}

void BlockResampler::resample(std::span<const float> mono, std::span<float> out)
{
    const auto block = m_forward.input();
    const std::size_t inputStep = block.size() - 2 * m_inputEdge;
    const std::size_t outputStep = m_back.output().size() - 2 * m_outputEdge;
    std::size_t at = 0; // of the block's used part in the input
    for (std::size_t done = 0; done < out.size(); done += outputStep, at += inputStep) {
        // What lies before the beginning and behind the end is zero.
        const std::size_t missing = at < m_inputEdge ? m_inputEdge - at : 0;
        const std::size_t begin = std::min(mono.size(), at + missing - m_inputEdge);
        const std::size_t count = std::min(block.size() - missing, mono.size() - begin);
        std::fill_n(block.data(), missing, 0.0F);
        std::copy_n(mono.data() + begin, count, block.data() + missing);
        std::fill(block.data() + missing + count, block.data() + block.size(), 0.0F);
        m_forward.transform();
        const auto* spectrum = reinterpret_cast<const float*>(m_forward.output().data());
        auto* lower = reinterpret_cast<float*>(m_back.input().data());
        for (std::size_t bin = 0; bin < m_response.size(); ++bin) {
            lower[2 * bin] = spectrum[2 * bin] * m_response[bin];
            lower[2 * bin + 1] = spectrum[2 * bin + 1] * m_response[bin];
        }
        m_back.transform();
        std::copy_n(m_back.output().data() + m_outputEdge, std::min(outputStep, out.size() - done), out.data() + done);
    }
}

} // namespace otozu
