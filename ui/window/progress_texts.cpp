// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/progress_texts.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace otozu
{

namespace
{

constexpr qint64 kWindowMs = 5000; ///< What the rate looks back on.
constexpr qint64 kAtLeastMs = 700; ///< Below this a rate would be a guess.

QString number(std::size_t value)
{
    return QLocale().toString(qulonglong(value));
}

} // namespace

void RateMeter::add(const Progress& progress, qint64 now)
{
    if (progress.step != m_last.step || progress.done < m_last.done)
        m_reports.clear();
    m_last = progress;
    m_reports.push_back({now, progress.done});
    while (m_reports.size() > 2 && now - m_reports.front().at > kWindowMs)
        m_reports.pop_front();
}

double RateMeter::perSecond() const
{
    if (m_reports.size() < 2)
        return 0.0;
    const qint64 ms = m_reports.back().at - m_reports.front().at;
    return ms < kAtLeastMs ? 0.0 : double(m_reports.back().done - m_reports.front().done) * 1000.0 / double(ms);
}

double RateMeter::secondsLeft() const
{
    const double rate = perSecond();
    return rate <= 0.0 || m_last.total < m_last.done ? -1.0 : double(m_last.total - m_last.done) / rate;
}

QString ProgressTexts::line(const Progress& progress, const RateMeter& meter)
{
    const double share = progress.total > 0 ? double(progress.done) / double(progress.total) : 0.0;
    const QString percent = progress.total > 0 ? tr("%1 %").arg(int(share * 100.0)) : QString();
    QStringList parts;
    switch (progress.step) {
    case Step::Scan:
        parts << (progress.done > 0 ? tr("Looking for sounds: %1 so far").arg(number(progress.done))
                                    : tr("Looking for sounds"));
        break;
    case Step::Analyse: {
        parts << tr("Analysing %1 of %2").arg(number(progress.done), number(progress.total));
        const double rate = meter.perSecond();
        if (rate >= 10.0)
            parts << tr("%1 files/s").arg(number(std::size_t(std::lround(rate))));
        else if (rate > 0.0)
            parts << tr("%1 files/s").arg(QLocale().toString(rate, 'f', 1));
        break;
    }
    case Step::Neighbours:
        parts << tr("Comparing sounds") << percent;
        break;
    case Step::Layout:
        parts << tr("Laying out the map") << percent;
        break;
    case Step::Cluster:
        parts << tr("Grouping");
        break;
    case Step::Compare:
        parts << tr("Looking for duplicates") << percent;
        break;
    case Step::Index:
        parts << tr("Preparing the search for similar sounds") << percent;
        break;
    case Step::Export:
        parts << tr("Writing %1 of %2").arg(number(progress.done), number(progress.total));
        break;
    }
    if (progress.step != Step::Scan && progress.step != Step::Cluster)
        parts << timeLeft(meter.secondsLeft());
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString ProgressTexts::timeLeft(double seconds)
{
    if (seconds < 0.0 || !std::isfinite(seconds))
        return {};
    // Rounded up: better done early than promised too much.
    const auto whole = qint64(std::ceil(seconds));
    if (whole < 100)
        return tr("%1 s left").arg(std::max<qint64>(whole, 1));
    const qint64 minutes = (whole + 59) / 60;
    if (minutes < 100)
        return tr("%1 min left").arg(minutes);
    return tr("%1 h %2 min left").arg(QLocale().toString(minutes / 60)).arg(minutes % 60);
}

QString ProgressTexts::summary(qsizetype sounds, qsizetype clusters)
{
    return tr("%1 in %2", "12 sounds in 3 clusters")
        .arg(tr("%Ln sound(s)", nullptr, int(sounds)), tr("%Ln cluster(s)", "sounds in so many", int(clusters)));
}

QString ProgressTexts::summary(qsizetype sounds, qsizetype clusters, qsizetype repeats, qsizetype placed,
                               qsizetype missing, qsizetype hidden)
{
    QStringList parts{summary(sounds, clusters)};
    if (repeats > 0)
        parts << tr("%Ln of them repeated", "sounds that are there once more", int(repeats));
    if (placed > 0)
        parts << tr("%Ln placed", "new sounds, into the map that stands", int(placed));
    if (missing > 0)
        parts << tr("%Ln missing", "sounds whose files are not there", int(missing));
    if (hidden > 0)
        parts << tr("%Ln hidden", "sounds that the user does not want to see", int(hidden));
    return parts.join(QStringLiteral(" · "));
}

QString ProgressTexts::found(qsizetype sounds)
{
    return tr("%Ln sound(s) found", nullptr, int(sounds));
}

QString ProgressTexts::heard(std::size_t heard, std::size_t sounds)
{
    return tr("%1 of %2 heard", "sounds").arg(number(heard), number(sounds));
}

QString ProgressTexts::paused(std::size_t heard, std::size_t sounds)
{
    return tr("Paused: %1", "12 of 34 heard").arg(ProgressTexts::heard(heard, sounds));
}

QString ProgressTexts::skipped(qsizetype files)
{
    return tr("%Ln skipped", "files", int(files));
}

double ProgressTexts::overall(const Progress& progress)
{
    struct Part {
        Step step;
        double begin;
        double end;
    };
    static constexpr Part kParts[] = {{Step::Scan, 0.0, 0.02},       {Step::Analyse, 0.02, 0.72},
                                      {Step::Neighbours, 0.72, 0.8}, {Step::Layout, 0.8, 0.94},
                                      {Step::Cluster, 0.94, 0.95},   {Step::Compare, 0.95, 0.99},
                                      {Step::Index, 0.99, 1.0},      {Step::Export, 0.0, 1.0}};
    const double share = progress.total > 0 ? std::min(1.0, double(progress.done) / double(progress.total)) : 0.0;
    for (const Part& part : kParts)
        if (part.step == progress.step)
            return part.begin + share * (part.end - part.begin);
    return 0.0;
}

} // namespace otozu
