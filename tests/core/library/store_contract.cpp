// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/library/store_contract.h"

#include "core/library/library_flags.h"
#include "tests/support/faults.h"
#include "tests/support/store_text.h"

#include <QTest>
#include <algorithm>
#include <functional>
#include <limits>
#include <stdexcept>

namespace fs = std::filesystem;

namespace otozu::test
{
namespace
{

const std::string kTimbre = "timbre 1 0";
const std::string kArticle = "article 1 5";

StoredFile newFile(RootId root, const fs::path& path, std::uint64_t bytes = 100, std::int64_t modified = 5)
{
    StoredFile file;
    file.root = root;
    file.record.path = path;
    file.record.bytes = bytes;
    file.modified = modified;
    return file;
}

HeardFile heard(StoredFile file, std::vector<float> row)
{
    file.state = FileState::Analysed;
    file.record.format = "WAV";
    file.record.sampleRate = 44100;
    file.record.channels = 2;
    file.record.bitDepth = 16;
    file.record.seconds = 0.25;
    file.edges = {1, std::uint64_t(file.id)};
    file.sound = {2, std::uint64_t(file.id)};
    return {std::move(file), std::move(row)};
}

StoredMap mapOf(const std::vector<FileId>& files, float x)
{
    StoredMap map;
    map.features = kTimbre;
    map.settings = "seed 42";
    for (const FileId file : files)
        map.places.push_back({file, x, -0.1F, std::int32_t(file % 2), file % 3 == 0});
    map.merges = {{0, 1}};
    map.standard = 2;
    map.granularity = 0.3;
    map.clusters = {{0, 4, "boom", false}, {1, 1, "", true}};
    map.scaler = {'a', '\0', '\xFF'};
    return map;
}

/// The text of the std::logic_error (or one derived from it) that `call` throws; empty if none.
template <typename Call>
std::string mistakeOf(Call&& call)
{
    try {
        call();
    } catch (const std::logic_error& error) {
        return error.what();
    }
    return {};
}

template <typename Call>
bool isInvalid(Call&& call)
{
    try {
        call();
    } catch (const std::invalid_argument&) {
        return true;
    }
    return false;
}

} // namespace

std::string StoreContract::everything()
{
    return storedText(store(), {kTimbre, kArticle}, {"index", "settings"});
}

std::vector<FileId> StoreContract::addThree()
{
    const RootId root = store().addRoot("/sounds");
    store().apply({.added = {newFile(root, "a"), newFile(root, "b"), newFile(root, "c")}});
    std::vector<HeardFile> batch;
    std::vector<FileId> ids;
    for (const char* path : {"a", "b", "c"}) {
        const StoredFile file = fileOf(idOf(path));
        ids.push_back(file.id);
        batch.push_back(heard(file, {float(file.id), 0.5F}));
    }
    store().addHeard(kTimbre, batch);
    return ids;
}

FileId StoreContract::idOf(const fs::path& path)
{
    for (const StoredFile& file : store().files()) {
        if (file.record.path == path && !file.missing)
            return file.id;
    }
    return 0;
}

StoredFile StoreContract::fileOf(FileId id)
{
    for (const StoredFile& file : store().files()) {
        if (file.id == id)
            return file;
    }
    return {};
}

void StoreContract::init()
{
    makeStore();
}

void StoreContract::isEmptyAtFirst()
{
    for (int i = 0; i < 2; ++i) {
        QVERIFY(!store().isReadOnly());
        QVERIFY(store().roots().empty() && store().files().empty() && store().heardAs(kTimbre).empty());
        QVERIFY(!store().map() && !store().canUndoMap() && store().value("index").empty());
        QVERIFY(store().marks() == UserMarks() && store().crates().empty() && store().history(10).empty());
        QVERIFY(store().rows(kTimbre, {}).empty());
        reopen();
    }
}

void StoreContract::namesRootsForGood()
{
    const RootId first = store().addRoot("/sounds");
    const RootId second = store().addRoot("/sounds 2/./x/../caf\xE9\n/");
    QVERIFY(first >= 1 && second > first);
    QCOMPARE(store().addRoot("/sounds/"), first);
    QCOMPARE(store().addRoot("/sounds/../sounds"), first);
    reopen();
    const auto roots = store().roots();
    QCOMPARE(roots.size(), std::size_t(2));
    QVERIFY(roots[0].id == first && roots[0].path == "/sounds" && roots[0].online);
    QVERIFY(roots[1].id == second && roots[1].path.native() == "/sounds 2/caf\xE9\n" && roots[1].online);
    StoredRoot gone = roots[1];
    gone.online = false;
    store().apply({.roots = {gone}});
    reopen();
    QVERIFY(store().roots()[0].online && !store().roots()[1].online);
    store().removeRoot(second);
    QVERIFY(store().addRoot("/other") > second);
    QVERIFY(isInvalid([&] { store().addRoot("relative"); }));
    QVERIFY(isInvalid([&] { store().removeRoot(second); }));
}

void StoreContract::keepsWhatADetachedRootHeld()
{
    const auto ids = addThree();
    const StoredRoot root = store().roots()[0];
    QVERIFY(!root.removed && !root.mounted);
    const RootId other = store().addRoot("/other");
    store().apply({.added = {newFile(other, "x")}});
    store().addTag(ids, "tag");
    store().setMap(mapOf(ids, 1.0F), false);
    const std::int64_t revision = store().revision();
    store().detachRoot(root.id);
    QVERIFY(store().revision() != revision);
    reopen();
    QVERIFY(store().roots()[0].removed && !store().roots()[1].removed);
    for (const FileId id : ids)
        QVERIFY(fileOf(id).missing && fileOf(id).state == FileState::Analysed);
    QVERIFY(!fileOf(idOf("x")).missing);
    QCOMPARE(store().marks().tags.size(), std::size_t(3));
    QCOMPARE(store().map()->places.size(), std::size_t(3));
    QCOMPARE(store().rows(kTimbre, ids).rows(), std::size_t(3));
    // A folder around it may come in its place; itself it comes back as what it was.
    const RootId inner = store().addRoot(root.path / "inner");
    store().removeRoot(inner);
    QCOMPARE(store().addRoot(root.path), root.id);
    reopen();
    QVERIFY(!store().roots()[0].removed);
    QVERIFY(fileOf(ids[0]).missing); // until somebody looks
    QVERIFY(isInvalid([&] { store().detachRoot(99); }));
}

void StoreContract::movesRoots()
{
    const auto ids = addThree();
    const StoredRoot root = store().roots()[0];
    const RootId other = store().addRoot("/other");
    StoredRoot plugged = root;
    plugged.mounted = true;
    store().apply({.roots = {plugged}});
    const std::int64_t revision = store().revision();
    store().moveRoot(root.id, "/elsewhere/x/../sounds/");
    QVERIFY(store().revision() != revision);
    reopen();
    QCOMPARE(store().roots()[0].id, root.id);
    QVERIFY(store().roots()[0].path == "/elsewhere/sounds");
    QVERIFY(store().roots()[0].mounted == true && !store().roots()[1].mounted);
    for (const FileId id : ids)
        QVERIFY(fileOf(id).root == root.id && fileOf(id).state == FileState::Analysed && !fileOf(id).missing);
    store().moveRoot(root.id, "/elsewhere/sounds"); // it is there
    store().moveRoot(root.id, "/elsewhere");        // nothing but itself is around it
    for (const char* taken : {"/other", "/other/within", "/"})
        QCOMPARE(faultOf([&] { store().moveRoot(root.id, taken); }), int(Fault::FolderTaken));
    store().detachRoot(other);
    QCOMPARE(faultOf([&] { store().moveRoot(root.id, "/other"); }), int(Fault::FolderTaken));
    QVERIFY(isInvalid([&] { store().moveRoot(99, "/another"); }));
    QVERIFY(isInvalid([&] { store().moveRoot(root.id, "relative"); }));
    QVERIFY(store().roots()[0].path == "/elsewhere");
}

void StoreContract::refusesRootsWithinRoots_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("refused");
    QTest::newRow("within") << "/a/b"
                            << "/a/b/c" << true;
    QTest::newRow("deep within") << "/a"
                                 << "/a/b/c" << true;
    QTest::newRow("around") << "/a/b"
                            << "/a" << true;
    QTest::newRow("everything") << "/a/b"
                                << "/" << true;
    QTest::newRow("within everything") << "/"
                                       << "/a" << true;
    QTest::newRow("beside") << "/a/b"
                            << "/a/c" << false;
    QTest::newRow("a longer name") << "/a/b"
                                   << "/a/bc" << false;
}

