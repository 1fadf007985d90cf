// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/disk_comparison.h"

#include "core/base/random.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace otozu;

namespace
{

using Lines = std::vector<std::string>;

/// The edges of a content that is called by a letter; those of `-` are not known.
ContentHash edgesOfContent(const std::string& content)
{
    return content == "-" ? ContentHash{} : ContentHash{7, std::uint64_t(content[0])};
}

/// "1/a/b.wav": root 1, path a/b.wav.
std::pair<RootId, std::string> placeOf(const std::string& text)
{
    const auto slash = text.find('/');
    return {std::stoll(text.substr(0, slash)), text.substr(slash + 1)};
}

/// A line a file: "id place bytes time edges [missing|failed|pending]".
std::vector<StoredFile> knownFiles(const Lines& lines)
{
    std::vector<StoredFile> files;
    for (const std::string& line : lines) {
        std::istringstream words(line);
        std::string place;
        std::string edges;
        std::string state;
        StoredFile file;
        words >> file.id >> place >> file.record.bytes >> file.modified >> edges >> state;
        std::tie(file.root, file.record.path) = placeOf(place);
        file.edges = edgesOfContent(edges);
        file.missing = state == "missing";
        file.state = state == "failed"    ? FileState::Failed
                     : state == "pending" ? FileState::Pending
                                          : FileState::Analysed;
        file.record.seconds = double(file.id); // stands for all that was heard
        files.push_back(file);
    }
    std::ranges::sort(files, {},
                      [](const StoredFile& file) { return std::pair(file.root, file.record.path.native()); });
    return files;
}

/// What is there: "place bytes time content", content `?` for a file that cannot be read; "place fault" for a skipped
/// candidate, "place unlisted" for a folder that could not be listed; "root" alone for an empty one.
struct Disk {
    explicit Disk(const Lines& lines)
    {
        std::map<RootId, ScanResult> roots;
        for (const std::string& line : lines) {
            std::istringstream words(line);
            std::string place;
            std::string second;
            words >> place >> second;
            if (place.find('/') == std::string::npos) {
                roots[std::stoll(place)];
                continue;
            }
            const auto [root, path] = placeOf(place);
            ScanResult& listed = roots[root];
            if (second == "unlisted") {
                listed.skipped.push_back({path, Fault::NoPermission});
                listed.unlisted.emplace_back(path);
            } else if (second == "vanished") {
                listed.skipped.push_back({path, Fault::Vanished});
            } else if (second == "unsupported") {
                listed.skipped.push_back({path, Fault::UnsupportedFormat});
            } else {
                ScannedFile file{path, std::stoull(second)};
                words >> file.modified >> contents[{root, path}];
                listed.files.push_back(file);
            }
        }
        for (auto& [root, listed] : roots) {
            std::ranges::sort(listed.files, {}, [](const ScannedFile& file) { return file.path.native(); });
            std::ranges::sort(listed.skipped, {}, [](const FileFault& skip) { return skip.path.native(); });
            listings.push_back({root, listed});
        }
    }

    std::vector<RootListing> listings;
    std::map<std::pair<RootId, std::string>, std::string> contents;
};

Lines toldOf(const DiskComparison& found)
{
    Lines lines;
    const auto place = [](const StoredFile& file) {
        return std::to_string(file.root) + "/" + file.record.path.native();
    };
    for (const StoredFile& file : found.changes.added)
        lines.push_back("added " + place(file) + (file.state == FileState::Failed ? " failed" : ""));
    for (const StoredFile& file : found.changes.changed)
        lines.push_back("changed " + std::to_string(file.id) + " " + place(file));
    for (const StoredFile& file : found.changes.moved)
        lines.push_back("moved " + std::to_string(file.id) + " " + place(file));
    for (const FileId id : found.changes.missing)
        lines.push_back("missing " + std::to_string(id));
    for (const FileId id : found.changes.found)
        lines.push_back("found " + std::to_string(id));
    return lines;
}

} // namespace

Q_DECLARE_METATYPE(Lines)

