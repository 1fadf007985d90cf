// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace otozu
{
struct SampleRecord;

/// "85 ms", "1.25 s", "3:07", "1:02:33".
[[nodiscard]] QString durationText(double seconds);
/// "1.2 MB", in powers of ten as file managers show them.
[[nodiscard]] QString sizeText(std::uint64_t bytes);
/// "Mono", "Stereo", "6 channels".
[[nodiscard]] QString channelsText(int channels);

/// "1 file", "1,204 files".
[[nodiscard]] QString filesText(std::size_t count);
/// "1 folder", "14 folders".
[[nodiscard]] QString foldersText(std::size_t count);
/// "1 sound", "412 sounds".
[[nodiscard]] QString soundsText(std::size_t count);

/// A line of the panel's facts.
struct Fact {
    QString name;
    QString value;
};
/// Length, rate, channels, bit depth (not for lossy formats), format, size.
[[nodiscard]] std::vector<Fact> factsOf(const SampleRecord& record);

} // namespace otozu
