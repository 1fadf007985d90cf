// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/audio_buffer.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace otozu
{

struct DemoOptions {
    std::size_t count = 400; ///< Files, at least 1, spread evenly over the kinds.
    std::uint64_t seed = 1;  ///< Another seed, other sounds.
};

/// What the folders of a demo pack hold, in their order.
enum class DemoKind { Kick, Snare, Hat, Clap, Tom, Cymbal, Bass, Pad, Lead, Noise };

/// The recipe of one sound: all that synthesise() needs.
struct DemoSound {
    std::string path;   ///< Relative, ASCII, with `/`: "Kicks/kick_001.wav".
    std::string folder; ///< The label: "Kicks".
    DemoKind kind = DemoKind::Kick;
    std::uint64_t seed = 0;
    int sampleRate = 44100; ///< 22050, 44100, 48000 or 96000.
    int bits = 16;          ///< 16 or 24.
    int channels = 1;       ///< 1 or 2.
};

/// The files of a demo pack, by kind, then number. Of two plans with one seed the longer one begins every folder with
/// the same sounds.
/// @throws std::invalid_argument  a count of 0.
[[nodiscard]] std::vector<DemoSound> demoPlan(const DemoOptions& options);

/// The sound itself: peak in (0.3, 1), no offset, starts and ends at silence. Depends on kind, seed, rate and channels.
/// Any thread.
[[nodiscard]] AudioBuffer synthesise(const DemoSound& sound);

/// Writes the files of demoPlan() under `folder`, making folders as needed; files of the same name are replaced. The
/// bytes do not depend on the number of threads.
/// @param report  Step::Export, files written out of all.
/// @throws std::invalid_argument  as demoPlan().
/// @throws Error  a folder or a file that cannot be written.
/// @throws Cancelled  files already written stay.
void writeDemoPack(const std::filesystem::path& folder, const DemoOptions& options, ThreadPool& pool,
                   const std::stop_token& stop = {}, const ProgressFn& report = {});

} // namespace otozu
