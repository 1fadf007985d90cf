// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/folder_watcher.h"

#include "core/base/thread_pool.h"
#include "core/qt/path_conversion.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <algorithm>
#include <iterator>
#include <set>
#include <stop_token>
#include <utility>

namespace otozu
{

namespace fs = std::filesystem;

/// What a walk through the roots has found.
struct FolderWatcher::Walk {
    quint64 number = 0;
    bool all = true;             ///< Not only to find out whether roots have come or gone.
    std::vector<fs::path> there; ///< Roots.
    bool same = false;           ///< They are those of the walk before, and nothing else was asked.
    QStringList folders{};       ///< At and below them.
    QStringList above{};         ///< Of all roots, as far as they are there.
    bool tooMany = false;
    bool stopped = false;
};

namespace
{

/// A folder, and where it is when all links are followed.
struct Place {
    fs::path path;
    fs::path real;
};

class Walker
{
public:
    Walker(std::size_t most, const std::stop_token& stop) : m_most(most), m_stop(stop) {}

    /// @return false: there are too many, or a stop was requested.
    bool walk(const fs::path& root)
    {
        std::error_code error;
        std::vector<Place> open{{root, fs::canonical(root, error)}};
        while (!open.empty()) {
            Place place = std::move(open.back());
            open.pop_back();
            if (!m_seen.insert(place.real).second)
                continue;
            folders.append(qStringOfPath(place.path));
            if (std::size_t(folders.size()) > m_most || m_stop.stop_requested())
                return false;
            list(place, open);
        }
        return true;
    }

    /// Those of the folders above that are there, and that no walk has come by.
    void climb(const fs::path& root)
    {
        for (fs::path folder = root; folder.has_relative_path();) {
            folder = folder.parent_path();
            std::error_code error;
            const fs::path real = fs::canonical(folder, error);
            if (!error && fs::is_directory(real, error) && m_seen.insert(real).second)
                above.append(qStringOfPath(folder));
        }
    }

    QStringList folders;
    QStringList above;

private:
    void list(const Place& place, std::vector<Place>& open) const
    {
        std::error_code error;
        fs::directory_iterator entry(place.path, error);
        for (std::size_t count = 1; !error && entry != fs::directory_iterator(); entry.increment(error), ++count) {
            if (count % 1024 == 0 && m_stop.stop_requested())
                return;
            std::error_code unknown;
            if (!entry->is_directory(unknown))
                continue;
            fs::path real = place.real / entry->path().filename();
            if (entry->is_symlink(unknown))
                real = fs::canonical(entry->path(), unknown);
            if (!unknown)
                open.push_back({entry->path(), std::move(real)});
        }
    }

    const std::size_t m_most;
    const std::stop_token& m_stop;
    std::set<fs::path> m_seen;
};

QSet<QString> setOf(const QStringList& folders)
{
    return {folders.begin(), folders.end()};
}

} // namespace

FolderWatcher::FolderWatcher(const WatchLimits& limits, QObject* parent) : QObject(parent), m_limits(limits)
{
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &FolderWatcher::onSettled);
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, [this] { startWalk(false); });
}

FolderWatcher::~FolderWatcher() = default;

std::size_t FolderWatcher::watched() const
{
    return m_watcher ? m_watched : 0;
}

void FolderWatcher::setRoots(std::vector<fs::path> roots)
{
    m_roots = std::move(roots);
    m_watcher.reset();
    m_settle.stop();
    m_look.stop();
    m_above.clear();
    m_there.clear();
    m_dirty = false;
    m_first = true;
    m_told.start();
    setMode(Mode::None);
    startWalk(true);
}

void FolderWatcher::focused()
{
    const auto interval = m_mode == Mode::Watching ? m_limits.focusIntervalWatching : m_limits.focusInterval;
    if (!m_roots.empty() && m_told.hasExpired(interval.count()))
        tell();
}

void FolderWatcher::onChanged(const QString& folder)
{
    if (m_above.contains(folder)) {
        // There it counts only whether roots have come or gone, which the walk finds out.
        if (!m_look.isActive())
            m_look.start(m_limits.settleTime);
        return;
    }
    m_dirty = true;
    settleLater();
}

