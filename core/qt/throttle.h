// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace otozu
{

/// Lets a value through at most every 50 ms and keeps the last one that it held back.
template <typename T>
class Throttle
{
public:
    explicit Throttle(std::function<void(const T&)> pass) : m_pass(std::move(pass)) {}

    void offer(const T& value)
    {
        const auto now = std::chrono::steady_clock::now();
        m_held = value;
        if (now - m_last < std::chrono::milliseconds(50))
            return;
        m_last = now;
        flush();
    }
    /// Passes the value that was held back, if there is one.
    void flush()
    {
        if (m_held)
            m_pass(*std::exchange(m_held, std::nullopt));
    }

private:
    std::function<void(const T&)> m_pass;
    std::optional<T> m_held;
    std::chrono::steady_clock::time_point m_last{};
};

} // namespace otozu
