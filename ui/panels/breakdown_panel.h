// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/selection/shown_sounds.h"

#include <QWidget>
#include <memory>
#include <vector>

namespace otozu
{

/// Which labels the clusters hold, as stacked bars, and the other way round. Counting is done on a thread of the
/// panel's own. GUI thread only.
class BreakdownPanel : public QWidget
{
    Q_OBJECT
public:
    explicit BreakdownPanel(QWidget* parent = nullptr);
    ~BreakdownPanel() override;

    /// nullptr: no map, nothing but a line that says so.
    void setMap(MapResultPtr map, const ShownSounds& shown = {});
    /// True until the bars of the map are there.
    [[nodiscard]] bool isCounting() const;

signals:
    /// A piece of a bar, or an entry of the legend, was clicked: indices into the map's samples, ascending.
    void selected(const std::vector<int>& indices);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Parts;
    void count();
    void rebuild();

    std::unique_ptr<Parts> m_parts;
};

} // namespace otozu
