// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cmath>

namespace otozu
{

/// The mean and the (population) deviation of values, each with a weight.
class Moments
{
public:
    void add(double value, double weight = 1.0)
    {
        m_sum += weight * value;
        m_squares += weight * value * value;
        m_weight += weight;
    }
    /// 0 if there are no values.
    [[nodiscard]] double mean() const { return m_weight > 0.0 ? m_sum / m_weight : 0.0; }
    [[nodiscard]] double deviation() const
    {
        return m_weight > 0.0 ? std::sqrt(std::max(0.0, m_squares / m_weight - mean() * mean())) : 0.0;
    }

private:
    double m_sum = 0.0;
    double m_squares = 0.0;
    double m_weight = 0.0;
};

} // namespace otozu
