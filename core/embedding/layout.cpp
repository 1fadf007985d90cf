// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/embedding/layout.h"

#include "core/base/instruction_set.h"
#include "core/base/portable_math.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/base/zeroed_allocator.h"
#include "core/embedding/layout_kernel.h"
#include "core/embedding/step_barrier.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace otozu
{
namespace
{

constexpr double kBeta1 = 0.5;
constexpr double kBeta2 = 0.9;
constexpr float kEpsilon = 1e-7F;
constexpr std::size_t kChunkEdges = 2048;    // about what the first-level cache holds
constexpr std::size_t kEdgesAWorker = 16384; // fewer are not worth a barrier
constexpr std::size_t kWrap = kEdgeGroup - 1;
enum Stream : std::uint64_t { Shuffle = 1, Chunks = 2 };

/// The phase of an edge, the same from both ends.
std::uint32_t phaseOf(std::size_t i, std::size_t j, std::uint64_t seed)
{
    const auto [low, high] = std::minmax(i, j);
    return std::uint32_t(Random(seed, (std::uint64_t(low) << 32) | high).next() >> 32);
}

std::uint32_t rateOf(float weight, float heaviest)
{
    return std::uint32_t(std::min(double(weight) / double(heaviest) * 0x1p32, 0x1p32 - 1.0));
}

/// In pieces, which are then merged two by two.
void sortOnAll(std::vector<std::uint64_t>& values, ThreadPool& pool, const std::stop_token& stop)
{
    constexpr std::size_t kPiece = 65536;
    const auto at = [&](std::size_t i) { return values.begin() + std::ptrdiff_t(std::min(i, values.size())); };
    pool.forRanges(values.size(), kPiece, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        std::sort(at(begin), at(end));
    });
    for (std::size_t piece = kPiece; piece < values.size(); piece *= 2) {
        pool.forRanges(values.size(), 2 * piece, [&](std::size_t begin, std::size_t end, int) {
            throwIfStopped(stop);
            std::inplace_merge(at(begin), at(begin + piece), at(end));
        });
    }
}

/// The vertices along a Z-order curve through their positions (Morton 1966), those in one cell by number.
std::vector<std::int32_t> alongCurve(const Matrix<float>& positions, ThreadPool& pool, const std::stop_token& stop)
{
    std::vector<std::uint64_t> cells(positions.rows());
    for (std::size_t axis = 0; axis < 2 && positions.rows() > 0; ++axis) {
        float low = positions(0, axis);
        float high = low;
        for (std::size_t i = 0; i < positions.rows(); ++i) {
            low = std::min(low, positions(i, axis));
            high = std::max(high, positions(i, axis));
        }
        const double cellsPerUnit = high > low ? 65535.0 / (double(high) - double(low)) : 0.0;
        for (std::size_t i = 0; i < positions.rows(); ++i) {
            auto cell = std::uint64_t((double(positions(i, axis)) - double(low)) * cellsPerUnit);
            cell = (cell | (cell << 8)) & 0x00FF00FFU;
            cell = (cell | (cell << 4)) & 0x0F0F0F0FU;
            cell = (cell | (cell << 2)) & 0x33333333U;
            cell = (cell | (cell << 1)) & 0x55555555U;
            cells[i] |= (cell << (32 + axis)) | (axis == 0 ? i : 0);
        }
    }
    sortOnAll(cells, pool, stop);
    std::vector<std::int32_t> order(cells.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = std::int32_t(cells[i] & 0xFFFFFFFFU);
    return order;
}

} // namespace

struct Layout::State {
    /// Large, and zero without being written.
    template <typename T>
    using Lazy = std::vector<T, ZeroedAllocator<T>>;
    struct Chunk {
        std::size_t firstVertex;
        std::size_t lastVertex; // exclusive
        std::size_t firstEdge;
        std::size_t lastEdge;
    };
    /// The chunks that a worker begins with. Whoever is done takes what others have left.
    struct alignas(64) Queue {
        std::atomic<std::size_t> next{0};
        std::size_t end = 0;
    };
    struct Scratch {
        std::vector<std::int32_t> heads, tails;
        std::vector<float> headX, headY, tailX, tailY, force;
        std::vector<std::uint32_t> offsets;
    };

    State(const Matrix<float>& start, const FuzzyGraph& graph, const CurveParameters& parameters, int epochCount,
          std::uint64_t layoutSeed, ThreadPool& threads, const std::stop_token& stop, int startAt);
    void shuffle();
    void cutIntoChunks(const std::vector<std::size_t>& firstEdgeOf);
    void reset(int worker, int workers);
    void work(int worker, int workers, int until, StepBarrier& barrier, const std::stop_token& stop);
    void step(const Chunk& chunk, std::size_t index, int atEpoch, Scratch& scratch);
    void copyShuffled(std::size_t begin, std::size_t end, const std::vector<float>& from);

    const std::size_t count;
    const CurveParameters curve;
    const int nEpochs;
    const std::uint64_t seed;
    ThreadPool& pool;
    const int firstEpoch;
    int epoch;
    std::size_t edgeCount = 0;
    // From here on a vertex is its place in this order, so that near ones are near in memory.
    std::vector<std::int32_t> order;
    Lazy<std::int32_t> head, tail;
    Lazy<std::uint32_t> rate, phase;
    std::vector<Chunk> chunks;
    std::vector<float> positions[2]; // of even and odd epochs
    std::vector<float> mean, square; // Adam's moments
    std::vector<std::int32_t> shuffled;
    std::vector<float> shuffledX, shuffledY;
    std::vector<Queue> queues;
    std::vector<Scratch> scratch;
    std::atomic<int> stoppedIn{std::numeric_limits<int>::max()}; // the epoch
};

Layout::State::State(const Matrix<float>& start, const FuzzyGraph& graph, const CurveParameters& parameters,
                     int epochCount, std::uint64_t layoutSeed, ThreadPool& threads, const std::stop_token& stop,
                     int startAt)
    : count(start.rows()), curve(parameters), nEpochs(epochCount), seed(layoutSeed), pool(threads), firstEpoch(startAt),
      epoch(startAt), queues(std::size_t(threads.threadCount())), scratch(std::size_t(threads.threadCount()))
{
    assert(start.cols() == 2 && graph.vertexCount() == count);
    order = alongCurve(start, pool, stop);
    std::vector<std::int32_t> placeOf(count);
    std::vector<std::size_t> firstEdge(count + 1, 0);
    for (std::size_t place = 0; place < count; ++place) {
        const auto vertex = std::size_t(order[place]);
        placeOf[vertex] = std::int32_t(place);
        firstEdge[place + 1] = firstEdge[place] + graph.rowStart[vertex + 1] - graph.rowStart[vertex];
    }
    edgeCount = firstEdge[count];
    const float heaviest = edgeCount > 0 ? *std::max_element(graph.weight.begin(), graph.weight.end()) : 1.0F;
    for (auto* values : {&positions[0], &positions[1], &mean, &square})
        values->resize(2 * count, 0.0F);
    for (auto* ends : {&head, &tail})
        *ends = Lazy<std::int32_t>(edgeCount + kEdgeGroup); // what is beyond the edges is read, never taken
    for (auto* words : {&rate, &phase})
        *words = Lazy<std::uint32_t>(edgeCount + kEdgeGroup);
    pool.forRanges(count, 1024, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t place = begin; place < end; ++place) {
            const auto vertex = std::size_t(order[place]);
            std::size_t at = firstEdge[place];
            for (std::size_t e = graph.rowStart[vertex]; e < graph.rowStart[vertex + 1]; ++e, ++at) {
                const auto other = std::size_t(graph.column[e]);
                head[at] = std::int32_t(place);
                tail[at] = placeOf[other];
                rate[at] = rateOf(graph.weight[e], heaviest);
                phase[at] = phaseOf(vertex, other, seed);
            }
            for (auto& side : positions)
                std::ranges::copy(start.row(vertex), side.begin() + std::ptrdiff_t(2 * place));
        }
    });
    throwIfStopped(stop);
    cutIntoChunks(firstEdge);
    shuffle();
    throwIfStopped(stop);
}