void StoreContract::refusesRootsWithinRoots()
{
    QFETCH(QString, known);
    QFETCH(QString, folder);
    QFETCH(bool, refused);
    store().addRoot(known.toStdString());
    QCOMPARE(faultOf([&] { store().addRoot(folder.toStdString()); }), refused ? int(Fault::FolderTaken) : -1);
    QCOMPARE(store().roots().size(), std::size_t(refused ? 1 : 2));
}

void StoreContract::aRootComesAroundOthers()
{
    const auto ids = addThree();
    const RootId first = store().roots()[0].id;
    const RootId second = store().addRoot("/mass/of/more");
    const RootId beside = store().addRoot("/mast");
    const std::string odd = "\xff\xfe'\"%_/x.wav"; // no UTF-8
    store().apply({.added = {newFile(second, odd), newFile(beside, "a")}});
    const FileId other = idOf(odd);
    const FileId outside = store().fileAt(beside, "a")->id;
    store().moveRoot(first, "/mass/three");
    store().detachRoot(second);
    store().setMap(mapOf(ids, 1.0F), false);
    store().setFavourite(std::vector{ids[0], other}, true);
    store().addTag(std::vector{ids[1]}, "tag");
    store().addHistory(std::vector{ids[2]});
    const UserMarks marks = store().marks();
    const std::string map = storedText(*store().map());
    const auto vectors = store().heardAs(kTimbre);
    const std::vector<StoredFile> before = store().files(std::vector{ids[0], ids[1], ids[2], other, outside});
    const std::int64_t revision = store().revision();

    const std::vector<InnerRoot> inner{{first, "three"}, {second, "of/more"}};
    const RootId around = store().addRootAround("/mass/", inner);
    QVERIFY(store().revision() != revision);
    reopen();
    QCOMPARE(store().roots().size(), std::size_t(2));
    QCOMPARE(store().roots()[0].id, beside);
    QCOMPARE(store().roots()[1].id, around);
    QVERIFY(store().roots()[1].path == "/mass" && !store().roots()[1].removed && store().roots()[1].online);
    std::vector<StoredFile> after = store().files(std::vector{ids[0], ids[1], ids[2], other, outside});
    for (std::size_t i = 0; i < after.size(); ++i) {
        const bool isOutside = after[i].id == outside;
        QCOMPARE(after[i].root, isOutside ? beside : around);
        const std::string path = after[i].record.path.string();
        const std::string was = before[i].record.path.string();
        QCOMPARE(path, isOutside ? was : after[i].id == other ? "of/more/" + was : "three/" + was);
        QVERIFY(store().fileAt(after[i].root, after[i].record.path)->id == after[i].id);
        after[i].root = before[i].root;
        after[i].record.path = before[i].record.path;
        QCOMPARE(QString::fromStdString(storedText(after[i])), QString::fromStdString(storedText(before[i])));
    }
    QVERIFY(!store().fileAt(first, before[0].record.path));
    QVERIFY(store().marks() == marks);
    QCOMPARE(QString::fromStdString(storedText(*store().map())), QString::fromStdString(map));
    QVERIFY(store().heardAs(kTimbre) == vectors);
    QCOMPARE(store().history(9), std::vector{ids[2]});
    // The old names are not given again.
    QVERIFY(store().addRoot("/new") > around);
}

