// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clustering/ward.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace otozu
{
namespace
{

constexpr double kFar = std::numeric_limits<double>::infinity();

/// Clusters that are left, each with the nearest one of its home above it.
class Agglomeration
{
public:
    Agglomeration(Matrix<double> centers, std::vector<double> sizes, std::vector<std::int32_t> homes)
        : m_centers(std::move(centers)), m_sizes(std::move(sizes)), m_homes(std::move(homes)),
          m_alive(m_sizes.size(), true), m_nearest(m_sizes.size()), m_costs(m_sizes.size(), kFar)
    {
        findAll();
    }

    /// What the next merge costs; infinite where every home is one cluster.
    [[nodiscard]] double cost() const { return m_costs[cheapest()]; }

    void forgetHomes()
    {
        std::ranges::fill(m_homes, 0);
        findAll();
    }

    ClusterMerge merge()
    {
        const std::size_t a = cheapest();
        const std::size_t b = m_nearest[a];
        const double both = m_sizes[a] + m_sizes[b];
        for (std::size_t j = 0; j < m_centers.cols(); ++j)
            m_centers(a, j) += (m_centers(b, j) - m_centers(a, j)) * (m_sizes[b] / both);
        m_sizes[a] = both;
        m_alive[b] = false;
        m_costs[b] = kFar;
        find(a);
        for (std::size_t i = 0; i < b; ++i) {
            if (!m_alive[i] || i == a)
                continue;
            if (m_costs[i] < kFar && (m_nearest[i] == a || m_nearest[i] == b))
                find(i);
            else if (i < a)
                consider(i, a);
        }
        return {std::int32_t(a), std::int32_t(b)};
    }

private:
    [[nodiscard]] std::size_t cheapest() const
    {
        return std::size_t(std::ranges::min_element(m_costs) - m_costs.begin()); // the first of equals
    }

    void consider(std::size_t i, std::size_t other)
    {
        if (!m_alive[other] || m_homes[other] != m_homes[i])
            return;
        double distance = 0.0;
        for (std::size_t j = 0; j < m_centers.cols(); ++j)
            distance += (m_centers(i, j) - m_centers(other, j)) * (m_centers(i, j) - m_centers(other, j));
        const double cost = distance * (m_sizes[i] * m_sizes[other] / (m_sizes[i] + m_sizes[other]));
        if (cost < m_costs[i] || (cost == m_costs[i] && other < m_nearest[i])) {
            m_costs[i] = cost;
            m_nearest[i] = other;
        }
    }

    void find(std::size_t i)
    {
        m_costs[i] = kFar;
        for (std::size_t other = i + 1; other < m_sizes.size(); ++other)
            consider(i, other);
    }

    void findAll()
    {
        for (std::size_t i = 0; i < m_sizes.size(); ++i) {
            if (m_alive[i])
                find(i);
        }
    }

    Matrix<double> m_centers;
    std::vector<double> m_sizes;
    std::vector<std::int32_t> m_homes;
    std::vector<bool> m_alive;
    std::vector<std::size_t> m_nearest;
    std::vector<double> m_costs;
};

} // namespace

std::vector<ClusterMerge> wardMerges(Matrix<double> centers, std::vector<double> sizes, std::vector<std::int32_t> homes)
{
    const std::size_t count = centers.rows();
    if (sizes.size() != count || homes.size() != count)
        throw std::invalid_argument("every cluster needs a size and a home");
    std::vector<ClusterMerge> merges;
    if (count == 0)
        return merges;
    Agglomeration left(std::move(centers), std::move(sizes), std::move(homes));
    bool homely = true;
    while (merges.size() + 1 < count) {
        if (homely && left.cost() == kFar) {
            left.forgetHomes();
            homely = false;
        }
        merges.push_back(left.merge());
    }
    return merges;
}

} // namespace otozu
