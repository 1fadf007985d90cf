// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/features/profile.h"
#include "core/library/sample_record.h"
#include "core/pipeline/similarity_weights.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace otozu
{

/// What the map's colours stand for.
enum class Colouring {
    Cluster,
    TopFolder,    ///< The first folder of a sound's path.
    ParentFolder, ///< The last.
    Length,
    Loudness,
    Brightness,
    Tempo,
    Key,
    Tag,
    Favourite,
    Family, ///< Sounds that are there more than once: see SoundFamily.
};

/// Everything that the window remembers, with its key, its default and its range: the one place where they stand.
/// Values that a file holds and that make no sense are taken as the default.
class Settings
{
public:
    /// The user's settings file, as QApplication's names say.
    Settings() = default;
    /// A file of its own, for tests.
    explicit Settings(const QString& file) : m_store(file, QSettings::IniFormat) {}

    [[nodiscard]] ThemeMode theme() const;
    void setTheme(ThemeMode mode);
    [[nodiscard]] bool reducedMotion() const { return flag("look/reducedMotion", false); }
    void setReducedMotion(bool on) { m_store.setValue("look/reducedMotion", on); }
    /// Of the whole window, in percent: 75, 100, 125, 150, 175 or 200. Counts from the next start.
    [[nodiscard]] int scalePercent() const;
    void setScalePercent(int percent) { m_store.setValue("look/scalePercent", percent); }

    [[nodiscard]] Colouring colouring() const;
    void setColouring(Colouring colouring);
    /// Of maps to come.
    [[nodiscard]] Profile profile() const;
    void setProfile(Profile profile);
    [[nodiscard]] bool symbols() const { return flag("map/symbols", false); }
    void setSymbols(bool on) { m_store.setValue("map/symbols", on); }
    [[nodiscard]] bool foldDuplicates() const { return flag("map/foldDuplicates", true); }
    void setFoldDuplicates(bool on) { m_store.setValue("map/foldDuplicates", on); }

    /// In [0, 2] each, and not all 0.
    [[nodiscard]] SimilarityWeights similarity() const;
    void setSimilarity(const SimilarityWeights& weights);

    /// In [0, 1].
    [[nodiscard]] double volume() const;
    void setVolume(double volume) { m_store.setValue("hearing/volume", volume); }
    [[nodiscard]] bool muted() const { return flag("hearing/muted", false); }
    void setMuted(bool on) { m_store.setValue("hearing/muted", on); }
    [[nodiscard]] bool levelMatch() const { return flag("hearing/levelMatch", true); }
    void setLevelMatch(bool on) { m_store.setValue("hearing/levelMatch", on); }
    [[nodiscard]] bool loop() const { return flag("hearing/loop", false); }
    void setLoop(bool on) { m_store.setValue("hearing/loop", on); }
    [[nodiscard]] bool hoverAudition() const { return flag("hearing/hoverAudition", false); }
    void setHoverAudition(bool on) { m_store.setValue("hearing/hoverAudition", on); }

    /// Folders opened, the last one first, at most ten.
    [[nodiscard]] QStringList recentFolders() const { return m_store.value("folders/recent").toStringList(); }
    void addRecentFolder(const QString& folder);
    void clearRecentFolders() { m_store.remove("folders/recent"); }
    /// Where 'Copy to folder' went last; may be empty.
    [[nodiscard]] QString copyFolder() const { return m_store.value("folders/copyTo").toString(); }
    void setCopyFolder(const QString& folder) { m_store.setValue("folders/copyTo", folder); }

    [[nodiscard]] QByteArray geometry() const { return m_store.value("window/geometry").toByteArray(); }
    void setGeometry(const QByteArray& bytes) { m_store.setValue("window/geometry", bytes); }
    /// Of docks and bars.
    [[nodiscard]] QByteArray layout() const { return m_store.value("window/layout").toByteArray(); }
    void setLayout(const QByteArray& bytes) { m_store.setValue("window/layout", bytes); }
    /// See TableHeader::layoutWords().
    [[nodiscard]] QStringList tableColumns() const { return m_store.value("table/columns").toStringList(); }
    void setTableColumns(const QStringList& words) { m_store.setValue("table/columns", words); }
    /// See SampleTable::sortWords().
    [[nodiscard]] QString tableSort() const { return m_store.value("table/sort").toString(); }
    void setTableSort(const QString& words) { m_store.setValue("table/sort", words); }
    /// Of the parts of the sample panel.
    [[nodiscard]] QByteArray sampleLayout() const { return m_store.value("window/sampleLayout").toByteArray(); }
    void setSampleLayout(const QByteArray& bytes) { m_store.setValue("window/sampleLayout", bytes); }

private:
    [[nodiscard]] bool flag(const char* key, bool otherwise) const;
    [[nodiscard]] double number(const char* key, double otherwise, double least, double most) const;

    QSettings m_store;
};

} // namespace otozu
