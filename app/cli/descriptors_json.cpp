// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/descriptors_json.h"

#include "app/cli/output.h"

#include <cmath>
#include <optional>

namespace otozu::cli
{
namespace
{

/// Rounded, so that a float does not show digits that it does not have.
double rounded(double value, double perUnit)
{
    return std::round(value * perUnit) / perUnit;
}

QJsonValue number(const std::optional<float>& value, double perUnit)
{
    return value ? QJsonValue(rounded(double(*value), perUnit)) : QJsonValue();
}

} // namespace

QJsonObject jsonOfSound(const std::filesystem::path& path, double seconds, const SoundDescriptors& descriptors)
{
    const auto& tempo = descriptors.tempo;
    const auto& key = descriptors.key;
    const auto& pitch = descriptors.pitch;
    const auto confidence = [](const auto& found) {
        return found ? QJsonValue(rounded(double(found->confidence), 1e3)) : QJsonValue();
    };
    return {
        {"path", jsonPath(path)},
        {"seconds", rounded(seconds, 1e3)},
        {"loudness_lufs", number(descriptors.loudness, 1e2)},
        {"peak_dbfs", number(descriptors.peak, 1e2)},
        {"loop", descriptors.loop},
        {"loop_confidence", rounded(double(descriptors.loopConfidence), 1e3)},
        {"bpm", tempo ? QJsonValue(rounded(double(tempo->bpm), 1e2)) : QJsonValue()},
        {"bpm_confidence", confidence(tempo)},
        {"key", key ? QJsonValue(QString::fromStdString(keyName(*key))) : QJsonValue()},
        {"key_confidence", confidence(key)},
        {"pitch_hz", pitch ? QJsonValue(rounded(double(pitch->hz), 1e2)) : QJsonValue()},
        {"note", pitch ? QJsonValue(QString::fromStdString(noteName(pitch->note))) : QJsonValue()},
        {"cents", pitch ? QJsonValue(rounded(double(pitch->cents), 1e1)) : QJsonValue()},
        {"pitch_confidence", confidence(pitch)},
        {"brightness_hz", number(descriptors.brightness, 1e1)},
        {"noisiness", number(descriptors.noisiness, 1e3)},
        {"attack_seconds", number(descriptors.attack, 1e5)},
    };
}

} // namespace otozu::cli
