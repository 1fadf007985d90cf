// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sound_preview.h"

#include "core/audio/decoder.h"
#include "core/audio/mono.h"
#include "core/base/progress.h"
#include "core/features/decibel.h"
#include "core/features/mel_spectrogram.h"

#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr int kBands = 96;
constexpr std::size_t kFrames = 640; // about as many as the panel has pixels
constexpr int kColumns = 4096;       // of the waveform; more than a wide screen shows

/// Frames of 46 ms with a window of half that: sharp enough in time for drums, in frequency for basses.
MelOptions melOptions(int sampleRate, std::size_t samples)
{
    MelOptions options;
    options.sampleRate = sampleRate;
    options.nFft = std::max(128, 1 << int(std::lround(std::log2(sampleRate * 0.046))));
    options.winLength = options.nFft / 2;
    // Never further apart than the window is long, or sounds would fall between two frames.
    options.hopLength = int(std::clamp<std::size_t>(samples / kFrames, 16, std::size_t(options.winLength)));
    options.nMels = kBands;
    return options;
}

} // namespace

SoundPreviewPtr makeSoundPreview(const std::filesystem::path& path, double samplesASecond, const std::stop_token& stop)
{
    DecodeOptions decode;
    decode.maxSeconds = std::max(kPictureSeconds, kWaveformSamples / std::max(samplesASecond, 88'200.0));
    const DecodedSound decoded = decodeFile(path, decode, stop);
    throwIfStopped(stop);

    auto preview = std::make_shared<SoundPreview>();
    preview->seconds = decoded.seconds();
    preview->waveSeconds = double(decoded.sound.frames()) / decoded.sampleRate;
    preview->peaks = waveformPeaks(decoded.sound, kColumns);
    throwIfStopped(stop);

    const auto pictureFrames = std::min(decoded.sound.frames(), std::size_t(kPictureSeconds * decoded.sampleRate));
    std::vector<float> mono(pictureFrames);
    mixToMono(std::span(decoded.sound.samples).first(pictureFrames * std::size_t(decoded.sound.channels)),
              decoded.sound.channels, mono);
    MelSpectrogram mel(melOptions(decoded.sampleRate, pictureFrames));
    preview->decibels = mel.compute(mono);
    throwIfStopped(stop);
    const std::span<float> values = preview->decibels.values();
    preview->silent = std::all_of(values.begin(), values.end(), [](float power) { return power <= kMinPower; });
    if (preview->silent)
        std::fill(values.begin(), values.end(), -kTopDb);
    else
        powerToDb(values);
    preview->pictureSeconds = double(pictureFrames) / decoded.sampleRate;
    preview->highHz = decoded.sampleRate / 2.0;
    return preview;
}

} // namespace otozu
