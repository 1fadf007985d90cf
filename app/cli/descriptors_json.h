// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/descriptors/sound_descriptors.h"

#include <QJsonObject>
#include <filesystem>

namespace otozu::cli
{

/// A sound in words and numbers: path, seconds, loudness_lufs, peak_dbfs, loop, loop_confidence, bpm, bpm_confidence,
/// key ("A minor"), key_confidence, pitch_hz, note ("A4"), cents, pitch_confidence, brightness_hz, noisiness,
/// attack_seconds. What a sound does not have is null.
[[nodiscard]] QJsonObject jsonOfSound(const std::filesystem::path& path, double seconds,
                                      const SoundDescriptors& descriptors);

} // namespace otozu::cli
