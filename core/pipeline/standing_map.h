// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"
#include "core/pipeline/library_run.h"

#include <optional>
#include <string>
#include <vector>

namespace otozu
{

/// The map of a library that stands while a run brings the library up to date, and the map that takes its place. What
/// the user says of clusters meanwhile, by another thread, is on every map that is kept: each is made known what was
/// said in the step that keeps it.
class StandingMap
{
public:
    /// @param observer  asked toBeKept() of every map.
    StandingMap(LibraryStore& store, LibraryObserver& observer) : m_store(store), m_observer(observer) {}

    /// Reads it. Files that have another content now are no longer where they were: their places go for good. This
    /// comes before they are heard again, so it cannot be forgotten, whenever the process is killed.
    /// @param files     all of the library.
    /// @param features  which vectors are asked for.
    void read(const std::vector<StoredFile>& files, const std::string& features, const MapRequest& request);

    [[nodiscard]] bool isThere() const { return m_map.has_value(); }
    /// Needs isThere(). What is said of clusters may be older than what the library says.
    [[nodiscard]] const StoredMap& map() const { return *m_map; }
    /// It is there, with the features and settings that were asked for.
    [[nodiscard]] bool isAsAsked() const { return m_isAsAsked; }
    /// None stands, or one that a layout of all is to be offered for.
    [[nodiscard]] bool isEarly() const { return m_isEarly; }
    /// So many of these are on it.
    [[nodiscard]] std::size_t size() const { return m_map ? m_map->places.size() : 0; }

    /// The same map with more places, or an early one where none stands.
    void keep(StoredMap map);
    /// An early map, kept for the case that the run does not come to its end. It does not count as standing.
    void keepForNow(StoredMap map);
    /// A new layout stands. Its clusters get what is known of those before (carryOver()).
    void replaceBy(StoredMap& layout);
    /// Gives a layout that may stand some day what is known of clusters now.
    void carryOverTo(StoredMap& layout);
    /// The library's map is one of all from now on.
    void settle();

private:
    void writeGrown(StoredMap& map);
    void carryOverHeld(StoredMap& layout);

    LibraryStore& m_store;
    LibraryObserver& m_observer;
    std::optional<StoredMap> m_map;
    bool m_isAsAsked = false;
    bool m_isEarly = true;
};

} // namespace otozu