void StoreContract::refusesRootsThatAreNotAround()
{
    addThree();
    const RootId first = store().roots()[0].id;
    const RootId second = store().addRoot("/mass/of/more");
    store().moveRoot(first, "/mass/three");
    const std::string before = everything();
    using Inner = std::vector<InnerRoot>;
    const auto add = [&](const char* folder, const Inner& inner) { return store().addRootAround(folder, inner); };
    QCOMPARE(faultOf([&] { add("/mass", {{first, "three"}}); }), int(Fault::FolderTaken)); // the other is in it too
    QCOMPARE(faultOf([&] { add("/mass/of", {{first, "three"}}); }), int(Fault::FolderTaken));
    QCOMPARE(faultOf([&] { add("/mass/of/more", {{first, "three"}}); }), int(Fault::FolderTaken));
    QCOMPARE(faultOf([&] { add("/mass/of/more/x", {{first, "three"}}); }), int(Fault::FolderTaken));
    for (const char* at : {"", ".", "..", "../three", "three/", "a//b", "/mass/three"})
        QVERIFY2(isInvalid([&] { add("/mass", {{first, at}, {second, "of/more"}}); }), at);
    QVERIFY(isInvalid([&] { add("/mass", {{first, "three"}, {first, "four"}, {second, "of/more"}}); }));
    QVERIFY(isInvalid([&] { add("/mass", {{first, "of"}, {second, "of/more"}}); }));
    QVERIFY(isInvalid([&] { add("/mass", {{first, "same"}, {second, "same"}}); }));
    QVERIFY(isInvalid([&] { add("/mass", {{99, "three"}}); }));
    QVERIFY(isInvalid([&] { add("mass", {{first, "three"}, {second, "of/more"}}); }));
    QCOMPARE(QString::fromStdString(everything()), QString::fromStdString(before));
    // One that was taken out does not come back over one that is in it.
    store().detachRoot(first);
    const RootId deeper = store().addRoot("/mass/three/deep");
    QCOMPARE(faultOf([&] { store().addRoot("/mass/three"); }), int(Fault::FolderTaken));
    store().detachRoot(deeper);
    QCOMPARE(store().addRoot("/mass/three"), first);
}

void StoreContract::forgetsARootWithAllThatHangsOnIt()
{
    const RootId other = store().addRoot("/other");
    store().apply({.added = {newFile(other, "kept")}});
    const FileId kept = idOf("kept");
    store().addHeard(kTimbre, std::vector{heard(fileOf(kept), {1.0F, 2.0F})});
    store().setMap(mapOf({kept}, 1.0F), false);
    store().setFavourite(std::vector{kept}, true);
    store().setHidden(std::vector{kept}, true);
    store().addTag(std::vector{kept}, "tag");
    store().addHistory(std::vector{kept});
    const std::string before = everything();

    const auto ids = addThree();
    const std::vector<FileId> all{kept, ids[0], ids[1], ids[2]};
    store().setMap(mapOf(all, 1.0F), true);
    store().undoMap(); // so that both maps hold what is forgotten
    store().setMap(mapOf(all, 1.0F), false);
    store().setFavourite(ids, true);
    store().setHidden(ids, true);
    store().addTag(ids, "tag");
    store().addHistory(std::vector{ids[1]});
    store().removeRoot(store().roots()[1].id);
    reopen();
    QVERIFY(store().canUndoMap());
    store().undoMap();
    QCOMPARE(QString::fromStdString(storedText(*store().map())),
             QString::fromStdString(storedText(mapOf({kept}, 1.0F))));
    store().undoMap();
    QString now = QString::fromStdString(everything());
    QCOMPARE(now.replace("undo 1", "undo 0"), QString::fromStdString(before));
}

void StoreContract::keepsEveryFact()
{
    const RootId root = store().addRoot("/sounds");
    StoredFile odd = newFile(root, "odd", std::numeric_limits<std::uint64_t>::max(), -7);
    odd.state = FileState::Failed;
    odd.fault = Fault::Empty;
    store().apply({.added = {newFile(root, "full", 1U << 31U, std::numeric_limits<std::int64_t>::max()),
                             newFile(root, "bare", 0, std::numeric_limits<std::int64_t>::min()), odd}});
    StoredFile full = fileOf(idOf("full"));
    full.state = FileState::Analysed;
    full.edges = {0xFEDCBA9876543210U, 1};
    full.sound = {0, 0x8000000000000000U};
    SampleRecord& r = full.record;
    r.format = "FLAC";
    r.sampleRate = 192000;
    r.channels = 8;
    r.bitDepth = 24;
    r.seconds = 1.0 / 3.0;
    r.descriptors = {-14.25F,
                     -0.1F,
                     true,
                     0.75F,
                     SoundTempo{174.5F, 0.9F},
                     SoundKey{9, true, 0.4F},
                     SoundPitch{440.0F, 69, -12.5F, 1.0F},
                     1234.5F,
                     0.125F,
                     1e-4F};
    StoredFile bare = fileOf(idOf("bare"));
    bare.state = FileState::Analysed;
    const std::string expected = storedText(full) + storedText(bare);
    // What is not stored of a record does not come back.
    full.record.label = "label";
    full.record.x = 3.0F;
    full.record.cluster = 4;
    full.record.duplicateOf = 0;
    full.fault = Fault::ReadFailed;
    store().addHeard(kTimbre, std::vector<HeardFile>{{full, {1.0F}}, {bare, {2.0F}}});
    reopen();
    QCOMPARE(QString::fromStdString(storedText(fileOf(full.id)) + storedText(fileOf(bare.id))),
             QString::fromStdString(expected));
    odd.id = idOf("odd");
    QCOMPARE(QString::fromStdString(storedText(fileOf(odd.id))), QString::fromStdString(storedText(odd)));
}

