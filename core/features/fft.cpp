// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/fft.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <mutex>
#include <stdexcept>
#include <type_traits>
#include <utility>

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

Buffer<float> makeInput(int size)
{
    Buffer<float> buffer(fftwf_alloc_real(std::size_t(size)));
    std::fill_n(buffer.get(), size, 0.0F);
    return buffer;
}

Buffer<std::complex<float>> makeOutput(int size)
{
    const auto count = std::size_t(size) / 2 + 1;
    // C99's complex and C++'s have the same layout.
    Buffer<std::complex<float>> buffer(reinterpret_cast<std::complex<float>*>(fftwf_alloc_complex(count)));
    std::fill_n(buffer.get(), count, std::complex<float>{});
    return buffer;
}

fftwf_complex* raw(std::complex<float>* values)
{
    return reinterpret_cast<fftwf_complex*>(values);
}

using Plan = std::remove_pointer_t<fftwf_plan>;

std::shared_ptr<Plan> sharedPlan(int size)
{
    static std::map<int, std::weak_ptr<Plan>> plans;
    const std::lock_guard lock(planMutex());
    if (auto known = plans[size].lock())
        return known;
    const auto input = makeInput(size);
    const auto output = makeOutput(size);
    // Measured plans differ from run to run, and their last bits with them.
    Plan* plan = fftwf_plan_dft_r2c_1d(size, input.get(), raw(output.get()), FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    if (!plan)
        throw std::runtime_error("FFTW cannot plan");
    std::shared_ptr<Plan> made(plan, [](Plan* old) {
        const std::lock_guard guard(planMutex());
        fftwf_destroy_plan(old);
    });
    plans[size] = made;
    return made;
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
    std::shared_ptr<Plan> plan = sharedPlan(size);
    Buffer<float> input = makeInput(size);
    Buffer<std::complex<float>> output = makeOutput(size);
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
    return {m_state->output.get(), std::size_t(m_state->size) / 2 + 1};
}

void RealFft::transform()
{
    fftwf_execute_dft_r2c(m_state->plan.get(), m_state->input.get(), raw(m_state->output.get()));
}

} // namespace otozu
