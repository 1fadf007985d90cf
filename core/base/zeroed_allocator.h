// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace otozu
{

/// For a std::vector<T>(n) that is zero without being written: pages of a large one are made by the system when they
/// are first touched, on the thread that touches them. Not for vectors that grow: elements that resize() or
/// emplace_back() add are whatever the memory held.
template <typename T>
struct ZeroedAllocator {
    static_assert(std::is_trivially_copyable_v<T>);
    using value_type = T;

    ZeroedAllocator() = default;
    template <typename U>
    ZeroedAllocator(const ZeroedAllocator<U>&) noexcept
    {
    }
    [[nodiscard]] T* allocate(std::size_t count)
    {
        void* memory = std::calloc(count, sizeof(T));
        if (!memory)
            throw std::bad_alloc();
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t) noexcept { std::free(memory); }

    /// An element without a value begins as what is there: zero.
    void construct(T*) noexcept {}
    template <typename U, typename... Args>
    void construct(U* place, Args&&... args)
    {
        std::construct_at(place, std::forward<Args>(args)...);
    }
    friend bool operator==(const ZeroedAllocator&, const ZeroedAllocator&) { return true; }
};

} // namespace otozu
