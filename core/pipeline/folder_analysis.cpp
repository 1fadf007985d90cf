// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/folder_analysis.h"

#include "core/audio/scan.h"
#include "core/features/analyse_file.h"
#include "core/pipeline/duplicates.h"
#include "core/pipeline/row_reducer.h"

#include <algorithm>
#include <mutex>
#include <numeric>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

/// Files above this size are begun first, the largest first, so that no core waits for a long one at the end. The
/// rest goes in listing order, which is kinder to a spinning disk.
constexpr std::uint64_t kLargeFile = std::uint64_t(4) << 20;

void sortForWork(std::vector<std::size_t>& files, const std::vector<SampleRecord>& records)
{
    std::ranges::sort(files);
    const auto large = std::stable_partition(files.begin(), files.end(),
                                             [&](std::size_t i) { return records[i].bytes >= kLargeFile; });
    std::stable_sort(files.begin(), large,
                     [&](std::size_t a, std::size_t b) { return records[a].bytes > records[b].bytes; });
}

bool pathBytesBefore(const FileFault& a, const FileFault& b)
{
    return a.path.native() < b.path.native();
}

/// Listens to files on all workers and passes on what happens, one call at a time.
class Listener
{
public:
    /// Fills the records, and the fault of each that cannot be read.
    Listener(const fs::path& folder, std::vector<FileAnalyser> analysers, MapObserver& observer, ThreadPool& pool,
             const std::stop_token& stop, std::vector<SampleRecord>& records)
        : m_folder(folder), m_analysers(std::move(analysers)), m_observer(observer), m_pool(pool), m_stop(stop),
          m_records(records), m_faults(records.size())
    {
        m_observer.progressed({Step::Analyse, 0, m_records.size()});
    }

    [[nodiscard]] std::size_t width() const { return m_analysers.front().width(); }
    [[nodiscard]] const std::optional<Fault>& faultOf(std::size_t file) const { return m_faults[file]; }

    /// Each of these files into rowFor(file, worker), then, if it could be read, taken(file, worker).
    template <typename RowFor, typename Taken>
    void listen(std::vector<std::size_t> files, RowFor rowFor, Taken taken)
    {
        sortForWork(files, m_records);
        m_pool.forRanges(files.size(), 1, [&](std::size_t begin, std::size_t, int worker) {
            throwIfStopped(m_stop);
            const std::size_t file = files[begin];
            SampleRecord& record = m_records[file];
            try {
                const AnalysedFile info =
                    m_analysers[std::size_t(worker)].analyse(m_folder / record.path, rowFor(file, worker), m_stop);
                record.format = info.format;
                record.sampleRate = info.sampleRate;
                record.channels = info.channels;
                record.bitDepth = info.bitDepth;
                record.seconds = info.seconds();
                record.descriptors = info.descriptors;
                taken(file, worker);
            } catch (const Error& error) {
                m_faults[file] = error.fault;
            } catch (const std::bad_alloc&) {
                m_faults[file] = Fault::TooLarge;
            }
            const std::lock_guard lock(m_reporting);
            if (m_faults[file])
                m_observer.skipped({record.path, *m_faults[file]});
            m_observer.progressed({Step::Analyse, ++m_done, m_records.size()});
        });
    }

private:
    const fs::path& m_folder;
    std::vector<FileAnalyser> m_analysers; // one a worker
    MapObserver& m_observer;
    ThreadPool& m_pool;
    const std::stop_token& m_stop;
    std::vector<SampleRecord>& m_records;
    std::vector<std::optional<Fault>> m_faults;
    std::mutex m_reporting;
    std::size_t m_done = 0;
};

/// Drops the rows of files that could not be read.
void dropFaulty(Matrix<float>& rows, const Listener& listener)
{
    std::size_t kept = 0;
    for (std::size_t file = 0; file < rows.rows(); ++file) {
        if (listener.faultOf(file))
            continue;
        if (kept != file)
            std::ranges::copy(rows.row(file), rows.row(kept).begin());
        ++kept;
    }
    rows.truncate(kept);
}

Matrix<float> wholeRows(Listener& listener, std::size_t files)
{
    Matrix<float> rows(files, listener.width());
    std::vector<std::size_t> all(files);
    std::iota(all.begin(), all.end(), std::size_t(0));
    listener.listen(
        std::move(all), [&](std::size_t file, int) { return rows.row(file); }, [](std::size_t, int) {});
    dropFaulty(rows, listener);
    return rows;
}

/// The first files of an order that can be read, with their rows.
struct Heard {
    std::vector<std::size_t> files;
    Matrix<float> rows;
    std::size_t tried = 0; ///< Of the order.
};

