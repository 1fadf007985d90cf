// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/selection/shown_sounds.h"

#include <QObject>
#include <cstddef>
#include <vector>

namespace otozu
{

/// Which samples are selected, and which one is current (has the keyboard, is heard, is shown in the panel).
/// There is one, shared by the map, the table and the cluster list. Samples are numbers in [0, count()); numbers out
/// of range are left out silently, so that a view may be a step behind.
///
/// Every call that changes something emits each signal at most once, when all is set. UI thread only.
class Selection : public QObject
{
    Q_OBJECT

public:
    explicit Selection(QObject* parent = nullptr);

    /// Another set of samples: nothing is selected, nothing is current, all are shown.
    void reset(int count);
    /// What is not shown cannot be selected or be current from now on, as if out of range; of what is, the rest stays.
    void setShown(const ShownSounds& shown);
    [[nodiscard]] int count() const { return int(m_contains.size()); }

    [[nodiscard]] bool contains(int sample) const
    {
        return sample >= 0 && sample < count() && m_contains[std::size_t(sample)] != 0;
    }
    /// Ascending, each once.
    [[nodiscard]] const std::vector<int>& indices() const { return m_indices; }
    [[nodiscard]] bool isEmpty() const { return m_indices.empty(); }
    /// -1: none. The current sample need not be selected.
    [[nodiscard]] int current() const { return m_current; }

    /// Selects just these, in any order. current -1: the current sample stays if it is among them, else the first is.
    void set(std::vector<int> samples, int current = -1);
    /// Selects these too; current as given, -1: as it is.
    void add(std::vector<int> samples, int current = -1);
    /// Selects it or not, the other way round; it becomes current.
    void toggle(int sample);
    void selectAll();
    void setCurrent(int sample);
    /// Nothing selected, nothing current.
    void clear();

signals:
    void changed();
    void currentChanged(int sample);

private:
    [[nodiscard]] bool isIn(int sample) const { return sample >= 0 && sample < count() && m_shown.isShown(sample); }
    void tidy(std::vector<int>& samples) const;
    void apply(std::vector<int> sorted, int current);

    std::vector<char> m_contains;
    ShownSounds m_shown;
    std::vector<int> m_indices;
    int m_current = -1;
};

} // namespace otozu
