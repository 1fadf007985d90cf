// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sound_marks.h"
#include "core/qt/folder_watcher.h"
#include "core/qt/library_worker.h"
#include "ui/panels/latest_job.h"
#include "ui/window/progress_texts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <optional>

namespace otozu
{

/// The folder that is open, the library that is kept of it, the map that stands, and the run that brings it up to date.
/// What the library holds is shown at once; the disk is looked at behind it, and again when a folder has changed. A map
/// stands until there is another one: a run that fails, is cancelled or finds nothing leaves it alone, and what it had
/// analysed is kept. GUI thread only; signals come there.
class MapSession : public QObject
{
    Q_OBJECT
public:
    explicit MapSession(QObject* parent = nullptr);
    ~MapSession() override;

    /// Where libraries are kept from now on; librariesFolder() unless this is called.
    void setLibraries(const std::filesystem::path& folder) { m_libraries = folder; }
    /// Of the runs to come; a run in progress is not affected.
    void setProfile(Profile profile) { m_profile = profile; }
    /// How fine the clusters are, of the map that stands and of maps to come: see ClusterTree::clustersAt(). The
    /// library remembers it. Where that makes another number of clusters, map() is another one soon, and recut() is
    /// emitted. Of wishes that come faster than cuts are made, some are passed over, the last never.
    void setGranularity(double granularity);
    [[nodiscard]] double granularity() const { return m_granularity; }
    /// Shows what the library of the folder holds and brings it up to date; a run in progress is given up. How its map
    /// was made counts where it is of the profile, else the profile's defaults do.
    /// A library that knows these sounds by another path, which is gone, is asked for first: knownElsewhere().
    /// @param asNew  it is not asked for.
    void open(const std::filesystem::path& folder, bool asNew = false);
    /// Opens the library that knows the folder's sounds: they are there now (otozu::moveFolder()).
    void openMoved(const KnownElsewhere& known);
    /// The folder of the map again, or that of the last run where there is no map. Files that could not be read are
    /// tried again.
    void rescan();
    void cancel();
    /// Stops listening, placing and laying out, and keeps what was done: nothing is listened to until resume(), neither
    /// after a restart nor when a folder changes. The disk is still looked at. Needs canPause().
    void pause();
    /// Goes on. A layout that was given up begins anew.
    void resume();

    // What is done to the folders of the library needs canChangeFolders(); each gives up the run in progress and is one
    // itself. failed() says if it cannot be; then nothing has changed.
    void addFolder(const std::filesystem::path& folder);
    /// Its sounds are kept, as missing; addFolder() brings it back.
    void removeFolder(RootId root);
    /// With all that is known of its sounds.
    void forgetFolder(RootId root);
    /// It is at another path now: see otozu::moveFolder().
    void moveFolder(RootId root, const std::filesystem::path& folder);
    /// The user has come back to the window.
    void focused() { m_watcher.focused(); }

    // What is done to a layout needs canChange(); each is a run.
    /// Anew, from the places that are.
    void layOutAgain();
    /// The layout before stands again. Needs canUndoLayout().
    void undoLayout();
    /// The layout that was offered stands. Needs offer().
    void takeOffer();
    /// It is not offered again when the library is opened next, unless the map outgrows itself.
    void leaveOffer();

    // What the user says of sounds (numbers of map()'s samples) and clusters. It is shown at once and kept as soon as
    // the library can, also while a run is in progress; if it cannot be kept, failed() tells why and what is shown goes
    // back. Nothing happens unless canMark().
    void setFavourite(const std::vector<int>& samples, bool favourite);
    void setHidden(const std::vector<int>& samples, bool hidden);
    /// @param tag  as tidyTag() leaves it; nothing happens if that is empty.
    void addTag(const std::vector<int>& samples, const QString& tag);
    void removeTag(const std::vector<int>& samples, const QString& tag);
    /// The name goes with the sounds, also if map() is another one by now or a new layout is on its way.
    /// @param seen     what map() was when the user chose the cluster.
    /// @param cluster  of that.
    /// @param name     blanks around it do not count; empty: as it was found out.
    void renameCluster(const MapResultPtr& seen, int cluster, const QString& name);
    void renameCluster(int cluster, const QString& name) { renameCluster(m_map, cluster, name); }
    /// Likewise. The sounds in it are hidden as long as it is, also in a new layout.
    void setClustersHidden(const MapResultPtr& seen, const std::vector<int>& clusters, bool hidden);
    /// map() is that of the library that is open, which can be written to.
    [[nodiscard]] bool canMark() const;
    /// Until something is marked; then they are another object.
    [[nodiscard]] const SoundMarks& marks() const { return *m_marks; }
    [[nodiscard]] const SoundMarksPtr& marksNow() const { return m_marks; }
    [[nodiscard]] FileId fileOf(int sample) const;
    /// What the user calls a cluster of map(); empty: nothing.
    [[nodiscard]] QString givenName(int cluster) const { return m_map ? givenName(*m_map, cluster) : QString(); }

