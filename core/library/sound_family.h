// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace otozu
{

/// Samples that are one sound more than once.
struct SoundFamily {
    struct Member {
        std::int32_t sample = 0; ///< Index among the samples.
        /// Decodes to the very samples of the first member; otherwise it is that sound at another level, of another
        /// format, or with silence added.
        bool exact = true;
        friend bool operator==(const Member&, const Member&) = default;
    };
    std::vector<Member> members; ///< By index, at least two. The first one stands for all.

    friend bool operator==(const SoundFamily&, const SoundFamily&) = default;
};

/// Families of samples with the same bytes (SampleRecord::duplicateOf).
[[nodiscard]] std::vector<SoundFamily> familiesOfEqualFiles(std::span<const SampleRecord> samples);

/// The family of every sample; -1: it has none.
[[nodiscard]] std::vector<std::int32_t> familyOfEach(std::span<const SoundFamily> families, std::size_t samples);

/// The family that a sample is in; nullptr: none. Takes as long as there are families.
[[nodiscard]] const SoundFamily* familyWith(std::span<const SoundFamily> families, std::int32_t sample);

/// How many samples are there beside the first of each family.
[[nodiscard]] std::size_t countRepeats(std::span<const SoundFamily> families);

/// Of each family among `chosen` the one that comes first there, and all that have no family, in the order given.
[[nodiscard]] std::vector<std::size_t> oneOfEachFamily(std::span<const std::size_t> chosen,
                                                       std::span<const SoundFamily> families, std::size_t samples);

} // namespace otozu