void Layout::State::cutIntoChunks(const std::vector<std::size_t>& firstEdgeOf)
{
    std::size_t longest = 0;
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first + 1;
        while (last < count && firstEdgeOf[last + 1] - firstEdgeOf[first] <= kChunkEdges)
            ++last;
        chunks.push_back({first, last, firstEdgeOf[first], firstEdgeOf[last]});
        longest = std::max(longest, chunks.back().lastEdge - chunks.back().firstEdge);
        first = last;
    }
    const std::size_t room = longest + kEdgeGroup;
    for (Scratch& own : scratch) {
        own.heads.resize(room);
        own.tails.resize(room);
        for (auto* values : {&own.headX, &own.headY, &own.tailX, &own.tailY})
            values->resize(room);
        own.offsets.resize((room / kEdgeGroup + 1) * kNegativeSamples);
    }
}

void Layout::State::shuffle()
{
    shuffled.resize(count);
    std::iota(shuffled.begin(), shuffled.end(), 0);
    Random random(seed, Stream::Shuffle);
    for (std::size_t i = count; i > 1; --i)
        std::swap(shuffled[i - 1], shuffled[random.below(i)]);
    shuffledX.assign(count + kWrap, 0.0F);
    shuffledY.assign(count + kWrap, 0.0F);
    copyShuffled(0, count + kWrap, positions[0]);
}