    /// Of the library that is open, in the user's order.
    [[nodiscard]] const std::vector<Crate>& crates() const { return m_crates; }
    /// Shown at once and kept as soon as the library can; if they cannot be kept, failed() tells why and what is shown
    /// goes back. Nothing happens unless canChangeCrates().
    void setCrates(std::vector<Crate> crates);
    [[nodiscard]] bool canChangeCrates() const;

    /// What was heard in the library that is open, latest first, each once; the last 500.
    [[nodiscard]] const std::vector<FileId>& history() const { return m_history; }
    /// It is heard now. Kept within a second, beside everything else.
    void addHeard(FileId file);

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool canPause() const;
    /// What is found out goes with the window: notKept() or isReadOnly() has told why.
    [[nodiscard]] bool isInMemory() const { return m_isInMemory; }
    /// The library that was opened last is: see counts() for how far it came.
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// The folder that the run in progress, or the last one, reads: absolute.
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// nullptr: none yet.
    [[nodiscard]] const MapResultPtr& map() const { return m_map; }
    /// It is of the library that is open. Else the same FileId is another file in each.
    [[nodiscard]] bool isMapOpen() const { return m_map && m_opened == m_shownFolder; }
    /// What the paths of the map are relative to: absolute. Empty without a map.
    [[nodiscard]] std::filesystem::path root() const;
    /// The folder that the library of the map goes by: the first of them.
    [[nodiscard]] const std::filesystem::path& home() const { return m_home; }
    /// Those of the library that is open, the removed ones too.
    [[nodiscard]] const std::vector<StoredRoot>& folders() const { return m_roots; }
    /// Where a file is whose path is relative to root(); nullptr: not known.
    [[nodiscard]] const StoredRoot* folderOf(const std::filesystem::path& relative) const;
    [[nodiscard]] bool canChangeFolders() const;
    [[nodiscard]] std::filesystem::path pathOf(int sample) const;

    /// Files of the library; 0 until they are listed.
    [[nodiscard]] std::size_t found() const { return m_found; }
    /// Left out by the run in progress, or by the one that made the map.
    [[nodiscard]] const std::vector<FileFault>& skipped() const { return m_skipped; }
    [[nodiscard]] const Progress& progress() const { return m_progress; }
    /// How far the run is, in words.
    [[nodiscard]] QString progressLine() const;

    /// The map is that of the library that is open, which can be changed, and no run is in progress.
    [[nodiscard]] bool canChange() const;
    [[nodiscard]] bool canUndoLayout() const { return canChange() && m_canUndoLayout; }
    /// nullptr: none.
    [[nodiscard]] const std::shared_ptr<const LayoutOffer>& offer() const { return m_offer; }
    /// What the last run found and did; zeros before.
    [[nodiscard]] const LibraryCounts& counts() const { return m_counts; }
    [[nodiscard]] ReadOnlyReason readOnly() const { return m_readOnly; }