void StoreContract::sortsFilesByTheBytesOfTheirPaths()
{
    const RootId first = store().addRoot("/z");
    const RootId second = store().addRoot("/a");
    const std::string deep = [] {
        std::string path = "deep";
        while (path.size() < 4096)
            path += "/0123456789012345678901234567890123456789";
        return path;
    }();
    const std::vector<std::string> sorted{"\x01",
                                          "a b",
                                          "a.wav",
                                          "a/b",
                                          "a\nb.wav",
                                          "B",
                                          "caf\xC3\xA9",
                                          "caf\xE9",
                                          deep,
                                          "%41",
                                          "\xF0\x9F\xA5\x81.wav",
                                          "\xFF\xFE"};
    std::vector<std::string> paths = sorted;
    std::ranges::sort(paths, [](const std::string& a, const std::string& b) {
        return std::ranges::lexicographical_compare(
            a, b, {}, [](char c) { return static_cast<unsigned char>(c); },
            [](char c) { return static_cast<unsigned char>(c); });
    });
    DiskChanges changes;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        changes.added.push_back(newFile(i % 2 ? first : second, sorted[sorted.size() - 1 - i], i));
        changes.added.push_back(newFile(i % 2 ? second : first, sorted[sorted.size() - 1 - i], i));
    }
    store().apply(changes);
    reopen();
    const auto files = store().files();
    QCOMPARE(files.size(), 2 * sorted.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        QCOMPARE(files[i].root, i < paths.size() ? first : second);
        QCOMPARE(QByteArray::fromStdString(files[i].record.path.native()),
                 QByteArray::fromStdString(paths[i % paths.size()]));
    }
}

void StoreContract::appliesWhatALookFound()
{
    const auto ids = addThree();
    const RootId root = store().roots()[0].id;
    store().apply({.missing = {ids[0], ids[1]}});
    QVERIFY(fileOf(ids[0]).missing && fileOf(ids[1]).missing && !fileOf(ids[2]).missing);
    QVERIFY(fileOf(ids[0]).state == FileState::Analysed);
    StoredFile moved = fileOf(ids[1]);
    moved.record.path = "moved";
    StoredFile changed = fileOf(ids[2]);
    changed.record.bytes = 7;
    StoredFile added = newFile(root, "new");
    added.missing = true; // it was just seen
    store().apply(
        {.added = {added, newFile(root, "newer")}, .changed = {changed}, .moved = {moved}, .found = {ids[0]}});
    reopen();
    QVERIFY(!fileOf(ids[0]).missing && !fileOf(ids[1]).missing);
    QVERIFY(fileOf(ids[1]).record.path == "moved" && fileOf(ids[2]).record.bytes == 7);
    QVERIFY(idOf("new") > ids[2] && idOf("newer") > idOf("new"));
    QVERIFY(fileOf(idOf("new")).state == FileState::Pending && !fileOf(idOf("new")).missing);
    QCOMPARE(store().files().size(), std::size_t(5));
}

void StoreContract::givesNoIdTwice()
{
    const auto ids = addThree();
    const RootId root = store().roots()[0].id;
    store().apply({.missing = ids});
    store().forget(ids);
    QVERIFY(store().files().empty());
    reopen();
    store().apply({.added = {newFile(root, "a")}});
    QVERIFY(idOf("a") > ids[2]);
}

void StoreContract::aChangedFileIsToBeHeardAgain()
{
    const auto ids = addThree();
    store().addHeard(kArticle, std::vector{heard(fileOf(ids[1]), {1.0F})});
    store().apply({.missing = {ids[1]}});
    store().addTag(std::vector{ids[1]}, "mine");
    store().setMap(mapOf(ids, 1.0F), false);
    store().setMap(mapOf(ids, 2.0F), true);
    StoredFile changed = fileOf(ids[1]);
    const StoredFile before = changed;
    changed.record.bytes = 12345;
    changed.modified = 3; // clocks go back
    store().apply({.changed = {changed}});
    reopen();
    StoredFile expected = newFile(before.root, before.record.path, 12345, 3);
    expected.id = before.id;
    QCOMPARE(QString::fromStdString(storedText(fileOf(ids[1]))), QString::fromStdString(storedText(expected)));
    const std::vector<FileId> others{ids[0], ids[2]};
    QCOMPARE(store().heardAs(kTimbre), others);
    QVERIFY(store().heardAs(kArticle).empty());
    QCOMPARE(store().marks().tags.size(), std::size_t(1));
    // It has no place, not even on the map before: what was there was another sound.
    for (const float x : {2.0F, 1.0F}) {
        const StoredMap map = *store().map();
        QCOMPARE(map.places.size(), std::size_t(2));
        QVERIFY(std::ranges::find(map.places, ids[1], &StoredPlace::file) == map.places.end());
        QCOMPARE(map.places[0].x, x);
        store().undoMap();
    }
}

void StoreContract::aMovedFileKeepsAllElse()
{
    const auto ids = addThree();
    const RootId other = store().addRoot("/other");
    StoredFile expected = fileOf(ids[0]);
    store().apply({.missing = {ids[0]}});
    StoredFile moved;
    moved.id = ids[0];
    moved.root = expected.root = other;
    moved.record.path = expected.record.path = "there/A.wav";
    moved.modified = expected.modified = 99;
    store().apply({.moved = {moved}});
    reopen();
    QCOMPARE(QString::fromStdString(storedText(fileOf(ids[0]))), QString::fromStdString(storedText(expected)));
    QCOMPARE(store().rows(kTimbre, std::vector{ids[0]})(0, 0), float(ids[0]));
}

void StoreContract::twoFilesMaySwapTheirPaths()
{
    const auto ids = addThree();
    StoredFile a = fileOf(ids[0]);
    StoredFile b = fileOf(ids[1]);
    std::swap(a.record.path, b.record.path);
    store().apply({.moved = {a, b}});
    QVERIFY(fileOf(ids[0]).record.path == "b" && fileOf(ids[1]).record.path == "a");
    // c overwrote b, which is thus both moved to where c was and missing.
    StoredFile c = fileOf(ids[2]);
    b = fileOf(ids[1]);
    std::swap(c.record.path, b.record.path);
    store().apply({.moved = {c, b}, .missing = {ids[1]}});
    reopen();
    const auto files = store().files();
    QVERIFY(files[0].id == ids[2] && files[0].record.path == "a" && !files[0].missing);
    QVERIFY(files[2].id == ids[1] && files[2].record.path == "c" && files[2].missing);
}