Heard hearFirst(Listener& listener, const std::vector<std::size_t>& order, std::size_t count)
{
    Heard heard{{}, Matrix<float>(count, listener.width())};
    std::vector<std::size_t> rowOf(order.size());
    while (heard.files.size() < count && heard.tried < order.size()) {
        const std::size_t known = heard.files.size();
        const auto next = std::span(order).subspan(heard.tried, std::min(count - known, order.size() - heard.tried));
        for (std::size_t i = 0; i < next.size(); ++i)
            rowOf[next[i]] = known + i;
        listener.listen(
            {next.begin(), next.end()}, [&](std::size_t file, int) { return heard.rows.row(rowOf[file]); },
            [](std::size_t, int) {});
        for (const std::size_t file : next) {
            if (listener.faultOf(file))
                continue;
            if (rowOf[file] != heard.files.size())
                std::ranges::copy(heard.rows.row(rowOf[file]), heard.rows.row(heard.files.size()).begin());
            heard.files.push_back(file);
        }
        heard.tried += next.size();
    }
    heard.rows.truncate(heard.files.size());
    return heard;
}

/// Whole rows of a few files in the order of the files.
Matrix<float> inOrder(const Heard& heard)
{
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < heard.files.size(); ++i)
        order.emplace_back(heard.files[i], i);
    std::ranges::sort(order);
    Matrix<float> rows(heard.rows.rows(), heard.rows.cols());
    for (std::size_t i = 0; i < order.size(); ++i)
        std::ranges::copy(heard.rows.row(order[i].second), rows.row(i).begin());
    return rows;
}

/// Reduced rows of all files, of which some were heard.
MapRows reducedRows(Listener& listener, const std::vector<std::size_t>& order, Heard heard, Metric metric,
                    ThreadPool& pool, const std::stop_token& stop, FolderAnalysis& result, StepWatch& watch)
{
    result.analyse = watch.lap();
    const RowReducer reducer(heard.rows, metric, pool, stop);
    MapRows made{Matrix<float>(order.size(), reducer.reducedWidth()), reducer.reducedMetric()};
    {
        const Matrix<float> known = reducer.reduceSample(heard.rows, pool, stop);
        for (std::size_t i = 0; i < heard.files.size(); ++i)
            std::ranges::copy(known.row(i), made.rows.row(heard.files[i]).begin());
        heard.rows = {};
    }
    result.reduce = watch.lap();
    std::vector<RowReducer::Batch> batches(std::size_t(pool.threadCount()), RowReducer::Batch(reducer, made.rows));
    listener.listen(
        {order.begin() + std::ptrdiff_t(heard.tried), order.end()},
        [&](std::size_t, int worker) { return batches[std::size_t(worker)].next(); },
        [&](std::size_t file, int worker) { batches[std::size_t(worker)].take(file); });
    for (RowReducer::Batch& batch : batches)
        batch.flush();
    dropFaulty(made.rows, listener);
    return made;
}

} // namespace

FolderAnalysis analyseFolder(const fs::path& folder, Profile profile, double seconds, LabelSource label, bool describe,
                             ThreadPool& pool, const std::stop_token& stop, MapObserver& observer,
                             std::optional<Metric> reduceFor)
{
    std::vector<FileAnalyser> analysers;
    for (int i = 0; i < pool.threadCount(); ++i)
        analysers.emplace_back(profile, seconds, describe);
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

    Listener listener(folder, std::move(analysers), observer, pool, stop, records);
    constexpr std::size_t kMany = RowReducer::kSampleRows;
    if (reduceFor && records.size() >= kMany && RowReducer::reduces(listener.width(), *reduceFor)) {
        const std::vector<std::size_t> order = scattered(records);
        Heard heard = hearFirst(listener, order, kMany); // the sample that whole rows would be reduced by
        if (heard.files.size() < kMany)
            result.features = inOrder(heard);
        else
            result.reduced = reducedRows(listener, order, std::move(heard), *reduceFor, pool, stop, result, watch);
    } else {
        result.features = wholeRows(listener, records.size());
    }

    std::size_t kept = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (listener.faultOf(i))
            result.skipped.push_back({records[i].path, *listener.faultOf(i)});
        else if (kept++ != i)
            records[kept - 1] = std::move(records[i]);
    }
    records.resize(kept);
    std::ranges::stable_sort(result.skipped, pathBytesBefore);
    markDuplicates(folder, records, pool, stop);
    result.samples = std::move(records);
    result.analyse += watch.lap();
    return result;
}

} // namespace otozu
