// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Neighbours, layout and stopping with several threads, for the thread sanitizer: a plain main without Qt.

#include "core/embedding/umap.h"
#include "tests/support/random_rows.h"

#include <chrono>
#include <cstdio>
#include <thread>

using namespace otozu;

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