void StoreContract::findsSingleFiles()
{
    const auto ids = addThree();
    const RootId root = store().roots()[0].id;
    const RootId other = store().addRoot("/other");
    store().apply({.added = {newFile(other, "caf\xE9\n"), newFile(root, "caf\xC3\xA9")}});
    reopen();
    const auto all = store().files();
    QCOMPARE(all.size(), std::size_t(5));
    for (const StoredFile& file : all) {
        const auto found = store().fileAt(file.root, file.record.path);
        QVERIFY(found.has_value());
        QCOMPARE(QString::fromStdString(storedText(*found)), QString::fromStdString(storedText(file)));
    }
    QVERIFY(!store().fileAt(other, "a") && !store().fileAt(root, "caf\xE9\n") && !store().fileAt(77, "a"));
    const std::vector<FileId> asked{ids[2], all[4].id, ids[0], ids[2]};
    const auto found = store().files(asked);
    QCOMPARE(found.size(), asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i)
        QCOMPARE(QString::fromStdString(storedText(found[i])), QString::fromStdString(storedText(fileOf(asked[i]))));
    QVERIFY(store().files(std::vector<FileId>()).empty());
    QVERIFY(isInvalid([&] { (void)store().files(std::vector<FileId>{ids[0], 12345}); }));
    StoredFile moved = all[0];
    moved.record.path = "elsewhere";
    store().apply({.moved = {moved}});
    QVERIFY(!store().fileAt(all[0].root, all[0].record.path) && store().fileAt(all[0].root, "elsewhere"));
}

void StoreContract::everyChangeIsARevision()
{
    std::vector<std::int64_t> revisions{store().revision()};
    const auto isNew = [&] {
        const bool known = std::ranges::count(revisions, store().revision()) != 0;
        revisions.push_back(store().revision());
        return !known && store().revision() == revisions.back();
    };
    const auto ids = addThree();
    QVERIFY(isNew());
    store().addRoot("/another");
    QVERIFY(isNew());
    store().addRoot("/another");
    StoredFile changed = fileOf(ids[0]);
    store().apply({.changed = {changed}});
    QVERIFY(isNew());
    reopen();
    QCOMPARE(store().revision(), revisions.back());
    store().apply({.missing = ids});
    QVERIFY(isNew());
    store().addHeard(kTimbre, std::vector{heard(fileOf(ids[0]), {1.0F, 1.0F})});
    QVERIFY(isNew());
    store().retry(ids);
    store().forget(std::vector{ids[2]});
    QVERIFY(isNew());
    store().removeRoot(store().roots()[1].id);
    QVERIFY(isNew());
    StoredFile failed = fileOf(ids[0]);
    failed.state = FileState::Failed;
    store().addHeard(kTimbre, std::vector<HeardFile>{{failed, {}}});
    QVERIFY(isNew());
    store().retry(std::vector{ids[0]});
    QVERIFY(isNew());
    const std::int64_t last = store().revision();
    store().setMap(mapOf(ids, 1.0F), true);
    store().setMap(mapOf(ids, 2.0F), true);
    store().undoMap();
    store().setValue("index", std::vector<char>{'x'});
    store().setFavourite(std::vector{ids[0]}, true);
    store().addTag(std::vector{ids[0]}, "tag");
    store().addHistory(std::vector{ids[0]});
    store().setCrates({});
    reopen();
    QCOMPARE(store().revision(), last);
}

void StoreContract::forgetsOnlyWhatIsMissing()
{
    const auto ids = addThree();
    store().setMap(mapOf(ids, 1.0F), false);
    store().setFavourite(ids, true);
    store().apply({.missing = {ids[0], ids[2]}});
    store().forget(std::vector<FileId>{ids[0], ids[1], 12345});
    reopen();
    const std::vector<FileId> left{ids[1], ids[2]};
    QCOMPARE(store().marks().favourites, left);
    QCOMPARE(store().heardAs(kTimbre), left);
    QCOMPARE(store().files().size(), std::size_t(2));
    QCOMPARE(store().map()->places.size(), std::size_t(2));
    QVERIFY(isInvalid([&] { (void)store().rows(kTimbre, std::vector{ids[0]}); }));
}

void StoreContract::triesFailedFilesAgain()
{
    const auto ids = addThree();
    StoredFile failed = fileOf(ids[0]);
    failed.state = FileState::Failed;
    failed.fault = Fault::NoFrames;
    store().addHeard(kTimbre, std::vector<HeardFile>{{failed, {}}});
    reopen();
    QVERIFY(fileOf(ids[0]).state == FileState::Failed && fileOf(ids[0]).fault == Fault::NoFrames);
    QCOMPARE(store().heardAs(kTimbre).size(), std::size_t(2));
    store().retry(ids);
    reopen();
    QVERIFY(fileOf(ids[0]).state == FileState::Pending && fileOf(ids[0]).fault == StoredFile().fault);
    QVERIFY(fileOf(ids[1]).state == FileState::Analysed);
    QCOMPARE(store().heardAs(kTimbre).size(), std::size_t(2));
}