    enum class Marks { Favourites, Tags, Hidden, All };

signals:
    void started();
    /// All files of the folder that is read, before any is listened to; their paths are relative to folder().
    void listed(otozu::LibraryFilesPtr files);
    /// Some of them, which were listened to.
    void heard(otozu::StoredFilesPtr files);
    /// marks() are others.
    void marked(otozu::MapSession::Marks which);
    void historyChanged();
    /// crates() are others.
    void cratesChanged();
    /// granularity() is that of the library that was opened.
    void granularityRead();
    /// found(), skipped() or progress() has changed.
    void progressed();
    /// map() is another one, of the folder that was opened or of the one that stood: then sounds are told by their
    /// FileId.
    void shown(bool isAnotherFolder);
    /// The run has ended; map() is what stands. An offer may have come with it.
    void finished();
    /// It ended with a layout that is new: how far points went.
    void laidOut(otozu::Travel travel);
    /// map() has other clusters or cluster names; its samples are the same.
    void recut();
    /// map() is another one in that its sounds can be compared now; samples and clusters are the same.
    void comparable();
    /// The folder that was to be opened is one that a library knows by another path. Nothing is open: openMoved(), or
    /// open() as a new one.
    void knownElsewhere(const otozu::KnownElsewhere& known);
    /// The run ended without a single sound, and is not paused. map() is as it was.
    void nothingFound(const std::filesystem::path& folder, std::size_t otherFiles,
                      std::vector<otozu::FileFault> skipped);
    void failed(otozu::Failure failure);
    void cancelled();
    /// The library that was opened can be looked at only: see readOnly().
    void isReadOnly();
    /// Nothing can be kept, and why; everything else works.
    void notKept(otozu::Failure failure);

private:
    void start();
    void beginOpening(const std::filesystem::path& folder);
    void onOpened(const OpenedLibrary& library);
    void onFinished(const LibraryOutcome& outcome, bool canUndoLayout);
    void update(LibraryRequest request, LibraryWorker::Edit before = {});
    void changeFolders(LibraryWorker::Edit change);
    void watch();
    void giveUp();
    void updatePrefixes();
    void updateQuietly();
    void onFailed(const Failure& failure);
    void show(const MapResultPtr& map);
    void endRun();
    void cut(); ///< Begins to, unless that is being done or would change nothing.
    void makeComparable();
    template <typename Change>
    void mark(const std::vector<int>& samples, Marks which, Change change);
    void changeBack(quint64 change);
    void readCrates();
    void keepHeard();
    [[nodiscard]] bool canChangeClusters(const MapResultPtr& seen) const;
    void say(const ClusterChange& change, const ClusterChange& back);
    static QString givenName(const MapResult& map, int cluster);
    [[nodiscard]] MapRequest request() const;
    [[nodiscard]] bool isCurrent(quint64 run) const { return m_running && run == m_run; }

    std::filesystem::path m_libraries;
    Profile m_profile = MapRequest().profile;
    double m_granularity = 0.0;
    quint64 m_run = 0;
    bool m_running = false;
    bool m_updating = false; ///< The run brings the library up to date.
    bool m_paused = false;
    bool m_pausing = false;
    quint64 m_library = 0; ///< The run that opened it.
    std::filesystem::path m_folder;
    std::filesystem::path m_shownFolder; ///< The folder that was opened for the map.
    std::filesystem::path m_home;
    std::vector<StoredRoot> m_roots;
    std::vector<std::filesystem::path::string_type> m_prefixes; ///< Of paths of the map, one a root.
    bool m_adds = false;               ///< The folder that was opened may not be in its library yet.
    std::optional<RootId> m_movesHere; ///< The folder that was opened is this root's path now.
    std::vector<std::filesystem::path> m_watched;
    std::filesystem::path m_opened; ///< The folder whose library the worker holds; empty: none.
    ReadOnlyReason m_readOnly = ReadOnlyReason::None;
    bool m_canUndoLayout = false;
    bool m_isInMemory = false;
    bool m_isStale = false;     ///< Folders have changed since the run in progress began.
    bool m_tellsTravel = false; ///< The run in progress is to end with laidOut().
    std::shared_ptr<const LayoutOffer> m_offer;
    LibraryCounts m_counts;
    MapResultPtr m_map;
    std::size_t m_found = 0;
    std::vector<FileFault> m_skipped;
    Progress m_progress;
    RateMeter m_meter;
    QElapsedTimer m_clock;
    FolderWatcher m_watcher;
    bool m_cutting = false;
    QTimer m_tidy; ///< Maps of many sounds have gone lately.
    SoundMarksPtr m_marks = std::make_shared<const SoundMarks>();
    std::vector<FileId> m_history;
    std::vector<FileId> m_heardLately; ///< Not kept yet.
    QTimer m_keepHeard;
    std::vector<Crate> m_crates;
    quint64 m_cratesSaid = 0; ///< How often, to tell those that were read before.
    quint64 m_marked = 0;     ///< How often something was marked, to tell marks that were read before.
    std::optional<quint64> m_markedAtRead;
    /// What was said of clusters and may not be on maps that come.
    struct Said {
        quint64 id = 0;
        ClusterChange change;
        ClusterChange back; ///< To what was before.
    };
    std::vector<Said> m_said;
    std::vector<ClusterChange> m_toShow; ///< Not on map() yet.
    // Last, so that their threads are gone before what they hand results to.
    LatestJob m_cutter;
    LibraryWorker m_worker;
};

} // namespace otozu
