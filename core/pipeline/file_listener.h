// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"
#include "core/base/thread_pool.h"
#include "core/features/analyse_file.h"
#include "core/library/sample_record.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Files that are to be listened to, by number, and what becomes of them. Calls come from all workers at once, but of
/// each worker for one file at a time: rowFor(), then heard() or failed().
class FilesToHear
{
public:
    virtual ~FilesToHear() = default;
    [[nodiscard]] virtual std::uint64_t bytesOf(std::size_t file) const = 0;
    [[nodiscard]] virtual std::filesystem::path pathOf(std::size_t file) const = 0;
    /// Where the vector goes. @param worker  in [0, threads of the pool).
    virtual std::span<float> rowFor(std::size_t file, int worker) = 0;
    virtual void heard(std::size_t file, int worker, const AnalysedFile& info) = 0;
    virtual void failed(std::size_t file, int worker, Fault fault) = 0;
};

/// Files above this size are long work.
constexpr std::uint64_t kLargeFile = std::uint64_t(4) << 20;

/// Large ones first, the largest first, so that no core waits for a long one at the end; then the rest by number, which
/// is kinder to a spinning disk if numbers follow paths.
[[nodiscard]] std::vector<std::size_t> inWorkingOrder(std::vector<std::size_t> numbers, const FilesToHear& files);

/// Listens to files on all workers of a pool. One file's fault never stops the rest.
class FileListener
{
public:
    /// @throws std::invalid_argument  as makeFeatureExtractor().
    FileListener(Profile profile, double seconds, bool describe, ThreadPool& pool);

    /// Length of a row.
    [[nodiscard]] std::size_t width() const { return m_analysers.front().width(); }

    /// Listens to these of the files, in the order given.
    /// @throws Cancelled  at most 100 ms after a stop request. Also what FilesToHear throws.
    void listen(std::span<const std::size_t> numbers, FilesToHear& files, const std::stop_token& stop);

private:
    std::vector<FileAnalyser> m_analysers; // one a worker
    ThreadPool& m_pool;
};

/// Fills in what listening found out.
void takeFacts(SampleRecord& record, const AnalysedFile& info);

} // namespace otozu
