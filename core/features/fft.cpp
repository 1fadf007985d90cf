// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/fft.h"

#include "core/base/instruction_set.h"
#include "core/base/portable_math.h"
#include "core/features/fft_kernel.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

#include <fftw3.h>

namespace otozu
{

namespace
{

// Only the execution of a plan may run on several threads at once; all else of FFTW is under this.
std::mutex& planMutex()
{
    static std::mutex mutex;
    return mutex;
}

struct FreeBuffer {
    void operator()(void* memory) const { fftwf_free(memory); }
};
template <typename T>
using Buffer = std::unique_ptr<T[], FreeBuffer>;

Buffer<float> makeBuffer(int size)
{
    Buffer<float> buffer(fftwf_alloc_real(std::size_t(size)));
    std::fill_n(buffer.get(), size, 0.0F);
    return buffer;
}

// C's complex numbers, C++'s, and two floats in turn have the same layout.
fftwf_complex* asComplex(float* pairs)
{
    return reinterpret_cast<fftwf_complex*>(pairs);
}

using Plan = std::remove_pointer_t<fftwf_plan>;

/// What transforms of one size share. FFTW's own transforms of real signals take two to three times as long as those
/// of half as many complex numbers, and the step from these to those is short.
struct Shared {
    explicit Shared(int size) : turns{}, real(std::size_t(size) + 2), imaginary(real.size())
    {
        for (int k = 0; k <= size / 2; ++k) {
            const double turn = double(k) / size;
            // -i/2 exp(-i a) = -sin(a) / 2 - i cos(a) / 2
            const auto at = std::size_t(2 * k);
            real[at] = real[at + 1] = float(-0.5 * portableCosOfTurns(turn - 0.25));
            imaginary[at + 1] = float(-0.5 * portableCosOfTurns(turn));
            imaginary[at] = -imaginary[at + 1];
        }
        turns = {real.data(), imaginary.data()};
        const auto input = makeBuffer(size);
        const auto output = makeBuffer(size);
        // Measured plans differ from run to run, and their last bits with them.
        plan = fftwf_plan_dft_1d(size / 2, asComplex(input.get()), asComplex(output.get()), FFTW_FORWARD,
                                 FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
        if (!plan)
            throw std::runtime_error("FFTW cannot plan");
    }
    ~Shared()
    {
        const std::lock_guard lock(planMutex());
        fftwf_destroy_plan(plan);
    }
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;

    RealTurns turns;
    std::vector<float> real;
    std::vector<float> imaginary;
    Plan* plan = nullptr;
};

/// Those that were asked for last stay for the next transform of their size: making one costs as much as many of its
/// transforms.
constexpr std::size_t kKept = 8;

std::shared_ptr<const Shared> sharedFor(int size)
{
    std::shared_ptr<const Shared> dropped;   // goes when the lock is open, which its end needs
    const std::lock_guard lock(planMutex()); // made before what follows, and so gone after it
    static std::map<int, std::weak_ptr<const Shared>> known;
    static std::deque<std::shared_ptr<const Shared>> kept; // the last one first
    auto shared = known[size].lock();
    if (!shared) {
        shared = std::make_shared<const Shared>(size);
        known[size] = shared;
    }
    std::erase(kept, shared);
    kept.push_front(shared);
    if (kept.size() > kKept) {
        dropped = std::move(kept.back());
        kept.pop_back();
    }
    return shared;
}

int checkedSize(int size)
{
    if (size < 2 || size % 2 != 0)
        throw std::invalid_argument("RealFft: the size must be even and positive");
    return size;
}

} // namespace

struct RealFft::State {
    explicit State(int points) : size(checkedSize(points)) {}
    int size;
    std::shared_ptr<const Shared> shared = sharedFor(size);
    Buffer<float> input = makeBuffer(size);
    Buffer<float> transformed = makeBuffer(size + 2); // as pairs
    Buffer<float> output = makeBuffer(size + 2);      // pairs
};

RealFft::RealFft(int size) : m_state(std::make_unique<State>(size)) {}
RealFft::~RealFft() = default;
RealFft::RealFft(RealFft&&) noexcept = default;
RealFft& RealFft::operator=(RealFft&&) noexcept = default;

int RealFft::size() const
{
    return m_state->size;
}

std::span<float> RealFft::input()
{
    return {m_state->input.get(), std::size_t(m_state->size)};
}

std::span<const std::complex<float>> RealFft::output() const
{
    const auto* numbers = reinterpret_cast<const std::complex<float>*>(m_state->output.get());
    return {numbers, std::size_t(m_state->size) / 2 + 1};
}

void RealFft::transform()
{
    State& state = *m_state;
    float* numbers = state.transformed.get();
    fftwf_execute_dft(state.shared->plan, asComplex(state.input.get()), asComplex(numbers));
    std::copy_n(numbers, 2, numbers + state.size); // the spectrum begins again
    OTOZU_DISPATCH(realSpectrum, numbers, state.shared->turns, state.output.get(), std::size_t(state.size) / 2);
}

} // namespace otozu
