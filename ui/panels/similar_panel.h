// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/map_result.h"
#include "core/pipeline/similarity_weights.h"
#include "ui/drag/native_path.h"
#include "ui/selection/shown_sounds.h"

#include <QWidget>
#include <functional>
#include <memory>

namespace otozu
{

class SampleDrag;

/// The sounds of the map that are most like one of them, and what counts for that. Found on a thread, while the panel
/// can be seen; where a map cannot be asked, it says why. GUI thread only.
class SimilarPanel : public QWidget
{
    Q_OBJECT
public:
    /// @param drag  must outlive the panel.
    explicit SimilarPanel(SampleDrag& drag, QWidget* parent = nullptr);
    ~SimilarPanel() override;

    /// The file of a sample, for dragging it out; empty: it cannot be.
    void setPathProvider(std::function<NativePath(int sample)> provider);
    /// nullptr: none. No sample is chosen then, unless it is another cut of the same map.
    void setMap(const MapResultPtr& map);
    /// What is not shown is not listed. Of the map that is set, or of one that is set next.
    void setShown(const ShownSounds& shown);
    /// The sound that the others are to be like; -1: none.
    void setSample(int sample);
    /// In [0, 2] each.
    void setWeights(const SimilarityWeights& weights);
    /// True while what is asked for is being found.
    [[nodiscard]] bool isFinding() const;

signals:
    void hearRequested(int sample);
    /// The pointer is over it; -1: over none.
    void hovered(int sample);
    /// It is to be heard, and to be what the window is about.
    void chosen(int sample);
    void menuRequested(int sample, const QPoint& globalPosition);
    void weightsChanged(const otozu::SimilarityWeights& weights);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Parts;
    void find();
    void say(const QString& text);

    std::unique_ptr<Parts> m_parts;
};

} // namespace otozu
