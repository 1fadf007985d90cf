// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/layout_offer.h"
#include "core/pipeline/library_run.h"
#include "core/pipeline/standing_map.h"

#include <memory>
#include <optional>
#include <string>

namespace otozu
{

/// The layout that is offered while a run brings a library up to date: one that nobody had answered before, or one that
/// the run makes. It may be taken or left at any moment, by another thread.
class StandingOffer
{
public:
    /// @param observer  told of offers.
    StandingOffer(LibraryStore& store, StandingMap& standing, LibraryObserver& observer)
        : m_store(store), m_standing(standing), m_observer(observer)
    {
    }

    /// Reads what was offered before, as far as it still holds. Files that have another content now are not where it
    /// has them: they are taken out. Comes after StandingMap::read().
    /// @param features  which vectors are asked for.
    void read(const std::string& features);
    /// What was read and is not answered yet; nullptr: nothing.
    [[nodiscard]] StoredMap* before();

    /// Offers the one before again.
    void repeat(MapResultPtr map, const Travel& moved);
    /// Keeps one that the run has made, instead of one before.
    void make(StoredMap layout, MapResultPtr map, const Travel& moved);
    /// Offers what was made, if anything: now it can be answered.
    void tell();
    /// There is nothing to be offered: a new layout stands.
    void drop();

    /// What this run has offered and is not answered yet; nullptr: nothing.
    [[nodiscard]] std::shared_ptr<const LayoutOffer> offered() const;

private:
    LibraryStore& m_store;
    StandingMap& m_standing;
    LibraryObserver& m_observer;
    std::optional<StoredMap> m_before;
    std::shared_ptr<const LayoutOffer> m_offered;
};

} // namespace otozu
