// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/embedding/procrustes.h"
#include "core/library/library_store.h"
#include "core/pipeline/layout_offer.h"
#include "core/pipeline/library_files.h"
#include "core/pipeline/map_observer.h"
#include "core/pipeline/map_result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace otozu
{

/// What is to be done with a library.
struct LibraryRequest {
    /// How files are listened to and laid out; requestOf() for as it was. `folder` does not count.
    MapRequest map = defaultRequest();
    std::vector<std::filesystem::path> roots; ///< Folders that are to be in it; those that are not yet are added.
    bool lookAtDisk = true;                   ///< Find out what is new, gone, moved or changed; else what is known.
    bool listen = true;                       ///< Else what has not been heard waits, as in a library that is paused.
    bool retryFailed = false;                 ///< Try files again that could not be read.
    bool earlyMaps = false;                   ///< Where no map stands: see MapStage.
    bool relayout = false;                    ///< A new layout of all, from nothing.
    bool resettle = false;                    ///< A new layout of all, from the standing coordinates.
};

/// Which map an observer is told of.
enum class MapStage {
    Standing, ///< What the library holds, before anything is done.
    Early,    ///< Of the sounds heard in the first seconds; stored when it has grown, or at a stop.
    Grown,    ///< The map before, and the sounds that were heard since, placed into it. No known point has moved.
    Final,    ///< What stands in the end.
};

class LibraryObserver : public MapObserver
{
public:
    /// A map to be shown. Called like the others: on any thread, never two at once.
    virtual void mapped(const MapResultPtr&, MapStage) {}
    /// A layout of all sounds that can be taken or left from now on, also while the run goes on: to take it
    /// (takeLayout()) the run is given up, to leave it (leaveLayout()) it need not be. Called like the others. Comes
    /// with LibraryRequest::earlyMaps, once if nobody has answered one before, and once if the run makes another one.
    virtual void offered(const std::shared_ptr<const LayoutOffer>&) {}
    /// All files of the library with what is known of them, after the look at the disk and before any is listened to;
    /// in place of listed().
    virtual void filesListed(const LibraryFiles&) {}
    /// What was just heard, as in LibraryFiles; Analysed or Failed.
    virtual void heard(const std::vector<StoredFile>&) {}
    /// A map is about to be kept, or offered: the moment to say of its clusters what the user has said since the run
    /// began. On any thread, while the library is held (LibraryStore::hold()) and maybe another method is called.
    virtual void toBeKept(StoredMap&) {}
};

struct LibraryCounts {
    // What the library holds in the end.
    std::size_t files = 0;
    std::size_t analysed = 0;
    std::size_t failed = 0;
    std::size_t pending = 0;
    std::size_t gone = 0;   ///< Missing, or of a root that is offline.
    std::size_t toHear = 0; ///< Not listened to yet in the way that was asked for, gone ones too.
    std::size_t roots = 0;
    std::size_t offlineRoots = 0;
    // What the look at the disk found.
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t moved = 0;
    std::size_t missing = 0;
    std::size_t found = 0; ///< There again.
    // What was done.
    std::size_t heard = 0;
    std::size_t unreadable = 0; ///< Were tried and could not be read.
    std::size_t placed = 0;     ///< Into a map that stood.
    std::size_t laidOut = 0;    ///< In a new layout.
};

struct LibraryOutcome {
    MapResultPtr map; ///< What stands. Without samples if nothing could be analysed.
    LibraryCounts counts;
    std::vector<StoredRoot> roots; ///< Not of takeLayout() and the like.
    /// If there was a map and it was laid out anew: how far the points of both went, after the best motion
    /// (Procrustes).
    std::optional<Travel> moved;
    /// With earlyMaps: `map` has grown from an early one, or from one that was much smaller, and is stored; this is the
    /// layout of all, which the observer was offered. Every run gives it until it is taken, left or outgrown
    /// (kOfferOutgrown), without making it again; one that was answered while the run went on is not here.
    std::shared_ptr<const LayoutOffer> offer;
    // What was done after the map.
    StepTime compare; ///< Looking for sounds that are there more than once.
    StepTime index;   ///< refreshSimilarIndex(), of those who call it.
};

/// The map that a library holds, as it was last seen: neither disk nor vectors are looked at. Files that are gone are
/// on it too (SampleRecord::missing). `request.folder` of the result is libraryBase(). Without samples if there is
/// none.
/// @param request  for label, threads and the like; what the map was made with counts for the rest.
[[nodiscard]] MapResultPtr openLibrary(const LibraryStore& store, const MapRequest& request = defaultRequest());

/// How the standing map was made, as far as the library says; `otherwise` for the rest, or if no map stands.
[[nodiscard]] MapRequest requestOf(const LibraryStore& store, const MapRequest& otherwise = defaultRequest());

/// Brings a library up to date: looks at the disk, listens to what is new, and makes the map of it.
///
/// If no map stands, all files that are there are laid out; so also if it was made with other settings, or if asked:
/// the map before can then be had back (LibraryStore::undoMap()). A full layout is to the bit that of makeMap() for the
/// same files, however they came to be heard. If a map stands, newcomers are placed into it, and no known point moves a
/// bit. Clusters keep colour, slot and what the user calls them over all this, by overlap. Everything is kept as it
/// comes: a run that is stopped or killed loses at most the sounds of the last second. An early map that was shown
/// stands after a stop; a later run with earlyMaps grows it and offers the layout of all, any other lays all out.
///
/// A run that listens ends a pause (isPaused()). One that does not looks at the disk at most, and lays out what was
/// heard before if that is asked; else the map stays as it stands.
/// @param store  of a SharedStore another thread may change marks and what the user calls clusters meanwhile: places
///     are to the bit what they would be without, and nothing that was said is lost.
/// @throws Error  as LibraryStore, and for a root that cannot be added; DegenerateMetric.
/// @throws std::invalid_argument  an option out of its range.
/// @throws std::logic_error  the library is read only.
/// @throws Cancelled
LibraryOutcome updateLibrary(LibraryStore& store, const LibraryRequest& request, const std::stop_token& stop,
                             LibraryObserver& observer);

/// How many there are, without a look at the disk.
[[nodiscard]] LibraryCounts countLibrary(const LibraryStore& store);
void countFiles(const LibraryFiles& all, LibraryCounts& counts);

/// Of the cut that is shown when the library is opened next (ClusterTree::clustersAt()), in a few bytes of its own.
void setGranularity(LibraryStore& store, double granularity);
/// Nothing if it was never said.
[[nodiscard]] std::optional<double> granularityOf(const LibraryStore& store);

} // namespace otozu
