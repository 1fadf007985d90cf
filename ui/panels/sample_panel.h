// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QWidget>
#include <filesystem>
#include <memory>

namespace otozu
{
class MarksBar;
struct SampleRecord;

/// What is known of one sound: name, cluster, folder, waveform with playhead, mel spectrogram, facts.
/// Waveform and picture are made on a thread of the panel's own; the sound asked for last wins. GUI thread only.
class SamplePanel : public QWidget
{
    Q_OBJECT
public:
    explicit SamplePanel(QWidget* parent = nullptr);
    ~SamplePanel() override;

    /// @param record    copied; nullptr shows the empty panel.
    /// @param root      the folder that record's path is relative to.
    /// @param original  the record that record->duplicateOf names; nullptr where there is none.
    void setSample(const SampleRecord* record, const std::filesystem::path& root, const QString& clusterName = {},
                   const QColor& clusterColour = {}, const SampleRecord* original = nullptr);
    /// Star and tags; what they show is set there.
    [[nodiscard]] MarksBar* marks() const;
    /// The place that is heard now; below 0: none.
    void setPlayhead(double seconds);
    /// True while waveform and picture of the sound are still being made.
    [[nodiscard]] bool isLoading() const;

signals:
    /// A click in the waveform or the picture: play from there. Seconds from the sound's beginning.
    void seekRequested(double seconds);
    /// Absolute path of the folder that holds the sound.
    void openFolderRequested(const std::filesystem::path& folder);
    /// The 'duplicate of' link was clicked: index of the original in the map's samples.
    void originalRequested(int index);

private:
    struct Parts;
    void showFacts();

    std::unique_ptr<Parts> m_parts;
};

} // namespace otozu