void StoreContract::keepsVectorsByKind()
{
    const auto ids = addThree();
    store().addHeard(kArticle,
                     std::vector{heard(fileOf(ids[2]), {1.0F, 2.0F, 3.0F}), heard(fileOf(ids[0]), {4.0F, 5.0F, 6.0F})});
    reopen();
    const std::vector<FileId> outer{ids[0], ids[2]};
    QCOMPARE(store().heardAs(kArticle), outer);
    QCOMPARE(store().heardAs(kTimbre), ids);
    QVERIFY(store().heardAs("another 1 0").empty());
    QVERIFY(store().rows(kArticle, outer) == Matrix<float>(2, 3, {4.0F, 5.0F, 6.0F, 1.0F, 2.0F, 3.0F}));
    // A kind of which nothing is known any more may be as wide as it likes.
    store().addHeard(kArticle, std::vector{heard(fileOf(ids[2]), {7.0F, 8.0F, 9.0F})});
    QVERIFY(isInvalid([&] { store().addHeard(kArticle, std::vector{heard(fileOf(ids[1]), {1.0F})}); }));
    DiskChanges changes;
    for (const FileId id : outer)
        changes.changed.push_back(fileOf(id));
    store().apply(changes);
    store().addHeard(kArticle, std::vector{heard(fileOf(ids[1]), {1.0F})});
    reopen();
    QVERIFY(store().rows(kArticle, std::vector{ids[1]}) == Matrix<float>(1, 1, 1.0F));
}

void StoreContract::givesRowsInAnyOrder()
{
    const RootId root = store().addRoot("/sounds");
    DiskChanges changes;
    for (int i = 0; i < 300; ++i)
        changes.added.push_back(newFile(root, std::to_string(1000 + i)));
    store().apply(changes);
    std::vector<HeardFile> batch;
    for (const StoredFile& file : store().files()) {
        if (file.id % 3 != 0)
            batch.push_back(heard(file, {float(file.id), -0.0F, 1e-40F}));
    }
    std::ranges::reverse(batch); // they come as they are done
    store().addHeard(kTimbre, batch);
    reopen();
    const auto check = [&](const std::vector<FileId>& ids) {
        const auto rows = store().rows(kTimbre, ids);
        QCOMPARE(rows.rows(), ids.size());
        QCOMPARE(rows.cols(), std::size_t(3));
        for (std::size_t i = 0; i < ids.size(); ++i)
            QVERIFY(rows(i, 0) == float(ids[i]) && std::signbit(rows(i, 1)) && rows(i, 2) == 1e-40F);
    };
    auto ids = store().heardAs(kTimbre);
    QCOMPARE(ids.size(), std::size_t(200));
    check(ids);
    check({ids[7]});
    check({ids[190], ids[3], ids[190], ids[0]});
    std::ranges::reverse(ids);
    ids.push_back(ids[5]);
    check(ids);
    ids.push_back(3); // never heard
    QVERIFY(isInvalid([&] { (void)store().rows(kTimbre, ids); }));
    QVERIFY(isInvalid([&] { (void)store().rows(kTimbre, std::vector<FileId>{3}); }));
    QVERIFY(isInvalid([&] { (void)store().rows(kArticle, std::vector<FileId>{ids[0]}); }));
}

void StoreContract::whatWasHeardSaysOfWhichContent()
{
    const auto ids = addThree();
    const StoredFile asItWas = fileOf(ids[0]);
    StoredFile changed = asItWas;
    changed.record.bytes = 999;
    changed.modified = 999;
    StoredFile moved = changed;
    moved.record.path = "elsewhere";
    store().apply({.changed = {changed}, .moved = {moved}});
    store().apply({.missing = {ids[0]}});
    store().addHeard(kTimbre, std::vector{heard(asItWas, {1.0F, 1.0F})}); // it was listened to meanwhile
    reopen();
    const StoredFile now = fileOf(ids[0]);
    QVERIFY(now.record.bytes == asItWas.record.bytes && now.modified == asItWas.modified);
    QVERIFY(now.record.path == "elsewhere" && now.missing && now.state == FileState::Analysed);
}

void StoreContract::keepsMapsToTheBit()
{
    const auto ids = addThree();
    StoredMap map = mapOf({ids[2], ids[0], ids[1]}, 1.0F / 3.0F);
    map.places[0].x = 1e-42F;
    map.places[1].y = -0.0F;
    map.places[2].leaf = 1;
    map.granularity = -1.0 / 7.0;
    map.clusters[0].name = "caf\xC3\xA9 \xFF";
    store().setMap(map, false);
    reopen();
    std::ranges::sort(map.places, {}, &StoredPlace::file);
    QCOMPARE(QString::fromStdString(storedText(*store().map())), QString::fromStdString(storedText(map)));
    store().setMap({}, false);
    reopen();
    QCOMPARE(QString::fromStdString(storedText(*store().map())), QString::fromStdString(storedText(StoredMap())));
}

void StoreContract::undoesMaps()
{
    const auto ids = addThree();
    const auto x = [&] { return store().map()->places[0].x; };
    store().setMap(mapOf(ids, 1.0F), true);
    QVERIFY(!store().canUndoMap());
    QVERIFY(!mistakeOf([&] { store().undoMap(); }).empty());
    store().setMap(mapOf(ids, 2.0F), true);
    reopen();
    QVERIFY(store().canUndoMap() && x() == 2.0F);
    store().undoMap();
    reopen();
    QVERIFY(store().canUndoMap() && x() == 1.0F);
    store().undoMap();
    reopen();
    QVERIFY(x() == 2.0F);
    store().setMap(mapOf(ids, 3.0F), true);
    store().undoMap();
    reopen();
    QVERIFY(x() == 2.0F);
}

void StoreContract::bringsMapsUpToDate()
{
    const auto ids = addThree();
    store().setMap(mapOf(ids, 1.0F), false);
    store().setMap(mapOf(ids, 2.0F), false);
    QVERIFY(!store().canUndoMap());
    store().setMap(mapOf(ids, 3.0F), true);
    store().setMap(mapOf(ids, 4.0F), false);
    reopen();
    QCOMPARE(store().map()->places[0].x, 4.0F);
    store().undoMap();
    QCOMPARE(store().map()->places[0].x, 2.0F);
}

