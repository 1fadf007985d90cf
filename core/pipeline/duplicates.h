// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/thread_pool.h"
#include "core/library/sample_record.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Sets duplicateOf of every sample whose file has the same bytes as one before it in the list. Only files of equal
/// size are read; one that cannot be read any more has no duplicate.
/// @throws Cancelled
void markDuplicates(const std::filesystem::path& folder, std::vector<SampleRecord>& samples, ThreadPool& pool,
                    const std::stop_token& stop);

} // namespace otozu
