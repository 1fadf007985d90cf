// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/stored_map.h"

#include "app/cli/output.h"
#include "core/features/features_key.h"
#include "core/library/library_flags.h"
#include "core/pipeline/similar_in_library.h"
#include "core/qt/path_conversion.h"

namespace otozu::cli
{
namespace
{

class ConsoleLibraryObserver : public LibraryObserver
{
public:
    explicit ConsoleLibraryObserver(Console& console) : m_console(console) {}
    void progressed(const Progress& progress) override { m_console.progress(progress); }

private:
    Console& m_console;
};

QString whyReadOnly(const StoredLibrary& library)
{
    return jsonPath(library.path()) + ": " + readOnlyText(library.readOnlyReason());
}

} // namespace

void tellReadOnly(const StoredLibrary& library, Console& console)
{
    if (library.isReadOnly())
        console.error("otozu-cli: " + whyReadOnly(library).toStdString());
}

void requireWritable(const StoredLibrary& library)
{
    if (library.isReadOnly())
        throw OutputError{{Fault::NoPermission, library.path(), {}}, whyReadOnly(library)};
}

QJsonObject jsonOfLibrary(const StoredLibrary& library, const LibraryOutcome& outcome)
{
    const LibraryCounts& counts = outcome.counts;
    QJsonArray roots;
    for (const StoredRoot& root : library.roots())
        roots.append(QJsonObject{{"path", jsonPath(root.path)}, {"online", root.online}, {"removed", root.removed}});
    QJsonObject object{
        {"file", jsonPath(library.path())},
        {"read_only", library.isReadOnly()},
        {"roots", roots},
        {"offline_roots", qint64(counts.offlineRoots)},
        {"files", qint64(counts.files)},
        {"analysed", qint64(counts.analysed)},
        {"failed", qint64(counts.failed)},
        {"pending", qint64(counts.pending)},
        {"paused", isPaused(library)},
        {"gone", qint64(counts.gone)},
        {"added", qint64(counts.added)},
        {"changed", qint64(counts.changed)},
        {"moved", qint64(counts.moved)},
        {"missing", qint64(counts.missing)},
        {"found", qint64(counts.found)},
        {"heard", qint64(counts.heard)},
        {"unreadable", qint64(counts.unreadable)},
        {"placed", qint64(counts.placed)},
        {"laid_out", qint64(counts.laidOut)},
        {"can_undo_map", library.canUndoMap()},
    };
    if (outcome.moved)
        object.insert("travel", QJsonObject{{"points", qint64(outcome.moved->points)},
                                            {"median", outcome.moved->median},
                                            {"ninetieth", outcome.moved->ninetieth},
                                            {"most", outcome.moved->most}});
    return object;
}

LibraryOutcome update(StoredLibrary& library, const LibraryRequest& request, Console& console,
                      const std::stop_token& stop)
{
    ConsoleLibraryObserver observer(console);
    try {
        LibraryOutcome outcome = updateLibrary(library, request, stop, observer);
        if (request.map.profile == Profile::Timbre) {
            ThreadPool pool(request.map.threads);
            StepWatch watch(pool);
            refreshSimilarIndex(library, featuresKey(request.map.profile, request.map.seconds), pool, stop, [&] {
                console.progress({Step::Index, 0, 0});
            });
            outcome.index = watch.lap();
        }
        return outcome;
    } catch (const Error& error) {
        if (error.path == library.path())
            throw OutputError{currentFailure()};
        throw;
    }
}

} // namespace otozu::cli
