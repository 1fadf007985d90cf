// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/library_steps.h"

#include "core/base/random.h"
#include "tests/support/store_text.h"

namespace otozu::test
{
namespace
{

const std::string kFeatures = "steps 1 0";

void look(LibraryStore& store, int number, Random& random)
{
    const RootId root = store.roots().front().id;
    DiskChanges changes;
    for (const StoredFile& file : store.files()) {
        const auto what = random.below(12);
        StoredFile other = file;
        other.modified = number;
        other.record.bytes += what;
        if (what == 0)
            changes.missing.push_back(file.id);
        else if (what == 1)
            changes.found.push_back(file.id);
        else if (what == 2)
            changes.changed.push_back(other);
        else if (what == 3) {
            other.record.path = "moved " + std::to_string(number) + "/" + std::to_string(file.id);
            changes.moved.push_back(other);
        }
    }
    for (int i = 0; i < 40; ++i) {
        StoredFile file;
        file.root = root;
        file.record.path = "folder/" + std::to_string(number) + "/sound " + std::to_string(i) + ".wav";
        file.record.bytes = random.below(100'000);
        file.modified = std::int64_t(random.next());
        changes.added.push_back(file);
    }
    store.apply(changes);
}

void listen(LibraryStore& store, Random& random)
{
    std::vector<HeardFile> heard;
    for (StoredFile file : store.files()) {
        if (file.state != FileState::Pending)
            continue;
        std::vector<float> row;
        file.state = random.below(10) == 0 ? FileState::Failed : FileState::Analysed;
        if (file.state == FileState::Analysed) {
            row.resize(200);
            for (float& value : row)
                value = float(random.normal());
            file.record.format = "WAV";
            file.record.seconds = random.uniform();
            file.record.descriptors.loudness = float(random.normal());
            file.sound = {random.next(), random.next()};
        }
        heard.push_back({std::move(file), std::move(row)});
    }
    store.addHeard(kFeatures, heard);
}

void layOut(LibraryStore& store, int number, Random& random)
{
    StoredMap map;
    map.features = kFeatures;
    map.settings = std::to_string(number);
    for (const FileId file : store.heardAs(kFeatures))
        map.places.push_back({file, float(random.normal()), float(random.normal()), std::int32_t(random.below(9))});
    for (std::int32_t leaf = 8; leaf > 0; --leaf)
        map.merges.push_back({0, leaf});
    store.setMap(map, random.below(2) == 0);
}

void mark(LibraryStore& store, int number, Random& random)
{
    std::vector<FileId> some;
    for (const StoredFile& file : store.files()) {
        if (random.below(4) == 0)
            some.push_back(file.id);
    }
    switch (random.below(4)) {
    case 0:
        store.addTag(some, "tag " + std::to_string(number % 7));
        break;
    case 1:
        store.setFavourite(some, random.below(3) != 0);
        break;
    case 2:
        store.setValue("index", std::vector<char>(random.below(300'000), char(number)));
        break;
    default:
        if (some.empty())
            store.setCrates(std::vector<Crate>{{"crate " + std::to_string(number), "/crates"}});
        else
            store.addHistory(some);
    }
}

void tidyUp(LibraryStore& store)
{
    std::vector<FileId> missing;
    for (const StoredFile& file : store.files()) {
        if (file.missing)
            missing.push_back(file.id);
    }
    if (store.canUndoMap())
        store.undoMap();
    else
        store.forget(missing);
}

} // namespace

void takeLibraryStep(LibraryStore& store, int number)
{
    Random random(7, std::uint64_t(number));
    switch (number % 6) {
    case 0:
        store.addRoot("/sounds");
        break;
    case 1:
        look(store, number, random);
        break;
    case 2:
        listen(store, random);
        break;
    case 3:
        layOut(store, number, random);
        break;
    case 4:
        mark(store, number, random);
        break;
    default:
        tidyUp(store);
    }
}

void takeHistoryStep(LibraryStore& store, int number)
{
    Random random(8, std::uint64_t(number));
    const std::vector<StoredFile> files = store.files();
    std::vector<FileId> heard;
    for (auto more = 1 + random.below(5); more > 0; --more)
        heard.push_back(files[random.below(files.size())].id);
    store.addHistory(heard);
}

std::string textAfterSteps(const LibraryStore& store)
{
    return storedText(store, {kFeatures}, {"index"});
}

} // namespace otozu::test