void Layout::State::copyShuffled(std::size_t begin, std::size_t end, const std::vector<float>& from)
{
    for (std::size_t i = begin; i < end && count > 0; ++i) {
        const auto vertex = std::size_t(shuffled[i < count ? i : i % count]);
        shuffledX[i] = from[2 * vertex];
        shuffledY[i] = from[2 * vertex + 1];
    }
}

void Layout::State::step(const Chunk& chunk, std::size_t index, int atEpoch, Scratch& own)
{
    SampledEdges sampled{
        0, own.heads.data(), own.tails.data(), own.headX.data(), own.headY.data(), own.tailX.data(), own.tailY.data()};
    const HalfEdges edges{head.data(), tail.data(), rate.data(), phase.data()};
    sampled.count =
        OTOZU_DISPATCH(takeSampled, edges, chunk.firstEdge, chunk.lastEdge, std::uint32_t(atEpoch), sampled);

    const std::size_t groups = (sampled.count + kEdgeGroup - 1) / kEdgeGroup;
    Random random(seed ^ (std::uint64_t(index) << 32), Stream::Chunks + std::uint64_t(atEpoch));
    for (std::size_t i = 0; i < groups * kNegativeSamples; i += 2) {
        const std::uint64_t bits = random.next();
        own.offsets[i] = std::uint32_t(((bits >> 32) * count) >> 32);
        own.offsets[i + 1] = std::uint32_t(((bits & 0xFFFFFFFFU) * count) >> 32);
    }
    const std::vector<float>& from = positions[atEpoch % 2];
    const ForceRule forces{float(curve.a),   float(curve.b),     from.data(),     shuffledX.data(),
                           shuffledY.data(), own.offsets.data(), kNegativeSamples};
    OTOZU_DISPATCH(sumForces, forces, sampled);

    const std::size_t coordinates = 2 * (chunk.lastVertex - chunk.firstVertex);
    own.force.assign(coordinates, 0.0F);
    for (std::size_t i = 0; i < sampled.count;) {
        const std::int32_t vertex = sampled.head[i];
        float x = 0.0F;
        float y = 0.0F;
        for (; i < sampled.count && sampled.head[i] == vertex; ++i) {
            x += sampled.tailX[i];
            y += sampled.tailY[i];
        }
        const std::size_t at = 2 * (std::size_t(vertex) - chunk.firstVertex);
        own.force[at] = x;
        own.force[at + 1] = y;
    }
    const auto steps = unsigned(atEpoch - firstEpoch + 1);
    const double corrected = std::sqrt(1.0 - portablePower(kBeta2, steps)) / (1.0 - portablePower(kBeta1, steps));
    const double alpha = 1.0 - double(atEpoch) / nEpochs;
    const AdamRule adam{float(alpha * corrected), float(kBeta1), float(kBeta2), kEpsilon};
    const std::size_t first = 2 * chunk.firstVertex;
    OTOZU_DISPATCH(adamStep, adam, own.force.data(), mean.data() + first, square.data() + first, from.data() + first,
                   positions[1 - atEpoch % 2].data() + first, coordinates);
}

