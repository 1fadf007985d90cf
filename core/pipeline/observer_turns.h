// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/library_run.h"

#include <filesystem>
#include <memory>
#include <mutex>

namespace otozu
{

/// Calls come from the workers that listen and from the thread of early maps: one at a time reaches the observer. Paths
/// become relative to the base.
class ObserverTurns : public LibraryObserver
{
public:
    explicit ObserverTurns(LibraryObserver& observer) : m_observer(observer) {}
    void setBase(std::filesystem::path base) { m_base = std::move(base); }

    void progressed(const Progress& progress) override
    {
        const std::lock_guard lock(m_mutex);
        m_observer.progressed(progress);
    }
    void filesListed(const LibraryFiles& files) override
    {
        const std::lock_guard lock(m_mutex);
        m_observer.filesListed(files);
    }
    void heard(const std::vector<StoredFile>& files) override
    {
        const std::lock_guard lock(m_mutex);
        m_observer.heard(files);
    }
    void skipped(const FileFault& fault) override
    {
        const std::lock_guard lock(m_mutex);
        m_observer.skipped({fault.path.lexically_relative(m_base), fault.fault});
    }
    void mapped(const MapResultPtr& map, MapStage stage) override
    {
        const std::lock_guard lock(m_mutex);
        m_observer.mapped(map, stage);
    }
    void offered(const std::shared_ptr<const LayoutOffer>& offer) override
    {
        const std::lock_guard lock(m_mutex);
        m_observer.offered(offer);
    }
    /// The library is held: to wait for another call, which may wait for the library, would be for ever.
    void toBeKept(StoredMap& map) override { m_observer.toBeKept(map); }

private:
    std::mutex m_mutex;
    LibraryObserver& m_observer;
    std::filesystem::path m_base;
};

} // namespace otozu