void StoreContract::keepsValues()
{
    const std::vector<char> small{'\0', 'x', '\0'};
    store().setValue("settings", small);
    for (const std::size_t size : {3'000'000, 14'999, 15'000, 15'001, 45'000, 1, 44'000}) {
        std::vector<char> large(size);
        for (std::size_t i = 0; i < size; ++i)
            large[i] = char(i % 251);
        store().setValue("index", large);
        reopen();
        QVERIFY(store().value("index") == large);
    }
    QVERIFY(store().value("settings") == small);
    QVERIFY(store().value("Index").empty());
    store().setValue("index", small);
    store().setValue("settings", {});
    reopen();
    QVERIFY(store().value("index") == small);
    QVERIFY(store().value("settings").empty());
}

void StoreContract::keepsFlags()
{
    QVERIFY(!isPaused(store()) && !isMapEarly(store()));
    const std::int64_t before = store().revision();
    setPaused(store(), true);
    reopen();
    QVERIFY(isPaused(store()) && !isMapEarly(store()));
    setMapEarly(store(), true);
    setPaused(store(), false);
    reopen();
    QVERIFY(!isPaused(store()) && isMapEarly(store()));
    QCOMPARE(store().revision(), before);
}

void StoreContract::keepsMarks()
{
    const auto ids = addThree();
    store().setFavourite(std::vector{ids[2], ids[0], ids[2]}, true);
    store().setFavourite(std::vector{ids[0]}, true);
    store().setHidden(ids, true);
    store().setHidden(std::vector{ids[1]}, false);
    store().setHidden(std::vector{ids[1]}, false);
    store().addTag(std::vector{ids[1], ids[0]}, "\xF0\x9F\xA5\x81");
    store().addTag(std::vector{ids[0]}, "Zed");
    store().addTag(std::vector{ids[0]}, "a'b\"; --");
    store().addTag(std::vector{ids[0]}, "Zed");
    store().addTag(ids, "gone");
    store().removeTag(ids, "gone");
    store().removeTag(ids, "never there");
    reopen();
    const UserMarks expected{
        {ids[0], ids[2]},
        {ids[0], ids[2]},
        {{ids[0], "Zed"}, {ids[0], "a'b\"; --"}, {ids[0], "\xF0\x9F\xA5\x81"}, {ids[1], "\xF0\x9F\xA5\x81"}}};
    QVERIFY(store().marks() == expected);
    store().setFavourite(ids, false);
    QVERIFY(store().marks().favourites.empty());
}

void StoreContract::keepsCratesInOrder()
{
    const std::vector<Crate> crates{{"z", "/z"}, {"a", "/caf\xE9\n"}, {"z", "/z"}, {"", ""}};
    store().setCrates(crates);
    reopen();
    QVERIFY(store().crates() == crates);
    store().setCrates(std::vector{crates[1]});
    reopen();
    QVERIFY(store().crates() == std::vector{crates[1]});
    store().setCrates({});
    QVERIFY(store().crates().empty());
}

void StoreContract::keepsHistoryOnceEach()
{
    const auto ids = addThree();
    constexpr FileId kGone = 4321;
    store().addHistory(std::vector{ids[0]});
    store().addHistory(std::vector{ids[1], ids[2], ids[1], kGone, ids[2], ids[0], ids[0]});
    store().addHistory({});
    reopen();
    const std::vector<FileId> all{ids[0], ids[2], ids[1]};
    QVERIFY(store().history(10) == all);
    QVERIFY(store().history(2) == std::vector(all.begin(), all.begin() + 2));
    QVERIFY(store().history(0).empty());
    store().addHistory(std::vector{kGone});
    QVERIFY(store().history(10) == all);
}

namespace
{

/// A call that must fail, given the store and three files that are there.
using Mistake = std::function<void(LibraryStore&, const std::vector<StoredFile>&)>;
constexpr FileId kNobody = 12345;

StoredFile renamed(StoredFile file, FileId id)
{
    file.id = id;
    return file;
}

/// Their last part is wrong: what comes before must not stay.
const std::vector<std::pair<const char*, Mistake>> kMistakes{
    {"apply: nobody changed",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.apply({.added = {newFile(files[0].root, "new")},
                      .changed = {files[0], renamed(files[1], kNobody)},
                      .moved = {files[1]},
                      .missing = {files[2].id}});
     }},
    {"apply: nobody moved",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         StoredFile moved = files[0];
         moved.record.path = "moved";
         store.apply({.moved = {moved, renamed(moved, kNobody)}, .missing = {files[2].id}});
     }},
    {"apply: moved to no root",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         StoredFile moved = files[0];
         moved.root = 77;
         store.apply({.moved = {moved}, .missing = {files[2].id}});
     }},
    {"apply: nobody missing",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.apply({.changed = {files[0]}, .missing = {files[2].id, kNobody}});
     }},
    {"apply: nobody found",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.apply({.changed = {files[0]}, .missing = {files[2].id}, .found = {kNobody}});
     }},
    {"apply: added to no root",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.apply({.added = {newFile(files[0].root, "new"), newFile(77, "new")}, .changed = {files[0]}});
     }},
    {"apply: added with an id",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.apply({.added = {newFile(files[0].root, "new"), renamed(newFile(files[0].root, "x"), kNobody)}});
     }},
    {"apply: added as heard",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         StoredFile added = newFile(files[0].root, "new");
         added.state = FileState::Analysed;
         store.apply({.added = {newFile(files[0].root, "new"), added}});
     }},
    {"apply: no such root offline",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.apply({.roots = {{files[0].root, "", false}, {77, "", false}}, .missing = {files[2].id}});
     }},
    {"apply: added where one is",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.apply({.added = {newFile(files[0].root, "new"), newFile(files[1].root, files[1].record.path)}});
     }},
    {"apply: added twice",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.apply({.added = {newFile(files[0].root, "new"), newFile(files[0].root, "new")}});
     }},
    {"apply: moved to where one is",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         StoredFile moved = files[0];
         moved.record.path = files[1].record.path;
         store.apply({.moved = {moved}, .missing = {files[1].id}});
     }},
    {"apply: moved to one place",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         std::vector<StoredFile> moved{files[0], files[1]};
         moved[0].record.path = moved[1].record.path = "new";
         store.apply({.moved = moved});
     }},
    {"retry: nobody",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.retry(std::vector<FileId>{files[0].id, kNobody});
     }},
    {"heard: nobody",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.addHeard(kTimbre,
                        std::vector{heard(files[0], {8.0F, 8.0F}), heard(renamed(files[0], kNobody), {8.0F, 8.0F})});
     }},
    {"heard: two widths at once",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.addHeard(kArticle, std::vector{heard(files[0], {8.0F}), heard(files[1], {8.0F, 8.0F})});
     }},
    {"heard: another width than before",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.addHeard(kTimbre, std::vector{heard(files[0], {8.0F})});
     }},
    {"heard: without a row",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.addHeard(kTimbre, std::vector{heard(files[0], {8.0F, 8.0F}), heard(files[1], {})});
     }},
    {"heard: failed with a row",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         HeardFile failed = heard(files[1], {8.0F, 8.0F});
         failed.file.state = FileState::Failed;
         store.addHeard(kTimbre, std::vector{heard(files[0], {8.0F, 8.0F}), failed});
     }},
    {"heard: still pending",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         HeardFile pending = heard(files[1], {8.0F, 8.0F});
         pending.file.state = FileState::Pending;
         store.addHeard(kTimbre, std::vector{heard(files[0], {8.0F, 8.0F}), pending});
     }},
    {"map: two places",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.setMap(mapOf({files[0].id, files[1].id, files[0].id}, 5.0F), true);
     }},
    {"favourite: nobody",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.setFavourite(std::vector<FileId>{files[0].id, kNobody}, true);
     }},
    {"no favourite: nobody",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.setFavourite(std::vector<FileId>{files[2].id, kNobody}, false);
     }},
    {"hidden: nobody",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.setHidden(std::vector<FileId>{files[0].id, kNobody}, true);
     }},
    {"tag: nobody",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.addTag(std::vector<FileId>{files[0].id, kNobody}, "tag");
     }},
    {"tag: without a name",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.addTag(std::vector<FileId>{files[0].id}, "");
     }},
    {"no tag: nobody",
     [](LibraryStore& store, const std::vector<StoredFile>& files) {
         store.removeTag(std::vector<FileId>{files[2].id, kNobody}, "old");
     }},
};

} // namespace

