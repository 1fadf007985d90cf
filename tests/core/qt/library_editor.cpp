// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another program, which core.qt.kept_edits kills:
//   library_editor FOLDER FILE   opens the library, begins a layout of all that does not end, and edits meanwhile:
//                                favourite 0, hidden 1, tagged 2 ("warm"), heard 3, 4, 3, every cluster I renamed to
//                                "name I", granularity 0.3; says "said" when all this has been asked for, and
//                                "finished" should the layout end
#include "core/library/library_flags.h"
#include "core/qt/library_worker.h"

#include <QCoreApplication>
#include <cstdio>

using namespace otozu;

namespace
{

void say(const char* line)
{
    std::puts(line);
    std::fflush(stdout);
}

void editAll(LibraryWorker& worker, quint64 library, const MapResult& map)
{
    const auto edit = [&](LibraryWorker::Edit change) { worker.edit(library, std::move(change)); };
    const std::vector<FileId>& files = map.files;
    edit([file = files[0]](LibraryStore& store) { store.setFavourite(std::vector{file}, true); });
    edit([file = files[1]](LibraryStore& store) { store.setHidden(std::vector{file}, true); });
    edit([file = files[2]](LibraryStore& store) { store.addTag(std::vector{file}, "warm"); });
    edit([heard = std::vector{files[3], files[4], files[3]}](LibraryStore& store) { store.addHistory(heard); });
    for (std::size_t i = 0; i < map.clusters.size(); ++i)
        worker.changeCluster(
            library, {.seen = seenClusters(map), .slot = map.clusters[i].slot, .name = "name " + std::to_string(i)});
    edit([](LibraryStore& store) { setGranularity(store, 0.3); });
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (argc < 3)
        return 2;
    LibraryWorker worker;
    LibraryRequest endless;
    endless.map.umap.nEpochs = 10'000'000;
    endless.relayout = true;
    MapResultPtr map;
    bool hasSaid = false;
    const quint64 library = worker.open(argv[1], argv[2], endless.map);
    QObject::connect(&worker, &LibraryWorker::opened, &app,
                     [&](quint64, const OpenedLibrary& opened) { map = opened.map; });
    QObject::connect(&worker, &LibraryWorker::finished, &app, [] { say("finished"); });
    QObject::connect(&worker, &LibraryWorker::progressed, &app, [&](quint64, const Progress& progress) {
        if (progress.step != Step::Layout || std::exchange(hasSaid, true))
            return;
        editAll(worker, library, *map);
        say("said");
    });
    worker.update(endless);
    return QCoreApplication::exec();
}