class DiskComparisonTest : public QObject
{
    Q_OBJECT
private slots:
    void whatHasChanged_data()
    {
        QTest::addColumn<Lines>("known");
        QTest::addColumn<Lines>("disk");
        QTest::addColumn<Lines>("expected");
        QTest::addColumn<int>("opened");
        const auto row = [](const char* name, const Lines& known, const Lines& disk, const Lines& expected,
                            int opened) { QTest::newRow(name) << known << disk << expected << opened; };
        row("nothing", {"1 1/a 10 5 A", "2 1/b 10 5 A"}, {"1/a 10 5 A", "1/b 10 5 A"}, {}, 0);
        row("an empty library", {}, {"1/b 10 5 A", "1/a 20 5 B", "2/a 10 5 A"}, {"added 1/a", "added 1/b", "added 2/a"},
            0);
        row("new beside known ones", {"1 1/b 10 5 A"}, {"1/a 10 5 A", "1/b 10 5 A", "1/c 10 5 A"},
            {"added 1/a", "added 1/c"}, 0);

        // Changed content.
        row("another size", {"1 1/a 10 5 A"}, {"1/a 11 6 B"}, {"changed 1 1/a"}, 0);
        row("another size, the same time", {"1 1/a 10 5 A"}, {"1/a 11 5 B"}, {"changed 1 1/a"}, 0);
        row("the same size", {"1 1/a 10 5 A"}, {"1/a 10 6 B"}, {"changed 1 1/a"}, 1);
        row("the clock was set back", {"1 1/a 10 5 A"}, {"1/a 10 4 B"}, {"changed 1 1/a"}, 1);
        row("a time before 1970", {"1 1/a 10 5 A"}, {"1/a 10 -4 B"}, {"changed 1 1/a"}, 1);
        row("touched", {"1 1/a 10 5 A"}, {"1/a 10 6 A"}, {"moved 1 1/a"}, 1);
        row("touched, never heard", {"1 1/a 10 5 - pending"}, {"1/a 10 6 A"}, {"changed 1 1/a"}, 0);
        row("touched, cannot be read", {"1 1/a 10 5 A failed"}, {"1/a 10 6 A"}, {"moved 1 1/a"}, 1);
        row("changed, cannot be opened", {"1 1/a 10 5 A"}, {"1/a 10 6 ?"}, {}, 1);

        // Moved.
        row("renamed", {"1 1/a 10 5 A"}, {"1/b 10 5 A"}, {"moved 1 1/b"}, 1);
        row("renamed backwards", {"1 1/b 10 5 A"}, {"1/a 10 5 A"}, {"moved 1 1/a"}, 1);
        row("in other case", {"1 1/Kick.wav 10 5 A"}, {"1/kick.wav 10 5 A"}, {"moved 1 1/kick.wav"}, 1);
        row("no UTF-8", {"1 1/\xff\xfe.wav 10 5 A", "2 1/a 9 5 B"}, {"1/\xff.wav 10 5 A", "1/a 9 5 B"},
            {"moved 1 1/\xff.wav"}, 1);
        row("no UTF-8, unchanged", {"1 1/\xff\xfe.wav 10 5 A"}, {"1/\xff\xfe.wav 10 5 A"}, {}, 0);
        row("into another folder, with another time", {"1 1/x/a 10 5 A"}, {"1/y/a 10 9 A"}, {"moved 1 1/y/a"}, 1);
        row("into another root", {"1 1/a 10 5 A", "2 2/b 9 5 B"}, {"1", "2/a 10 5 A", "2/b 9 5 B"}, {"moved 1 2/a"}, 1);
        row("into a root before", {"1 2/a 10 5 A"}, {"1/a 10 5 A", "2"}, {"moved 1 1/a"}, 1);
        row("a folder was renamed", {"1 1/x/a 10 5 A", "2 1/x/b 10 5 B", "3 1/x/c 10 5 A"},
            {"1/z/a 10 5 A", "1/z/b 10 5 B", "1/z/c 10 5 A"}, {"moved 1 1/z/a", "moved 2 1/z/b", "moved 3 1/z/c"}, 3);
        row("of the same size only", {"1 1/a 10 5 A"}, {"1/b 10 5 B"}, {"added 1/b", "missing 1"}, 1);
        row("of the same edges only", {"1 1/a 10 5 A"}, {"1/b 11 5 A"}, {"added 1/b", "missing 1"}, 0);
        row("a copy of one that is there", {"1 1/a 10 5 A"}, {"1/a 10 5 A", "1/b 10 5 A"}, {"added 1/b"}, 0);
        row("a copy of one that is gone, twice", {"1 1/a 10 5 A"}, {"1/b 10 5 A", "1/c 10 5 A"},
            {"added 1/c", "moved 1 1/b"}, 1);
        row("of two equal files one moves", {"1 1/a 10 5 A", "2 1/b 10 5 A"}, {"1/a 10 5 A", "1/c 10 5 A"},
            {"moved 2 1/c"}, 1);
        row("two equal files move", {"2 1/a 10 5 A", "1 1/b 10 5 A"}, {"1/c 10 5 A", "1/d 10 5 A"},
            {"moved 2 1/c", "moved 1 1/d"}, 2);
        row("of three equal files one is gone", {"1 1/a 10 5 A", "2 1/b 10 5 A", "3 1/c 10 5 A"},
            {"1/d 10 5 A", "1/e 10 5 A"}, {"moved 1 1/d", "moved 2 1/e", "missing 3"}, 2);
        row("never heard", {"1 1/x/a 10 5 - pending"}, {"1/y/a 10 5 A"}, {"moved 1 1/y/a"}, 0);
        row("never heard, another time", {"1 1/x/a 10 5 - pending"}, {"1/y/a 10 6 A"}, {"added 1/y/a", "missing 1"}, 0);
        row("never heard, another name", {"1 1/x/a 10 5 - pending"}, {"1/y/b 10 5 A"}, {"added 1/y/b", "missing 1"}, 0);
        row("never heard, two of a kind", {"1 1/x/a 10 5 - pending", "2 1/y/a 10 5 - pending"}, {"1/z/a 10 5 A"},
            {"moved 1 1/z/a", "missing 2"}, 0);
        row("new, cannot be opened", {"1 1/a 10 5 A"}, {"1/b 10 5 ?"}, {"added 1/b", "missing 1"}, 1);

        // Exchanged.
        row("two names exchanged", {"1 1/a 10 5 A", "2 1/b 20 6 B"}, {"1/a 20 6 B", "1/b 10 5 A"},
            {"moved 1 1/b", "moved 2 1/a"}, 2);
        row("two names exchanged, the same size", {"1 1/a 10 5 A", "2 1/b 10 6 B"}, {"1/a 10 6 B", "1/b 10 5 A"},
            {"moved 1 1/b", "moved 2 1/a"}, 2);
        row("three in a circle", {"1 1/a 10 5 A", "2 1/b 10 6 B", "3 1/c 10 7 C"},
            {"1/a 10 7 C", "1/b 10 5 A", "1/c 10 6 B"}, {"moved 1 1/b", "moved 2 1/c", "moved 3 1/a"}, 3);
        row("shifted by one", {"1 1/a 10 5 A", "2 1/b 11 6 B"}, {"1/b 10 5 A", "1/c 11 6 B"},
            {"moved 1 1/b", "moved 2 1/c"}, 2);
        row("shifted, and a new one before", {"1 1/a 10 5 A", "2 1/b 11 6 B"},
            {"1/a 12 9 C", "1/b 10 5 A", "1/c 11 6 B"}, {"added 1/a", "moved 1 1/b", "moved 2 1/c"}, 2);

        // Overwritten: the known file goes where the other one was, and is missing.
        row("overwritten by another", {"1 1/a 10 5 A", "2 1/b 20 6 B"}, {"1/a 20 6 B"},
            {"moved 1 1/b", "moved 2 1/a", "missing 1"}, 1);
        row("renamed to one that is missing", {"1 1/a 10 5 A missing", "2 1/b 20 6 B"}, {"1/a 20 6 B"},
            {"moved 1 1/b", "moved 2 1/a", "missing 1"}, 1);
        row("overwritten in a chain", {"1 1/a 10 5 A", "2 1/b 20 6 B", "3 1/c 30 7 C"}, {"1/a 20 6 B", "1/b 30 7 C"},
            {"moved 1 1/c", "moved 2 1/a", "moved 3 1/b", "missing 1"}, 2);
        row("overwritten by one of another root", {"1 1/a 10 5 A", "2 2/b 20 6 B"}, {"1/a 20 6 B", "2"},
            {"moved 1 2/b", "moved 2 1/a", "missing 1"}, 1);
        row("overwritten, and another one there", {"1 1/a 10 5 A", "2 1/b 20 6 B"}, {"1/a 20 6 B", "1/b 30 7 C"},
            {"added 1/b", "moved 1 1/a.~1~", "moved 2 1/a", "missing 1"}, 1);
        row("the same again", {"1 1/a.~1~ 10 5 A missing", "2 1/a 20 6 B", "3 1/b 30 7 C"},
            {"1/a 30 7 C", "1/b 40 8 D"}, {"added 1/b", "moved 2 1/a.~2~", "moved 3 1/a", "missing 2"}, 1);
        row("overwritten in a chain, and another one there", {"1 1/a 10 5 A", "2 1/b 20 6 B", "3 1/c 30 7 C"},
            {"1/a 20 6 B", "1/b 30 7 C", "1/c 40 8 D"},
            {"added 1/c", "moved 1 1/a.~1~", "moved 2 1/a", "moved 3 1/b", "missing 1"}, 2);
        row("overwritten, another one there, and back", {"1 1/a.~1~ 10 5 A missing", "2 1/a 20 6 B"},
            {"1/a 20 6 B", "1/c 10 9 A"}, {"moved 1 1/c"}, 1);
        row("renamed over one that is missing, and another one there", {"1 1/a 10 5 A missing", "2 1/b 20 6 B"},
            {"1/a 20 6 B", "1/b 30 7 C"}, {"added 1/b", "moved 1 1/a.~1~", "moved 2 1/a", "missing 1"}, 1);
        row("overwritten by a copy", {"1 1/a 10 5 A", "2 1/b 20 6 B"}, {"1/a 20 7 B", "1/b 20 6 B"}, {"changed 1 1/a"},
            0);

        // Gone and there again.
        row("gone", {"1 1/a 10 5 A", "2 1/b 9 5 B"}, {"1/b 9 5 B"}, {"missing 1"}, 0);
        row("still gone", {"1 1/a 10 5 A missing", "2 1/b 9 5 B"}, {"1/b 9 5 B"}, {}, 0);
        row("there again", {"1 1/a 10 5 A missing"}, {"1/a 10 5 A"}, {"found 1"}, 0);
        row("there again, touched", {"1 1/a 10 5 A missing"}, {"1/a 10 6 A"}, {"moved 1 1/a"}, 1);
        row("there again, changed", {"1 1/a 10 5 A missing"}, {"1/a 11 6 B"}, {"changed 1 1/a"}, 0);
        row("there again, elsewhere", {"1 1/a 10 5 A missing"}, {"1/b 10 5 A"}, {"moved 1 1/b"}, 1);
        row("just gone goes before long gone", {"1 1/a 10 5 A missing", "2 1/b 10 5 A"}, {"1/c 10 5 A"},
            {"moved 2 1/c"}, 1);
        row("a root that is not there", {"1 1/a 10 5 A", "2 2/a 9 5 B"}, {"2/a 9 5 B"}, {}, 0);
        row("a copy of a file on a root that is not there", {"1 1/a 10 5 A"}, {"2/a 10 5 A"}, {"added 2/a"}, 0);

        // What could not be looked at.
        row("a folder that may not be listed", {"1 1/x/a 10 5 A", "2 1/x/y/b 9 5 B", "3 1/xa 8 5 C"}, {"1/x unlisted"},
            {"missing 3"}, 0);
        row("a file of it is not moved", {"1 1/x/a 10 5 A"}, {"1/x unlisted", "1/a 10 5 A"}, {"added 1/a"}, 0);
        row("a file that may not be looked at", {"1 1/a 10 5 A"}, {"1/a unlisted"}, {}, 0);
        row("its like that is not known", {}, {"1/a unlisted"}, {}, 0);

        // Candidates that cannot be read.
        row("an unreadable format", {}, {"1/b.m4a unsupported", "1/a 10 5 A"}, {"added 1/a", "added 1/b.m4a failed"},
            0);
        row("it stays", {"1 1/b.m4a 0 0 - failed"}, {"1/b.m4a unsupported"}, {}, 0);
        row("it is gone", {"1 1/b.m4a 0 0 - failed"}, {"1"}, {"missing 1"}, 0);
        row("it is there again", {"1 1/b.m4a 0 0 - missing"}, {"1/b.m4a unsupported"}, {"found 1"}, 0);
        row("its format can be read now", {"1 1/b.m4a 0 0 - failed"}, {"1/b.m4a 10 5 A"}, {"changed 1 1/b.m4a"}, 0);
        row("its format cannot be read any more", {"1 1/b.m4a 10 5 A"}, {"1/b.m4a unsupported"}, {}, 0);
        row("a link that leads nowhere now", {"1 1/a 10 5 A"}, {"1/a vanished"}, {"missing 1"}, 0);
    }
    void whatHasChanged()
    {
        QFETCH(Lines, known);
        QFETCH(Lines, disk);
        QFETCH(Lines, expected);
        QFETCH(int, opened);
        const Disk there(disk);
        const std::vector<StoredFile> before = knownFiles(known);
        std::set<std::pair<RootId, std::string>> asked;
        int questions = 0;
        const DiskComparison found =
            compareWithDisk(before, there.listings, [&](RootId root, const std::filesystem::path& path) {
                ++questions;
                asked.insert({root, path.native()});
                const std::string& content = there.contents.at({root, path.native()});
                return content == "?" ? std::optional<ContentHash>() : edgesOfContent(content);
            });
        if (toldOf(found) != expected)
            for (const std::string& line : toldOf(found))
                qInfo("told: %s", line.c_str());
        QCOMPARE(toldOf(found), expected);
        QCOMPARE(questions, opened);
        QCOMPARE(int(asked.size()), questions); // each once
        for (const StoredFile& file : found.changes.added) {
            QCOMPARE(file.id, FileId(0));
            QVERIFY(file.edges == ContentHash{});
        }
        for (const StoredFile& file : found.changes.changed) {
            QCOMPARE(int(file.state), int(FileState::Pending));
            QVERIFY(file.edges == ContentHash{} && !file.missing && file.record.seconds == 0.0);
        }
        // Applied, and looked at again, nothing has changed; no two files have one path.
        std::map<FileId, StoredFile> after;
        for (const StoredFile& file : before)
            after[file.id] = file;
        FileId next = 100;
        for (StoredFile file : found.changes.added)
            after[file.id = next++] = file;
        for (const StoredFile& file : found.changes.changed)
            after.at(file.id) = file;
        for (const StoredFile& file : found.changes.moved) {
            const StoredFile& was = after.at(file.id);
            QVERIFY(file.edges == was.edges && file.state == was.state && file.record.bytes == was.record.bytes);
            QCOMPARE(file.record.seconds, was.record.seconds);
            after.at(file.id) = file;
        }
        for (const FileId id : found.changes.missing)
            after.at(id).missing = true;
        for (const FileId id : found.changes.found)
            after.at(id).missing = false;
        std::vector<StoredFile> now;
        for (const auto& [id, file] : after)
            now.push_back(file);
        const auto byPlace = [](const StoredFile& file) { return std::pair(file.root, file.record.path.native()); };
        std::ranges::sort(now, {}, byPlace);
        QVERIFY(std::ranges::adjacent_find(now, {}, byPlace) == now.end());
        const DiskComparison again = compareWithDisk(
            now, there.listings, [](RootId, const std::filesystem::path&) { return std::optional<ContentHash>(); });
        QVERIFY(again.changes.empty());
    }

