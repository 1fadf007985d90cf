// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/profile.h"
#include "core/pipeline/similarity_weights.h"

#include <QWidget>
#include <array>

class QSlider;

namespace otozu
{

/// What counts when sounds are compared: three sliders from not at all to twice as much as on the map; a double click
/// goes back to what the map has. GUI thread only.
class WeightSliders : public QWidget
{
    Q_OBJECT
public:
    explicit WeightSliders(QWidget* parent = nullptr);

    /// Taken into [0, 2]. Emits changed() where they are others.
    void setWeights(const SimilarityWeights& weights);
    [[nodiscard]] SimilarityWeights weights() const;
    /// Timbre and envelope are parts of one profile only.
    void setProfile(Profile profile);

signals:
    void changed(const otozu::SimilarityWeights& weights);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showTips();

    std::array<QSlider*, 3> m_sliders{}; ///< Timbre, envelope, pitch.
    Profile m_profile = Profile::Timbre;
};

} // namespace otozu
