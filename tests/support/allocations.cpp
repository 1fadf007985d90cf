// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

#include <malloc.h>

namespace
{

std::atomic<std::size_t> inUse{0};
std::atomic<std::size_t> highest{0};

} // namespace

// The other forms of new and delete call these.

void* operator new(std::size_t size)
{
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (!memory)
        throw std::bad_alloc();
    const std::size_t now = inUse += malloc_usable_size(memory);
    std::size_t before = highest;
    while (before < now && !highest.compare_exchange_weak(before, now)) {
    }
    return memory;
}

void operator delete(void* memory) noexcept
{
    inUse -= malloc_usable_size(memory);
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    operator delete(memory);
}

namespace otozu::test
{

Allocations::Allocations() : m_before(inUse)
{
    highest = m_before;
}

std::size_t Allocations::peak() const
{
    return highest - m_before;
}

} // namespace otozu::test
