// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace otozu::test
{

/// Counts the memory that `new` gives away, of all threads. A test that uses it lists allocations.cpp among its
/// sources, which replaces operator new and delete of the whole program.
class Allocations
{
public:
    /// Counts from here on.
    Allocations();
    /// Most bytes in use at one time since then, beyond what was in use at the start.
    [[nodiscard]] std::size_t peak() const;

private:
    std::size_t m_before;
};

} // namespace otozu::test
