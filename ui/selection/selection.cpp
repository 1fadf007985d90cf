// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/selection/selection.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace otozu
{

Selection::Selection(QObject* parent) : QObject(parent) {}

void Selection::reset(int count)
{
    const bool had = !m_indices.empty();
    m_contains.assign(std::size_t(std::max(count, 0)), 0);
    m_shown = {};
    m_indices.clear();
    const int before = std::exchange(m_current, -1);
    if (had)
        emit changed();
    if (before != -1)
        emit currentChanged(-1);
}

void Selection::setShown(const ShownSounds& shown)
{
    m_shown = shown;
    std::vector<int> rest = m_indices;
    tidy(rest);
    apply(std::move(rest), m_current);
}

void Selection::tidy(std::vector<int>& samples) const
{
    std::erase_if(samples, [this](int sample) { return !isIn(sample); });
    if (!std::is_sorted(samples.begin(), samples.end()))
        std::sort(samples.begin(), samples.end());
    samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
}

void Selection::apply(std::vector<int> sorted, int current)
{
    if (!isIn(current))
        current = -1;
    const bool other = sorted != m_indices;
    if (other) {
        for (const int sample : m_indices)
            m_contains[std::size_t(sample)] = 0;
        for (const int sample : sorted)
            m_contains[std::size_t(sample)] = 1;
        m_indices = std::move(sorted);
    }
    const bool otherCurrent = std::exchange(m_current, current) != current;
    if (other)
        emit changed();
    if (otherCurrent)
        emit currentChanged(current);
}

void Selection::set(std::vector<int> samples, int current)
{
    tidy(samples);
    if (!isIn(current)) {
        const bool stays = std::binary_search(samples.begin(), samples.end(), m_current);
        current = stays ? m_current : samples.empty() ? -1 : samples.front();
    }
    apply(std::move(samples), current);
}

void Selection::add(std::vector<int> samples, int current)
{
    tidy(samples);
    std::vector<int> all;
    all.reserve(m_indices.size() + samples.size());
    std::set_union(m_indices.begin(), m_indices.end(), samples.begin(), samples.end(), std::back_inserter(all));
    apply(std::move(all), isIn(current) ? current : m_current);
}

void Selection::toggle(int sample)
{
    if (!isIn(sample))
        return;
    auto all = m_indices;
    const auto place = std::lower_bound(all.begin(), all.end(), sample);
    if (contains(sample))
        all.erase(place);
    else
        all.insert(place, sample);
    apply(std::move(all), sample);
}

void Selection::selectAll()
{
    std::vector<int> all(m_contains.size());
    std::iota(all.begin(), all.end(), 0);
    tidy(all);
    const int current = m_current >= 0 || all.empty() ? m_current : all.front();
    apply(std::move(all), current);
}

void Selection::setCurrent(int sample)
{
    apply(m_indices, sample);
}

void Selection::clear()
{
    apply({}, -1);
}

} // namespace otozu