    /// Whatever becomes of the paths, ids stay with contents that are there yet, and with those that may come back.
    void contentsKeepTheirIds()
    {
        Random random(3);
        const std::vector<std::string> paths{"a", "b", "b.~1~", "c", "x/a", "x/b", "x/c", "y"};
        using Place = std::pair<RootId, std::string>;
        struct There {
            char content = ' ';
            std::int64_t modified = 0;
        };
        const auto bytesOf = [](char content) { return std::uint64_t(content % 3 + 1); }; // many have the same size
        int keptElsewhere = 0;
        int overwritten = 0;
        for (int round = 0; round < 1000; ++round) {
            std::map<Place, There> disk;
            std::map<FileId, StoredFile> known;
            FileId nextId = 1;
            std::int64_t clock = 1;
            const bool twins = round % 2 == 1; // contents may be there twice
            char fresh = 'A';
            const auto newContent = [&] { return twins ? char('A' + char(random.below(6))) : fresh++; };
            for (int look = 0; look < 5; ++look) {
                // What is there is dealt out anew to some of the paths; some are gone, some new, some touched.
                std::vector<There> cards;
                std::map<Place, There> now;
                for (const auto& [place, there] : disk) {
                    if (random.below(3) == 0)
                        now[place] = there;
                    else if (random.below(5) != 0)
                        cards.push_back(random.below(2) == 0 ? there : There{there.content, ++clock});
                }
                for (auto more = random.below(4); more > 0; --more)
                    cards.push_back({newContent(), ++clock});
                for (const There& card : cards) {
                    const Place place{RootId(1 + random.below(2)), paths[random.below(paths.size())]};
                    now.try_emplace(place, card);
                }
                disk = now;

                std::vector<RootListing> listings{{1, {}}, {2, {}}};
                for (const auto& [place, there] : disk) {
                    ScannedFile file{place.second, bytesOf(there.content)};
                    file.modified = there.modified;
                    listings[std::size_t(place.first - 1)].listed.files.push_back(file);
                }
                std::vector<StoredFile> before;
                for (const auto& [id, file] : known)
                    before.push_back(file);
                const auto byPlace = [](const StoredFile& file) { return Place(file.root, file.record.path.native()); };
                std::ranges::sort(before, {}, byPlace);
                std::set<Place> opened;
                const DiskComparison found = compareWithDisk(before, listings, [&](RootId root, const auto& path) {
                    const Place place(root, path.native());
                    opened.insert(place);
                    return std::optional(edgesOfContent({disk.at(place).content}));
                });
                // Nothing is opened that is what it was.
                for (const StoredFile& file : before) {
                    const auto there = disk.find(byPlace(file));
                    QVERIFY(there == disk.end() || there->second.modified != file.modified ||
                            bytesOf(there->second.content) != file.record.bytes || !opened.contains(byPlace(file)));
                }
                const std::map<FileId, StoredFile> old = known;
                for (const auto* files : {&found.changes.changed, &found.changes.moved}) {
                    for (const StoredFile& file : *files)
                        known.at(file.id) = file;
                }
                for (const FileId id : found.changes.missing)
                    known.at(id).missing = true;
                for (const FileId id : found.changes.found)
                    known.at(id).missing = false;
                for (StoredFile file : found.changes.added) {
                    file.id = nextId++;
                    known[file.id] = file;
                }
                // Each path has one file, and each file one path; now all are heard.
                std::set<Place> taken;
                std::size_t present = 0;
                for (auto& [id, file] : known) {
                    QVERIFY(taken.insert(byPlace(file)).second);
                    if (file.missing)
                        continue;
                    ++present;
                    const There& there = disk.at(byPlace(file));
                    const ContentHash edges = edgesOfContent({there.content});
                    QVERIFY(file.edges == ContentHash{} || file.edges == edges);
                    file.edges = edges;
                    file.state = FileState::Analysed;
                }
                QCOMPARE(present, disk.size());
                overwritten += int(found.overwritten);
                // A content that is there has as many of the ids that it had as there are files of it.
                std::map<ContentHash, std::size_t> had;
                std::map<ContentHash, std::size_t> has;
                std::map<ContentHash, std::size_t> kept;
                for (const auto& [id, file] : old)
                    ++had[file.edges];
                for (const auto& [id, file] : known) {
                    if (file.missing)
                        continue;
                    ++has[file.edges];
                    const auto was = old.find(id);
                    const bool isSame = was != old.end() && was->second.edges == file.edges;
                    kept[file.edges] += isSame ? 1 : 0;
                    keptElsewhere += isSame && byPlace(was->second) != byPlace(file) ? 1 : 0;
                }
                for (const auto& [content, files] : has)
                    QCOMPARE(kept[content], std::min(files, had[content]));
                // What is not there any more is missing, or was replaced at its path by what was never known.
                for (const auto& [id, file] : old) {
                    if (!known.at(id).missing && known.at(id).edges != file.edges)
                        QVERIFY(byPlace(known.at(id)) == byPlace(file) && (twins || had[known.at(id).edges] == 0));
                }
            }
        }
        QVERIFY2(keptElsewhere > 1000 && overwritten > 100,
                 qPrintable(QString("%1 %2").arg(keptElsewhere).arg(overwritten)));
    }

    void countsTellTouchedAndOverwrittenFromMoved()
    {
        const auto count = [](const Lines& known, const Lines& disk) {
            const Disk there(disk);
            return compareWithDisk(knownFiles(known), there.listings, [&](RootId root, const auto& path) {
                return std::optional(edgesOfContent(there.contents.at({root, path.native()})));
            });
        };
        const DiskComparison found =
            count({"1 1/a 10 5 A", "2 1/b 20 6 B", "3 1/c 30 7 C", "4 1/d 40 8 D", "5 1/e 50 9 E"},
                  {"1/a 20 6 B", "1/c 30 8 C", "1/d 40 8 D", "1/f 50 9 E"});
        QCOMPARE(found.changes.moved.size(), std::size_t(4));
        QCOMPARE(found.touched, std::size_t(1));
        QCOMPARE(found.overwritten, std::size_t(1));
        QCOMPARE(found.unchanged, std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(DiskComparisonTest)
#include "disk_comparison_test.moc"
