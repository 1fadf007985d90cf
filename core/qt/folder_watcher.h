// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

class QFileSystemWatcher;

namespace otozu
{

struct WatchLimits {
    /// More would slow the start down, and others need watches too: a user has 8,192 on older systems.
    std::size_t mostFolders = 4096;
    std::chrono::milliseconds settleTime{2000};    ///< Quiet before a change is told.
    std::chrono::milliseconds longestWait{30'000}; ///< Changes that never settle are told after so long.
    /// What focused() lets pass at least between two looks, and where folders are watched.
    std::chrono::milliseconds focusInterval{10'000};
    std::chrono::milliseconds focusIntervalWatching{300'000};
};

/// Tells when it is time to look at the roots of a library again.
///
/// Every folder at and below the roots is watched, links to folders too; and those above them, as far as they are
/// there, so that it is seen when a root goes under another name, and when it returns. What is created, removed or
/// renamed in them is told once it has been quiet for the settle time. Files that are written to in place are not seen
/// by the system's watches, nor is anything on most network disks: that is what focused() is for. Where there are too
/// many folders to watch, or the system grants no more watches, there is that alone.
///
/// Lives on a thread with an event loop; all calls come from there. Folders are walked on a thread of its own.
class FolderWatcher : public QObject
{
    Q_OBJECT
public:
    enum class Mode {
        None,     ///< No roots, or their folders are still being counted.
        Watching, ///< All folders are watched.
        OnFocus,  ///< They are too many: look again when the window is returned to.
    };
    Q_ENUM(Mode)

    explicit FolderWatcher(QObject* parent = nullptr) : FolderWatcher(WatchLimits(), parent) {}
    explicit FolderWatcher(const WatchLimits& limits, QObject* parent = nullptr);
    /// Waits for the walk, at most some ten milliseconds on a disk that answers.
    ~FolderWatcher() override;

    /// From now on these. Nothing is told of what is there already: look at the disk after this call.
    void setRoots(std::vector<std::filesystem::path> roots);
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// How many folders at and below the roots are watched.
    [[nodiscard]] std::size_t watched() const;

    /// The user has returned to the window: changed() follows at once if the last one is long enough ago
    /// (WatchLimits).
    void focused();

signals:
    /// Something below a root may be another now.
    void changed();
    void modeChanged(otozu::FolderWatcher::Mode mode);

private:
    struct Walk;
    void onChanged(const QString& folder);
    void onSettled();
    void settleLater();
    /// @param all  not only if roots have come or gone.
    void startWalk(bool all);
    void onWalked(const Walk& walk);
    bool watchExactly(const QSet<QString>& folders);
    void setMode(Mode mode);
    void tell();

    const WatchLimits m_limits;
    std::vector<std::filesystem::path> m_roots;
    Mode m_mode = Mode::None;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QStringList m_above;                        ///< Watched too, above the roots.
    std::vector<std::filesystem::path> m_there; ///< Roots, at the last walk.
    std::size_t m_watched = 0;
    QTimer m_settle;
    QTimer m_look;           ///< Runs from a change above the roots.
    QElapsedTimer m_waiting; ///< Since the first change that has not been told.
    QElapsedTimer m_told;    ///< Since the last look, as far as is known here.
    bool m_dirty = false;    ///< A change is to be told.
    bool m_first = true;     ///< Folders that are new to the watcher are not new on the disk.
    bool m_walking = false;
    bool m_walkAgain = false;
    bool m_walkAll = false; ///< The next walk is to find all folders.
    quint64 m_walk = 0;     ///< The number of the last one: those before do not count any more.
    std::jthread m_walker;  // last, so that it is joined before anything else goes
};

} // namespace otozu
