// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/folder_analysis.h"

#include "core/audio/scan.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/duplicates.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

/// Files above this size are begun first, the largest first, so that no core waits for a long one at the end. The
/// rest goes in listing order, which is kinder to a spinning disk.
constexpr std::uint64_t kLargeFile = std::uint64_t(4) << 20;

std::vector<std::size_t> workOrder(const std::vector<ScannedFile>& files)
{
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto large =
        std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return files[i].bytes >= kLargeFile; });
    std::stable_sort(order.begin(), large,
                     [&](std::size_t a, std::size_t b) { return files[a].bytes > files[b].bytes; });
    return order;
}

bool pathBytesBefore(const FileFault& a, const FileFault& b)
{
    return a.path.native() < b.path.native();
}

/// Listens to files on all workers and passes on what happens, one call at a time.
class Listener
{
public:
    Listener(const fs::path& folder, Profile profile, double seconds, MapObserver& observer, ThreadPool& pool)
        : m_folder(folder), m_observer(observer), m_pool(pool)
    {
        for (int i = 0; i < pool.threadCount(); ++i)
            m_analysers.emplace_back(profile, seconds);
    }

    [[nodiscard]] std::size_t width() const { return m_analysers.front().width(); }

    /// Fills record and row of each file that can be read, and the fault of each that cannot.
    void listen(std::vector<SampleRecord>& records, Matrix<float>& rows, std::vector<std::optional<Fault>>& faults,
                const std::vector<std::size_t>& order, const std::stop_token& stop)
    {
        m_observer.progressed({Step::Analyse, 0, order.size()});
        m_pool.forRanges(order.size(), 1, [&](std::size_t begin, std::size_t, int worker) {
            throwIfStopped(stop);
            const std::size_t i = order[begin];
            SampleRecord& record = records[i];
            try {
                const SoundInfo info =
                    m_analysers[std::size_t(worker)].analyse(m_folder / record.path, rows.row(i), stop);
                record.format = info.format;
                record.sampleRate = info.sampleRate;
                record.channels = info.channels;
                record.bitDepth = info.bitDepth;
                record.seconds = info.seconds();
            } catch (const Error& error) {
                faults[i] = error.fault;
            } catch (const std::bad_alloc&) {
                faults[i] = Fault::TooLarge;
            }
            const std::lock_guard lock(m_reporting);
            if (faults[i])
                m_observer.skipped({record.path, *faults[i]});
            m_observer.progressed({Step::Analyse, ++m_done, order.size()});
        });
    }

private:
    const fs::path& m_folder;
    MapObserver& m_observer;
    ThreadPool& m_pool;
    std::vector<FileAnalyser> m_analysers; // one a worker
    std::mutex m_reporting;
    std::size_t m_done = 0;
};

} // namespace

FolderAnalysis analyseFolder(const fs::path& folder, Profile profile, double seconds, LabelSource label,
                             ThreadPool& pool, const std::stop_token& stop, MapObserver& observer)
{
    Listener listener(folder, profile, seconds, observer, pool);
    StepWatch watch(pool);
    FolderAnalysis result;
    ScanResult listed =
        scanFolder(folder, stop, [&observer](const Progress& progress) { observer.progressed(progress); });
    result.other = listed.other;
    result.skipped = std::move(listed.skipped);
    std::vector<SampleRecord> records(listed.files.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].path = listed.files[i].path;
        records[i].bytes = listed.files[i].bytes;
        records[i].label = labelOf(records[i].path, label);
    }
    for (const FileFault& fault : result.skipped)
        observer.skipped(fault);
    observer.listed(records);
    result.scan = watch.lap();

    Matrix<float> rows(records.size(), listener.width());
    std::vector<std::optional<Fault>> faults(records.size());
    listener.listen(records, rows, faults, workOrder(listed.files), stop);

    std::size_t kept = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (faults[i]) {
            result.skipped.push_back({records[i].path, *faults[i]});
            continue;
        }
        if (kept != i) {
            records[kept] = std::move(records[i]);
            std::ranges::copy(rows.row(i), rows.row(kept).begin());
        }
        ++kept;
    }
    records.resize(kept);
    rows.truncate(kept);
    std::ranges::stable_sort(result.skipped, pathBytesBefore);
    markDuplicates(folder, records, pool, stop);
    result.samples = std::move(records);
    result.features = std::move(rows);
    result.analyse = watch.lap();
    return result;
}

} // namespace otozu
