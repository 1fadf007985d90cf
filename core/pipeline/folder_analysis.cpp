// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/folder_analysis.h"

#include "core/audio/scan.h"
#include "core/pipeline/duplicates.h"
#include "core/pipeline/file_listener.h"
#include "core/pipeline/row_reducer.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <numeric>
#include <utility>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

bool pathBytesBefore(const FileFault& a, const FileFault& b)
{
    return a.path.native() < b.path.native();
}

/// Listens to the files of a folder and passes on what happens, one call at a time.
class Listener final : private FilesToHear
{
public:
    using RowFor = std::function<std::span<float>(std::size_t file, int worker)>;
    using Taken = std::function<void(std::size_t file, int worker)>;

    /// Fills the records, and the fault of each that cannot be read.
    Listener(const fs::path& folder, FileListener& listener, MapObserver& observer, const std::stop_token& stop,
             std::vector<SampleRecord>& records)
        : m_folder(folder), m_listener(listener), m_observer(observer), m_stop(stop), m_records(records),
          m_faults(records.size()), m_sounds(records.size())
    {
        m_observer.progressed({Step::Analyse, 0, m_records.size()});
    }

    [[nodiscard]] std::size_t width() const { return m_listener.width(); }
    [[nodiscard]] const std::optional<Fault>& faultOf(std::size_t file) const { return m_faults[file]; }
    [[nodiscard]] const ContentHash& soundOf(std::size_t file) const { return m_sounds[file]; }

    /// Each of these files into rowFor(file, worker), then, if it could be read, taken(file, worker).
    void listen(std::vector<std::size_t> files, RowFor rowFor, Taken taken)
    {
        m_rowFor = std::move(rowFor);
        m_taken = std::move(taken);
        m_listener.listen(inWorkingOrder(std::move(files), *this), *this, m_stop);
    }

private:
    [[nodiscard]] std::uint64_t bytesOf(std::size_t file) const override { return m_records[file].bytes; }
    [[nodiscard]] fs::path pathOf(std::size_t file) const override { return m_folder / m_records[file].path; }
    std::span<float> rowFor(std::size_t file, int worker) override { return m_rowFor(file, worker); }
    void heard(std::size_t file, int worker, const AnalysedFile& info) override
    {
        takeFacts(m_records[file], info);
        m_sounds[file] = info.sound;
        m_taken(file, worker);
        finish(file);
    }
    void failed(std::size_t file, int, Fault fault) override
    {
        m_faults[file] = fault;
        finish(file);
    }

    void finish(std::size_t file)
    {
        const std::lock_guard lock(m_reporting);
        if (m_faults[file])
            m_observer.skipped({m_records[file].path, *m_faults[file]});
        m_observer.progressed({Step::Analyse, ++m_done, m_records.size()});
    }

    const fs::path& m_folder;
    FileListener& m_listener;
    MapObserver& m_observer;
    const std::stop_token& m_stop;
    std::vector<SampleRecord>& m_records;
    std::vector<std::optional<Fault>> m_faults;
    std::vector<ContentHash> m_sounds;
    RowFor m_rowFor;
    Taken m_taken;
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
    FileListener files(profile, seconds, describe, pool);
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

    Listener listener(folder, files, observer, stop, records);
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
        if (listener.faultOf(i)) {
            result.skipped.push_back({records[i].path, *listener.faultOf(i)});
            continue;
        }
        result.sounds.push_back(listener.soundOf(i));
        if (kept++ != i)
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