void StoreContract::refusedChangesChangeNothing_data()
{
    QTest::addColumn<int>("mistake");
    for (std::size_t i = 0; i < kMistakes.size(); ++i)
        QTest::newRow(kMistakes[i].first) << int(i);
}

void StoreContract::refusedChangesChangeNothing()
{
    QFETCH(int, mistake);
    const auto ids = addThree();
    store().setMap(mapOf(ids, 1.0F), false);
    store().setFavourite(std::vector{ids[2]}, true);
    store().addTag(std::vector{ids[2]}, "old");
    store().addHistory(std::vector{ids[1]});
    const std::string before = everything();
    std::vector<StoredFile> files;
    for (const FileId id : ids)
        files.push_back(fileOf(id));
    const std::int64_t revision = store().revision();
    QVERIFY(isInvalid([&] { kMistakes[std::size_t(mistake)].second(store(), files); }));
    QCOMPARE(store().revision(), revision);
    QCOMPARE(QString::fromStdString(everything()), QString::fromStdString(before));
    reopen();
    QCOMPARE(QString::fromStdString(everything()), QString::fromStdString(before));
    // And it goes on: the next id is given as if nothing had been.
    store().apply({.added = {newFile(files[0].root, "next")}});
    QCOMPARE(idOf("next"), ids[2] + 1);
}

void StoreContract::aReadOnlyLibraryRefusesEveryChange()
{
    const auto ids = addThree();
    const StoredFile file = fileOf(ids[0]);
    store().setMap(mapOf(ids, 1.0F), false);
    store().setMap(mapOf(ids, 2.0F), true);
    const std::string before = everything();
    makeReadOnly();
    QVERIFY(store().isReadOnly());
    QCOMPARE(QString::fromStdString(everything()), QString::fromStdString(before));
    const std::vector<std::function<void(LibraryStore&)>> changes{
        [](LibraryStore& s) { s.addRoot("/another"); },
        [](LibraryStore& s) { s.removeRoot(1); },
        [](LibraryStore& s) { s.detachRoot(1); },
        [](LibraryStore& s) { s.moveRoot(1, "/another"); },
        [&](LibraryStore& s) { s.apply({.missing = ids}); },
        [](LibraryStore& s) { s.apply({}); },
        [&](LibraryStore& s) { s.forget(ids); },
        [&](LibraryStore& s) { s.retry(ids); },
        [&](LibraryStore& s) {
            s.addHeard(kTimbre, std::vector{heard(file, {1.0F, 1.0F})});
        },
        [&](LibraryStore& s) { s.setMap(mapOf(ids, 1.0F), false); },
        [](LibraryStore& s) { s.undoMap(); },
        [](LibraryStore& s) { s.setValue("index", std::vector<char>{'x'}); },
        [&](LibraryStore& s) { s.setFavourite(ids, true); },
        [&](LibraryStore& s) { s.setHidden(ids, true); },
        [&](LibraryStore& s) { s.addTag(ids, "tag"); },
        [&](LibraryStore& s) { s.removeTag(ids, "tag"); },
        [](LibraryStore& s) {
            s.setCrates(std::vector<Crate>{{"a", "/a"}});
        },
        [&](LibraryStore& s) { s.addHistory(ids); },
    };
    for (const auto& change : changes) {
        const std::string mistake = mistakeOf([&] { change(store()); });
        QVERIFY2(mistake.find("read only") != std::string::npos, mistake.c_str());
    }
    QCOMPARE(QString::fromStdString(everything()), QString::fromStdString(before));
}

} // namespace otozu::test
