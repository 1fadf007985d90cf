// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/agreement.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <stdexcept>
#include <utility>

namespace otozu
{
namespace
{

/// How often each name and each pair of names occurs. Ordered, so that sums are the same everywhere.
struct Contingency {
    std::map<std::int32_t, std::size_t> a;
    std::map<std::int32_t, std::size_t> b;
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> both;
    std::size_t rows = 0;

    Contingency(std::span<const std::int32_t> first, std::span<const std::int32_t> second) : rows(first.size())
    {
        if (first.size() != second.size())
            throw std::invalid_argument("partitions of different sizes");
        for (std::size_t i = 0; i < rows; ++i) {
            ++a[first[i]];
            ++b[second[i]];
            ++both[{first[i], second[i]}];
        }
    }
};

using Counts = std::map<std::int32_t, std::size_t>;

double entropy(const Counts& counts, std::size_t rows)
{
    double sum = 0.0;
    for (const auto& [name, count] : counts) {
        const double share = double(count) / double(rows);
        sum -= share * (std::log(double(count)) - std::log(double(rows)));
    }
    return counts.size() == 1 ? 0.0 : sum;
}

double mutualInformation(const Contingency& table)
{
    const double logRows = std::log(double(table.rows));
    double sum = 0.0;
    for (const auto& [names, count] : table.both) {
        const double share = double(count) / double(table.rows);
        const double logOuter = std::log(double(table.a.at(names.first)) * double(table.b.at(names.second)));
        const double term = share * (std::log(double(count)) - logRows) + share * (2.0 * logRows - logOuter);
        if (std::abs(term) >= std::numeric_limits<double>::epsilon()) // as scikit-learn drops rounding noise
            sum += term;
    }
    return std::max(sum, 0.0);
}

/// How many names have each size: the expectation depends on nothing else.
std::map<std::size_t, std::size_t> sizesOf(const Counts& counts)
{
    std::map<std::size_t, std::size_t> sizes;
    for (const auto& [name, count] : counts)
        ++sizes[count];
    return sizes;
}

/// The mean mutual information of all pairs of partitions with these sizes (hypergeometric model).
double expectedMutualInformation(const Contingency& table)
{
    const std::size_t n = table.rows;
    std::vector<double> logFactorial(n + 1);
    for (std::size_t i = 1; i <= n; ++i)
        logFactorial[i] = std::lgamma(double(i) + 1.0);
    double sum = 0.0;
    for (const auto& [a, timesA] : sizesOf(table.a)) {
        for (const auto& [b, timesB] : sizesOf(table.b)) {
            const double constant =
                logFactorial[a] + logFactorial[b] + logFactorial[n - a] + logFactorial[n - b] - logFactorial[n];
            double part = 0.0;
            for (std::size_t both = a + b > n ? a + b - n : 1; both <= std::min(a, b); ++both) {
                if (both == 0)
                    continue;
                const double information =
                    double(both) / double(n) *
                    (std::log(double(n)) + std::log(double(both)) - std::log(double(a)) - std::log(double(b)));
                const double logChance = constant - logFactorial[both] - logFactorial[a - both] -
                                         logFactorial[b - both] - logFactorial[n - a - b + both];
                part += information * std::exp(logChance);
            }
            sum += part * double(timesA) * double(timesB);
        }
    }
    return sum;
}

/// The number of pairs among `count` things.
long double pairs(std::size_t count)
{
    return static_cast<long double>(count) * (static_cast<long double>(count) - 1.0L) / 2.0L;
}

} // namespace

double adjustedMutualInformation(std::span<const std::int32_t> a, std::span<const std::int32_t> b)
{
    const Contingency table(a, b);
    if (table.rows == 0 || (table.a.size() == 1 && table.b.size() == 1))
        return 1.0;
    if (table.a.size() == 1 || table.b.size() == 1)
        return 0.0;
    // The same partition under other names. The formula says so too, but for singletons as 0 / 0.
    if (table.both.size() == table.a.size() && table.both.size() == table.b.size())
        return 1.0;
    const double expected = expectedMutualInformation(table);
    const double mean = 0.5 * (entropy(table.a, table.rows) + entropy(table.b, table.rows));
    double range = mean - expected;
    constexpr double kLeast = std::numeric_limits<double>::epsilon();
    range = range < 0.0 ? std::min(range, -kLeast) : std::max(range, kLeast);
    return (mutualInformation(table) - expected) / range;
}

double adjustedRandIndex(std::span<const std::int32_t> a, std::span<const std::int32_t> b)
{
    const Contingency table(a, b);
    long double together = 0.0L; // pairs that are together in both
    long double inA = 0.0L;
    long double inB = 0.0L;
    for (const auto& [names, count] : table.both)
        together += pairs(count);
    for (const auto& [name, count] : table.a)
        inA += pairs(count);
    for (const auto& [name, count] : table.b)
        inB += pairs(count);
    if (together == inA && together == inB)
        return 1.0;
    const long double expected = inA * inB / pairs(table.rows);
    return double((together - expected) / (0.5L * (inA + inB) - expected));
}

std::vector<std::int32_t> codesOfLabels(std::span<const std::string> labels)
{
    std::map<std::string_view, std::int32_t> codes;
    for (const std::string& label : labels)
        codes[label] = 0;
    std::int32_t next = 0;
    for (auto& [label, code] : codes)
        code = next++;
    std::vector<std::int32_t> result;
    result.reserve(labels.size());
    for (const std::string& label : labels)
        result.push_back(codes[label]);
    return result;
}

} // namespace otozu