void Layout::State::reset(int worker, int workers)
{
    Queue& queue = queues[std::size_t(worker)];
    queue.next.store(chunks.size() * std::size_t(worker) / std::size_t(workers), std::memory_order_relaxed);
    queue.end = chunks.size() * (std::size_t(worker) + 1) / std::size_t(workers);
}

void Layout::State::work(int worker, int workers, int until, StepBarrier& barrier, const std::stop_token& stop)
{
    const std::size_t copied = count + kWrap;
    const std::size_t copyBegin = copied * std::size_t(worker) / std::size_t(workers);
    const std::size_t copyEnd = copied * (std::size_t(worker) + 1) / std::size_t(workers);
    for (int at = epoch; at < until; ++at) {
        for (int turn = 0; turn < workers; ++turn) {
            Queue& queue = queues[std::size_t((worker + turn) % workers)];
            for (;;) {
                if (stop.stop_requested()) {
                    stoppedIn.store(at, std::memory_order_relaxed);
                    break;
                }
                const std::size_t index = queue.next.fetch_add(1, std::memory_order_relaxed);
                if (index >= queue.end)
                    break;
                step(chunks[index], index, at, scratch[std::size_t(worker)]);
            }
        }
        barrier.wait();
        // Compared with the epoch, for a faster worker may already stop in the next one.
        if (stoppedIn.load(std::memory_order_relaxed) <= at)
            return;
        copyShuffled(copyBegin, copyEnd, positions[1 - at % 2]);
        reset(worker, workers);
        barrier.wait();
    }
}

Layout::Layout(const Matrix<float>& start, const FuzzyGraph& graph, const CurveParameters& curve, int nEpochs,
               std::uint64_t seed, ThreadPool& pool, const std::stop_token& stop, int firstEpoch)
    : m_state(std::make_unique<State>(start, graph, curve, nEpochs, seed, pool, stop, firstEpoch))
{
}

Layout::~Layout() = default;

int Layout::epoch() const
{
    return m_state->epoch;
}

int Layout::epochCount() const
{
    return m_state->nEpochs;
}

void Layout::advance(int epochs, const std::stop_token& stop)
{
    State& state = *m_state;
    throwIfStopped(stop);
    const int until = std::min(state.nEpochs, state.epoch + std::max(epochs, 0));
    const int most = std::clamp(int(std::min<std::size_t>(state.edgeCount / kEdgesAWorker, 1024)), 1, 1024);
    const int workers = std::min(most, state.pool.threadCount());
    StepBarrier barrier(workers);
    for (int worker = 0; worker < workers; ++worker)
        state.reset(worker, workers);
    if (most == 1) { // of a pool of one thread, too: this is no parallel loop
        state.work(0, 1, until, barrier, stop);
    } else {
        state.pool.onAllWorkers([&](int worker) {
            if (worker < workers)
                state.work(worker, workers, until, barrier, stop);
        });
    }
    if (state.stoppedIn.load() < std::numeric_limits<int>::max())
        throw Cancelled{};
    state.epoch = until;
}

Matrix<float> Layout::positions() const
{
    Matrix<float> result(m_state->count, 2);
    const std::vector<float>& now = m_state->positions[m_state->epoch % 2];
    for (std::size_t place = 0; place < m_state->count; ++place)
        std::copy_n(now.begin() + std::ptrdiff_t(2 * place), 2, result.row(std::size_t(m_state->order[place])).begin());
    return result;
}

} // namespace otozu
