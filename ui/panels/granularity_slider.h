// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace otozu
{

/// How fine the clusters are: a slider between "coarse" and "fine", and how many clusters that makes. In the middle
/// stands what the map was made with; a double click goes back there. It only asks and shows. GUI thread only.
class GranularitySlider : public QWidget
{
    Q_OBJECT
public:
    explicit GranularitySlider(QWidget* parent = nullptr);

    /// In [-1, 1], 0 in the middle. Emits changed() where it is another.
    void setGranularity(double granularity);
    [[nodiscard]] double granularity() const;
    /// What the granularity makes.
    void setClusters(int clusters);
    [[nodiscard]] QSlider* slider() const { return m_slider; }

signals:
    void changed(double granularity);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QSlider* m_slider;
    QLabel* m_count;
};

} // namespace otozu
