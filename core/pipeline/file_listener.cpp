// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/file_listener.h"

#include "core/base/progress.h"

#include <algorithm>
#include <new>
#include <optional>

namespace otozu
{

std::vector<std::size_t> inWorkingOrder(std::vector<std::size_t> numbers, const FilesToHear& files)
{
    std::ranges::sort(numbers);
    const auto large = std::stable_partition(numbers.begin(), numbers.end(),
                                             [&](std::size_t i) { return files.bytesOf(i) >= kLargeFile; });
    std::stable_sort(numbers.begin(), large,
                     [&](std::size_t a, std::size_t b) { return files.bytesOf(a) > files.bytesOf(b); });
    return numbers;
}

FileListener::FileListener(Profile profile, double seconds, bool describe, ThreadPool& pool) : m_pool(pool)
{
    for (int i = 0; i < pool.threadCount(); ++i)
        m_analysers.emplace_back(profile, seconds, describe);
}

void FileListener::listen(std::span<const std::size_t> numbers, FilesToHear& files, const std::stop_token& stop)
{
    m_pool.forRanges(numbers.size(), 1, [&](std::size_t begin, std::size_t, int worker) {
        throwIfStopped(stop);
        const std::size_t file = numbers[begin];
        AnalysedFile info;
        std::optional<Fault> fault;
        try {
            const std::span<float> row = files.rowFor(file, worker);
            info = m_analysers[std::size_t(worker)].analyse(files.pathOf(file), row, stop);
        } catch (const Error& error) {
            fault = error.fault;
        } catch (const std::bad_alloc&) {
            fault = Fault::TooLarge;
        }
        if (fault)
            files.failed(file, worker, *fault);
        else
            files.heard(file, worker, info);
    });
}

void takeFacts(SampleRecord& record, const AnalysedFile& info)
{
    record.format = info.format;
    record.sampleRate = info.sampleRate;
    record.channels = info.channels;
    record.bitDepth = info.bitDepth;
    record.seconds = info.seconds();
    record.descriptors = info.descriptors;
}

} // namespace otozu
