// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/library/sample_record.h"

#include <span>
#include <vector>

namespace otozu
{

/// How the labels of samples fall into clusters.
struct Breakdown {
    std::vector<std::string> rows;    ///< Names of the rows.
    std::vector<std::string> columns; ///< Names of the columns.
    Matrix<std::size_t> counts;       ///< (rows, columns), numbers of samples.

    /// The other way round: columns become rows.
    [[nodiscard]] Breakdown transposed() const;
    /// At most `most` rows: the first most - 1 as they are, the others added up in a last one without a name.
    [[nodiscard]] Breakdown folded(std::size_t most) const;
};

/// Labels (rows, by falling count, then by bytes; '' is the root folder) by clusters (columns, in their order).
/// Samples without a cluster are left out.
/// @param leftOut  a byte a sample: others than 0 are left out too. Empty: none is.
[[nodiscard]] Breakdown breakdownOf(std::span<const SampleRecord> samples, std::span<const ClusterInfo> clusters,
                                    LabelSource source, std::span<const char> leftOut = {});

} // namespace otozu
