// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/map/map_widget.h"
#include "ui/panels/latest_job.h"
#include "ui/selection/shown_sounds.h"

#include <QObject>
#include <list>

namespace otozu
{

class MapSession;

/// What the cards over the dots say. Text at once; the small waveform is made on a thread and follows: ready() then
/// says that the card may be asked for again. GUI thread only.
class HoverCards : public QObject
{
    Q_OBJECT
public:
    /// @param session  must outlive this.
    explicit HoverCards(const MapSession& session, QObject* parent = nullptr);

    [[nodiscard]] MapCard card(int sample);
    /// Copies that are not shown are not told of.
    void setShown(const ShownSounds& shown) { m_shown = shown; }
    /// Another map: samples have other numbers now.
    void clear();

signals:
    void ready();

private:
    struct Wave {
        int sample = -1;
        std::vector<MapPeak> peaks;
    };

    const MapSession& m_session;
    ShownSounds m_shown;
    std::list<Wave> m_waves; ///< The newest first, a few hundred at most.
    int m_asked = -1;
    int m_era = 0; ///< Counts clear(), so that a late waveform of an old map is dropped.
    LatestJob m_job;
};

} // namespace otozu
