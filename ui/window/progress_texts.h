// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"

#include <QCoreApplication>
#include <QString>
#include <deque>

namespace otozu
{

/// How fast a step goes, from the reports of the last seconds, so that a slow beginning is forgotten.
class RateMeter
{
public:
    /// @param now  milliseconds of any steady clock; never falls. A report of another step starts anew.
    void add(const Progress& progress, qint64 now);
    void clear() { m_reports.clear(); }

    /// Items a second; 0 while nothing can be said.
    [[nodiscard]] double perSecond() const;
    /// Seconds until the step is done, at this rate; negative while nothing can be said.
    [[nodiscard]] double secondsLeft() const;

private:
    struct Report {
        qint64 at = 0;
        std::size_t done = 0;
    };
    std::deque<Report> m_reports;
    Progress m_last;
};

/// The words for how far the analysis is.
class ProgressTexts
{
    Q_DECLARE_TR_FUNCTIONS(otozu::ProgressTexts)
public:
    /// "Analysing 3,120 of 18,400 · 410 files/s · 37 s left"; parts that are not known are left out.
    [[nodiscard]] static QString line(const Progress& progress, const RateMeter& meter);
    /// "37 s left", "5 min left", "1 h 20 min left"; '' for negative.
    [[nodiscard]] static QString timeLeft(double seconds);
    /// "739 sounds in 30 clusters"
    [[nodiscard]] static QString summary(qsizetype sounds, qsizetype clusters);
    /// "739 sounds in 30 clusters · 25 repeated · 12 placed · 3 missing · 4 hidden"; what is 0 is left out.
    /// @param repeats  sounds beside the first of each family.
    [[nodiscard]] static QString summary(qsizetype sounds, qsizetype clusters, qsizetype repeats, qsizetype placed,
                                         qsizetype missing, qsizetype hidden);
    /// "18,400 sounds found"
    [[nodiscard]] static QString found(qsizetype sounds);
    /// "12,400 of 18,400 heard"
    [[nodiscard]] static QString heard(std::size_t heard, std::size_t sounds);
    /// "Paused: 12,400 of 18,400 heard"
    [[nodiscard]] static QString paused(std::size_t heard, std::size_t sounds);
    /// "2 skipped"
    [[nodiscard]] static QString skipped(qsizetype files);
    /// The whole run in [0, 1]: steps by how long they usually take.
    [[nodiscard]] static double overall(const Progress& progress);
};

} // namespace otozu
