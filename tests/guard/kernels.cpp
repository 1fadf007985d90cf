// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// guard.kernels KERNEL: runs one of the hottest kernels once, on fixed data, with callgrind counting it alone.
// tests/guard/check compares the counts with those stored.

#include "core/base/instruction_set.h"
#include "core/base/random.h"
#include "core/embedding/layout.h"
#include "core/features/feature_extractor.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/neighbours/product_filter.h"
#include "tests/support/random_rows.h"

#include <cstdio>
#include <numeric>
#include <string_view>
#include <valgrind/callgrind.h>

using namespace otozu;

namespace
{

template <typename Kernel>
void count(Kernel kernel)
{
    CALLGRIND_START_INSTRUMENTATION;
    kernel();
    CALLGRIND_STOP_INSTRUMENTATION;
}

/// The vector of a clip of five seconds.
void mel()
{
    const auto extractor = makeFeatureExtractor(Profile::Article, 5.0);
    std::vector<float> clip(std::size_t(5 * extractor->sampleRate()));
    std::vector<float> vector(extractor->width());
    Random random(1);
    for (float& sample : clip)
        sample = float(random.uniform(-0.5, 0.5));
    extractor->compute(clip, vector); // What is made once is made.
    count([&] { extractor->compute(clip, vector); });
}

/// Ten epochs of a graph of 2,000 vertices.
void layout()
{
    ThreadPool pool(1);
    const Matrix<float> rows = test::clusteredRows(2000, 5, 10, 2.0, 1);
    const Neighbors found = nearestNeighbors(rows, Metric::Euclidean, 15, pool);
    const FuzzyGraph graph = withoutUnsampled(fuzzyGraph(found.indices, found.distances, pool), 200, pool);
    Matrix<float> start(rows.rows(), 2);
    Random random(2);
    for (float& coordinate : start.values())
        coordinate = float(random.uniform(-10.0, 10.0));
    Layout layout(start, graph, findAb(0.1, 1.0), 200, 42, pool);
    layout.advance(1);
    count([&] { layout.advance(10); });
}

/// Candidates for the 15 nearest of 2,000 rows of 50 values.
void products()
{
    ThreadPool pool(1);
    const Matrix<float> rows = test::clusteredRows(2000, 50, 10, 1.0, 1);
    std::vector<std::int32_t> all(rows.rows());
    std::iota(all.begin(), all.end(), 0);
    ProductFilter filter(rows, all, Metric::Euclidean, 15, pool, {});
    count([&] { filter.run({}, {}); });
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view wanted = argc == 2 ? argv[1] : "";
    setInstructionSet(InstructionSet::Baseline); // The same everywhere; it is what the others are made from.
    if (wanted == "mel")
        mel();
    else if (wanted == "layout")
        layout();
    else if (wanted == "products")
        products();
    else
        return std::fputs("guard.kernels mel|layout|products\n", stderr), 2;
    return 0;
}
