// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/descriptors/onset_envelope.h"

#include "core/base/instruction_set.h"
#include "core/features/descriptors/spectrum_shape.h"
#include "core/features/mel_kernels.h"

#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr MelOptions kMel{.sampleRate = kDescriptorRate,
                          .nFft = 512,
                          .hopLength = 256,
                          .winLength = 512,
                          .window = Window::PeriodicHann,
                          .nMels = 24,
                          .fMin = 30.0};
constexpr auto kBands = std::size_t(kMel.nMels);
constexpr float kFloor = 60.0F; // dB below the loudest cell: what is softer begins nothing
constexpr std::array<std::size_t, 4> kEdges{0, 3, 14, kBands};

} // namespace

OnsetEnvelope::OnsetEnvelope() : m_mel(kMel) {}

void OnsetEnvelope::listen(std::span<const float> mono)
{
    m_frames = m_mel.frames(mono.size());
    m_power.resize(kBands * m_frames);
    m_mel.compute(mono, m_frames, m_power);

    m_loud.assign(m_frames, 0.0F);
    float most = 0.0F;
    for (std::size_t band = 0; band < kBands; ++band) {
        const float* row = m_power.data() + band * m_frames;
        most = std::max(most, OTOZU_DISPATCH(melKernels).maximum(row, m_frames));
        for (std::size_t frame = 0; frame < m_frames; ++frame)
            m_loud[frame] += row[frame];
    }
    m_all.assign(m_frames, 0.0F);
    for (auto& range : m_ranges)
        range.assign(m_frames, 0.0F);
    if (most <= 1e-30F)
        return;
    const float reference = 10.0F * std::log10(most);
    OTOZU_DISPATCH(melKernels).decibel(m_power.data(), m_power.size(), most * 1e-8F, reference, -kFloor);
    for (std::size_t range = 0; range < kRanges; ++range) {
        auto& sums = m_ranges[range];
        for (std::size_t band = kEdges[range]; band < kEdges[range + 1]; ++band) {
            const float* db = m_power.data() + band * m_frames;
            sums[0] += db[0] + kFloor;
            for (std::size_t frame = 1; frame < m_frames; ++frame)
                sums[frame] += std::max(0.0F, db[frame] - db[frame - 1]);
        }
        const float scale = 1.0F / float(kEdges[range + 1] - kEdges[range]);
        for (std::size_t frame = 0; frame < m_frames; ++frame) {
            sums[frame] *= scale;
            m_all[frame] += sums[frame] / float(kRanges);
        }
    }
    // The sound may begin with the very first frame; out of nothing everything rises further than anything does later.
    for (auto* values : {&m_all, &m_ranges[Low], &m_ranges[Middle], &m_ranges[High]}) {
        const float later = OTOZU_DISPATCH(melKernels).maximum(values->data() + 1, m_frames - 1);
        if (later > 0.0F)
            values->front() = std::min(values->front(), later);
    }
}

} // namespace otozu