void FolderWatcher::settleLater()
{
    if (!m_settle.isActive())
        m_waiting.start();
    const std::chrono::milliseconds left = m_limits.longestWait - std::chrono::milliseconds(m_waiting.elapsed());
    m_settle.start(std::clamp(left, std::chrono::milliseconds(0), m_limits.settleTime));
}

void FolderWatcher::onSettled()
{
    if (m_dirty)
        tell();
    startWalk(true); // folders may have come
}

void FolderWatcher::tell()
{
    m_dirty = false;
    m_told.start();
    emit changed();
}

void FolderWatcher::startWalk(bool all)
{
    m_walkAll = m_walkAll || all;
    if (m_walking) {
        m_walkAgain = true;
        if (all)
            m_walker.request_stop();
        return;
    }
    if (m_roots.empty())
        return;
    m_walking = true;
    m_walkAgain = false;
    m_walker = std::jthread(
        [this, roots = m_roots, before = m_there, all = m_walkAll, number = ++m_walk](const std::stop_token& stop) {
            lowerThreadPriority();
            Walk walk{number, all, {}};
            std::ranges::copy_if(roots, std::back_inserter(walk.there), [](const fs::path& root) {
                std::error_code error;
                return fs::is_directory(root, error);
            });
            walk.same = !all && walk.there == before;
            Walker walker(m_limits.mostFolders, stop);
            if (!walk.same && std::ranges::all_of(walk.there, [&](const fs::path& root) { return walker.walk(root); }))
                std::ranges::for_each(roots, [&](const fs::path& root) { walker.climb(root); });
            walk.stopped = stop.stop_requested();
            walk.folders = std::move(walker.folders);
            walk.above = std::move(walker.above);
            walk.tooMany = std::size_t(walk.folders.size()) > m_limits.mostFolders;
            QMetaObject::invokeMethod(
                this, [this, walk] { onWalked(walk); }, Qt::QueuedConnection);
        });
}

void FolderWatcher::onWalked(const Walk& walk)
{
    if (walk.number != m_walk)
        return;
    m_walking = false;
    if (m_walkAgain || walk.stopped) {
        startWalk(false);
        return;
    }
    if (walk.same)
        return;
    m_walkAll = false;
    const bool hasGone = std::ranges::any_of(
        m_there, [&](const fs::path& root) { return std::ranges::find(walk.there, root) == walk.there.end(); });
    m_there = walk.there;
    m_above = walk.above;
    m_watched = std::size_t(walk.folders.size());
    const QSet<QString> before = m_watcher ? setOf(m_watcher->directories()) : QSet<QString>();
    const QSet<QString> folders = setOf(walk.folders);
    const bool more = !before.contains(folders);
    const QSet<QString> all = folders | setOf(walk.above);
    if (walk.tooMany || !watchExactly(all)) {
        m_watcher.reset();
        setMode(Mode::OnFocus);
    } else {
        setMode(Mode::Watching);
        // What came into a folder before it was watched has not been told; nor has a root that was renamed, unless that
        // was told already.
        if (!m_first && (more || (hasGone && !walk.all))) {
            m_dirty = true;
            settleLater();
        }
    }
    m_first = false;
}

/// @return false: a folder that is there cannot be watched.
bool FolderWatcher::watchExactly(const QSet<QString>& folders)
{
    if (!m_watcher) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, &FolderWatcher::onChanged);
    }
    const QSet<QString> before = setOf(m_watcher->directories());
    const QStringList gone = (before - folders).values();
    const QStringList come = (folders - before).values();
    if (!gone.isEmpty())
        m_watcher->removePaths(gone);
    if (come.isEmpty())
        return true;
    const QStringList refused = m_watcher->addPaths(come);
    return std::ranges::none_of(refused, [](const QString& folder) {
        std::error_code error;
        return fs::is_directory(pathOfQString(folder), error);
    });
}

void FolderWatcher::setMode(Mode mode)
{
    if (std::exchange(m_mode, mode) != mode)
        emit modeChanged(mode);
}

} // namespace otozu
