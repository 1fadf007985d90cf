// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/duplicates.h"

#include "core/audio/content_hash.h"
#include "core/base/progress.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace otozu
{

void markDuplicates(const std::filesystem::path& folder, std::vector<SampleRecord>& samples, ThreadPool& pool,
                    const std::stop_token& stop)
{
    std::unordered_map<std::uint64_t, std::size_t> filesOfSize;
    for (const SampleRecord& sample : samples)
        ++filesOfSize[sample.bytes];
    std::vector<std::size_t> suspects;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (filesOfSize[samples[i].bytes] > 1)
            suspects.push_back(i);
    }
    std::vector<std::optional<ContentHash>> hashes(suspects.size());
    pool.forRanges(suspects.size(), 4, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i) {
            throwIfStopped(stop);
            try {
                hashes[i] = contentHash(folder / samples[suspects[i]].path, stop);
            } catch (const Error&) {
                // Gone or unreadable since it was analysed: it stays on the map, with no duplicate.
            }
        }
    });
    std::map<std::pair<std::uint64_t, ContentHash>, std::size_t> first;
    for (std::size_t i = 0; i < suspects.size(); ++i) {
        if (!hashes[i])
            continue;
        SampleRecord& sample = samples[suspects[i]];
        const auto [known, isNew] = first.try_emplace({sample.bytes, *hashes[i]}, suspects[i]);
        if (!isNew)
            sample.duplicateOf = std::int32_t(known->second);
    }
}

} // namespace otozu
