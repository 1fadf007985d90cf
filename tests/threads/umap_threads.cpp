// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Neighbours, layout and stopping with several threads, for the thread sanitizer: a plain main without Qt.

#include "core/embedding/umap.h"
#include "core/neighbours/approximate_search.h"
#include "core/pipeline/map_rows.h"
#include "tests/support/random_rows.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>
#include <thread>

using namespace otozu;

namespace
{

/// Whether the approximate search finds the same with four threads as with one.
bool searchAgrees(ThreadPool& alone, ThreadPool& pool)
{
    const Matrix<float> rows = test::clusteredRows(3000, 12, 6, 1.0, 2);
    std::vector<std::int32_t> picked(rows.rows());
    std::iota(picked.begin(), picked.end(), 0);
    const ApproximateSearch expected(rows, picked, Metric::Euclidean, 14, 6, alone, {}, {});
    const ApproximateSearch found(rows, picked, Metric::Euclidean, 14, 6, pool, {}, {});
    bool same = found.recall() == expected.recall();
    for (std::size_t place = 0; place < rows.rows(); ++place)
        same = same && found.position(place) == expected.position(place) &&
               std::ranges::equal(found.candidates(place), expected.candidates(place));
    return same;
}

/// Whether wide rows have the same components with four threads as with one.
bool componentsAgree(ThreadPool& alone, ThreadPool& pool)
{
    const Matrix<float> wide = test::clusteredRows(2000, 1024, 6, 1.0, 3);
    const std::vector<SampleRecord> samples(wide.rows());
    const auto reduced = [&](ThreadPool& by) {
        return mapRows(wide, samples, Profile::Article, Metric::Cosine, by, {}).rows;
    };
    return reduced(pool) == reduced(alone);
}

/// Whether so many rows go the approximate way to their map; what comes out is compared elsewhere.
bool goesTheApproximateWay(ThreadPool& pool)
{
    UmapOptions options;
    options.nNeighbors = 8;
    options.nEpochs = 3;
    return umap(test::clusteredRows(20100, 4, 40, 3.0, 4), options, pool).approximate;
}

} // namespace

int main()
{
    const Matrix<float> rows = test::clusteredRows(2500, 12, 6, 3.0, 1); // enough edges for four workers
    UmapOptions options;
    options.nEpochs = 20;
    ThreadPool alone(1);
    const Matrix<float> expected = umap(rows, options, alone).embedding;
    ThreadPool pool(4);
    if (umap(rows, options, pool).embedding != expected) {
        std::fputs("four threads give another map than one\n", stderr);
        return 1;
    }
    if (!searchAgrees(alone, pool) || !componentsAgree(alone, pool) || !goesTheApproximateWay(pool)) {
        std::fputs("four threads find other neighbours or components than one, or many rows go the wrong way\n",
                   stderr);
        return 1;
    }

    options.nEpochs = 10000000;
    int cancelled = 0;
    for (int turn = 0; turn < 3; ++turn) {
        std::stop_source source;
        std::jthread stopper([&source, turn] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50 + 200 * turn));
            source.request_stop();
        });
        try {
            static_cast<void>(umap(rows, options, pool, source.get_token()));
        } catch (const Cancelled&) {
            ++cancelled;
        }
    }
    if (cancelled != 3) {
        std::fputs("a run did not stop when asked\n", stderr);
        return 1;
    }
    return 0;
}
