// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/byte_coding.h"
#include "core/base/thread_pool.h"
#include "core/library/record_bytes.h"
#include "core/library/store_rules.h"
#include "core/qt/fault_texts.h"
#include "core/qt/stored_library_open.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <stdexcept>

namespace otozu
{
namespace
{

/// The columns that readFile() takes.
#define OTOZU_FILE_COLUMNS "id, root, path, bytes, modified, state, missing, fault, facts"

Fault faultOfName(const QString& name)
{
    for (int i = 0; i <= int(Fault::Internal); ++i) {
        if (faultName(Fault(i)) == name)
            return Fault(i);
    }
    return Fault::DecoderFailed; // one that only a newer version knows
}

StoredFile readFile(const LibraryConnection& db, const LibraryQuery& row)
{
    StoredFile file;
    file.id = row.number(0);
    file.root = row.number(1);
    file.record.path = samplePathOfBytes(row.bytes(2));
    file.record.bytes = std::uint64_t(row.number(3));
    file.modified = row.number(4);
    const std::int64_t state = row.number(5);
    if (state < 0 || state > int(FileState::Failed))
        db.fail(Fault::DamagedLibrary, "no such state of a file: " + std::to_string(state));
    file.state = FileState(state);
    file.missing = row.number(6) != 0;
    if (file.state == FileState::Failed)
        file.fault = faultOfName(row.text(7));
    try {
        if (!row.isNull(8)) {
            const QByteArray facts = row.bytes(8);
            factsFromBytes(std::span(facts.data(), std::size_t(facts.size())), file);
        }
    } catch (const Error& error) {
        db.fail(Fault::DamagedLibrary, "the facts of a file: " + error.detail);
    }
    return file;
}

void withState(LibraryQuery& query, const StoredFile& file)
{
    query.with(std::int64_t(file.state));
    if (file.state == FileState::Failed)
        query.withText(faultName(file.fault));
    else
        query.withNull();
}

std::string_view bytesOfRow(std::span<const float> row, std::vector<char>& buffer)
{
    if constexpr (std::endian::native == std::endian::little)
        return {reinterpret_cast<const char*>(row.data()), row.size_bytes()};
    ByteWriter out;
    for (const float value : row)
        out.real(value);
    buffer = out.take();
    return viewOf(buffer);
}

void rowOfBytes(const QByteArray& bytes, std::span<float> row)
{
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(row.data(), bytes.data(), row.size_bytes());
    } else {
        ByteReader in(std::span(bytes.data(), std::size_t(bytes.size())));
        for (float& value : row)
            value = in.realFloat();
    }
}

/// Sorts what comes in a few sorted runs, as looks at the disk added them, and moves no file more than once.
void sortFiles(std::vector<StoredFile>& files)
{
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::vector<std::size_t> ends; // of the runs
    for (std::size_t i = 1; i < files.size(); ++i) {
        if (storedBefore(files[i], files[i - 1]))
            ends.push_back(i);
    }
    if (ends.empty())
        return;
    ends.push_back(files.size());
    const auto before = [&](std::size_t a, std::size_t b) { return storedBefore(files[a], files[b]); };
    ThreadPool pool(files.size() < kWorthThreads ? 1 : 0);
    while (ends.size() > 1) { // neighbours in pairs
        std::vector<std::size_t> merged((ends.size() + 1) / 2);
        const auto at = [&](std::size_t i) { return order.begin() + std::ptrdiff_t(i); };
        pool.forRanges(merged.size(), std::max<std::size_t>(1, merged.size() / 64),
                       [&](std::size_t first, std::size_t last, int) {
                           for (std::size_t pair = first; pair < last; ++pair) {
                               merged[pair] = ends[std::min(2 * pair + 1, ends.size() - 1)];
                               std::inplace_merge(at(pair == 0 ? 0 : ends[2 * pair - 1]), at(ends[2 * pair]),
                                                  at(merged[pair]), before);
                           }
                       });
        ends = std::move(merged);
    }
    for (std::size_t begin = 0; begin < files.size(); ++begin) {
        if (order[begin] == begin)
            continue;
        StoredFile first = std::move(files[begin]);
        std::size_t at = begin;
        for (std::size_t from = order[at]; from != begin; from = order[at]) {
            files[at] = std::move(files[from]);
            order[at] = at;
            at = from;
        }
        files[at] = std::move(first);
        order[at] = at;
    }
}

/// The kind of vectors, or 0.
struct VectorKind {
    std::int64_t id = 0;
    std::size_t width = 0;
};

VectorKind findKind(LibraryConnection& db, const std::string& features)
{
    LibraryQuery known = db.query("SELECT id, width FROM kinds WHERE name = ?");
    known.with(features);
    return known.next() ? VectorKind{known.number(0), std::size_t(known.number(1))} : VectorKind{};
}

/// The kind of that width; made if it is new.
VectorKind kindOfWidth(LibraryConnection& db, const std::string& features, std::size_t width)
{
    const VectorKind known = findKind(db, features);
    if (known.id != 0 && (width == 0 || known.width == width))
        return known;
    if (known.id == 0) {
        if (width == 0)
            return {};
        db.query("INSERT INTO kinds (name, width) VALUES (?, ?)").with(features).with(std::int64_t(width)).run();
        return findKind(db, features);
    }
    LibraryQuery any = db.query("SELECT 1 FROM vectors WHERE kind = ? LIMIT 1");
    if (any.with(known.id).next())
        throw std::invalid_argument("rows of one kind have one width: " + features);
    db.query("UPDATE kinds SET width = ? WHERE id = ?").with(std::int64_t(width)).with(known.id).run();
    return {known.id, width};
}

void forgetVectors(LibraryConnection& db, FileId file)
{
    db.query("DELETE FROM vectors WHERE kind IN (SELECT id FROM kinds) AND file = ?").with(file).run();
}

void needRoot(std::span<const StoredRoot> roots, RootId id)
{
    if (std::ranges::find(roots, id, &StoredRoot::id) == roots.end())
        throw std::invalid_argument("no such root in the library: " + std::to_string(id));
}

/// @throws std::invalid_argument  nothing was changed: there is no such file.
void changeFile(LibraryQuery& query, FileId file)
{
    if (query.with(file).run() != 1)
        throw std::invalid_argument("no such file in the library: " + std::to_string(file));
}

void needOwnPath(LibraryConnection& db, const StoredFile& file)
{
    const std::string path = pathBytes(file.record.path);
    LibraryQuery same = db.query("SELECT COUNT(*) FROM files WHERE root = ? AND path = ?");
    if (!same.with(file.root).with(path).next() || same.number(0) != 1)
        throw std::invalid_argument("two files of one path: " + path);
}

void addFiles(LibraryConnection& db, std::span<const StoredFile> added)
{
    LibraryQuery insert = db.query("INSERT INTO files (root, path, bytes, modified, state, fault, missing, facts)"
                                   " VALUES (?, ?, ?, ?, ?, ?, 0, ?)");
    const std::vector<char> nothing = factsToBytes({});
    for (const StoredFile& given : added) {
        const StoredFile file = asStored(given);
        const std::string path = pathBytes(file.record.path);
        const std::vector<char> facts = factsToBytes(file);
        insert.with(file.root).with(path).with(std::int64_t(file.record.bytes)).with(file.modified);
        withState(insert, file);
        if (facts == nothing)
            insert.withNull();
        else
            insert.with(viewOf(facts));
        insert.run();
    }
}

void moveFiles(LibraryConnection& db, std::span<const StoredFile> moved)
{
    LibraryQuery update = db.query("UPDATE files SET root = ?, path = ?, modified = ?, missing = 0 WHERE id = ?");
    for (const StoredFile& file : moved) {
        const std::string path = pathBytes(file.record.path);
        update.with(file.root).with(path).with(file.modified);
        changeFile(update, file.id);
    }
}

void changeFiles(LibraryConnection& db, std::span<const StoredFile> changed)
{
    LibraryQuery update = db.query("UPDATE files SET bytes = ?, modified = ?, state = 0, fault = NULL, missing = 0,"
                                   " facts = NULL WHERE id = ?");
    for (const StoredFile& file : changed) {
        update.with(std::int64_t(file.record.bytes)).with(file.modified);
        changeFile(update, file.id);
        forgetVectors(db, file.id);
    }
}

void setMissing(LibraryConnection& db, std::span<const FileId> files, bool missing)
{
    LibraryQuery update = db.query("UPDATE files SET missing = ? WHERE id = ?");
    for (const FileId file : files) {
        update.with(missing ? 1 : 0);
        changeFile(update, file);
    }
}

} // namespace

void StoredLibrary::Open::countRevision()
{
    db().query("UPDATE state SET number = number + 1 WHERE name = 'revision'").run();
}

void StoredLibrary::Open::needFiles(std::span<const FileId> files)
{
    for (const FileId id : files) {
        LibraryQuery known = db().query("SELECT 1 FROM files WHERE id = ?");
        if (!known.with(id).next())
            throw std::invalid_argument("no such file in the library: " + std::to_string(id));
    }
}

void StoredLibrary::Open::forEach(const char* sql, std::span<const FileId> files)
{
    LibraryQuery query = db().query(sql);
    for (const FileId file : files)
        query.with(file).run();
}

std::vector<FileId> StoredLibrary::Open::ids(const char* sql)
{
    std::vector<FileId> ids;
    LibraryQuery query = db().query(sql);
    while (query.next())
        ids.push_back(query.number(0));
    return ids;
}

void StoredLibrary::Open::remove(const std::set<FileId>& files)
{
    db().execute("CREATE TEMP TABLE IF NOT EXISTS gone (file INTEGER PRIMARY KEY)");
    db().execute("DELETE FROM gone");
    const std::vector<FileId> list(files.begin(), files.end());
    forEach("INSERT INTO gone VALUES (?)", list);
    db().execute("DELETE FROM vectors WHERE kind IN (SELECT id FROM kinds) AND file IN (SELECT file FROM gone)");
    for (const char* table : {"favourites", "hidden", "tags", "history"})
        db().execute("DELETE FROM " + std::string(table) + " WHERE file IN (SELECT file FROM gone)");
    db().execute("DELETE FROM files WHERE id IN (SELECT file FROM gone)");
    db().execute("DELETE FROM gone");
    dropPlaces(files);
    countRevision();
}

void StoredLibrary::Open::dropPlaces(const std::set<FileId>& files)
{
    for (const int place : {0, 1}) {
        auto stored = map(place);
        if (stored && dropPlacesOf(*stored, files))
            putMap(place, *stored);
    }
}

std::vector<StoredRoot> StoredLibrary::roots() const
{
    std::vector<StoredRoot> roots;
    LibraryQuery query =
        m_open->db().query(m_open->schema < 2 ? "SELECT id, path, online, 0, NULL FROM roots ORDER BY id"
                                              : "SELECT id, path, online, removed, mounted FROM roots ORDER BY id");
    while (query.next()) {
        StoredRoot& root = roots.emplace_back(StoredRoot{query.number(0), pathOfBytes(query.bytes(1))});
        root.online = query.number(2) != 0;
        root.removed = query.number(3) != 0;
        if (!query.isNull(4))
            root.mounted = query.number(4) != 0;
    }
    return roots;
}

RootId StoredLibrary::addRoot(const std::filesystem::path& folder)
{
    LibraryTransaction change = m_open->change();
    const auto normal = normalRoot(folder);
    if (const RootId known = findRoot(roots(), normal); known != 0) {
        if (m_open->db().query("UPDATE roots SET removed = 0 WHERE id = ? AND removed").with(known).run() != 0) {
            m_open->countRevision();
            change.commit();
        }
        return known;
    }
    m_open->db().query("INSERT INTO roots (path, online) VALUES (?, 1)").with(pathBytes(normal)).run();
    m_open->countRevision();
    const RootId id = m_open->db().number("SELECT MAX(id) FROM roots");
    change.commit();
    return id;
}

RootId StoredLibrary::addRootAround(const std::filesystem::path& folder, std::span<const InnerRoot> inner)
{
    LibraryTransaction change = m_open->change();
    LibraryConnection& db = m_open->db();
    const auto normal = normalRoot(folder);
    checkAround(roots(), normal, inner);
    db.query("INSERT INTO roots (path, online) VALUES (?, 1)").with(pathBytes(normal)).run();
    const RootId id = db.number("SELECT MAX(id) FROM roots");
    for (const InnerRoot& each : inner) {
        const std::string prefix = pathBytes(each.at / "");
        // The bytes as they are: SQLite joins blobs as text, but changes none.
        db.query("UPDATE files SET root = ?, path = CAST(? || path AS BLOB) WHERE root = ?")
            .with(id)
            .with(prefix)
            .with(each.root)
            .run();
        db.query("DELETE FROM roots WHERE id = ?").with(each.root).run();
    }
    m_open->countRevision();
    change.commit();
    return id;
}

void StoredLibrary::detachRoot(RootId root)
{
    LibraryTransaction change = m_open->change();
    needRoot(roots(), root);
    m_open->db().query("UPDATE roots SET removed = 1 WHERE id = ?").with(root).run();
    m_open->db().query("UPDATE files SET missing = 1 WHERE root = ?").with(root).run();
    m_open->countRevision();
    change.commit();
}

void StoredLibrary::moveRoot(RootId root, const std::filesystem::path& folder)
{
    LibraryTransaction change = m_open->change();
    const auto normal = normalRoot(folder);
    checkMoved(roots(), root, normal);
    m_open->db().query("UPDATE roots SET path = ? WHERE id = ?").with(pathBytes(normal)).with(root).run();
    m_open->countRevision();
    change.commit();
}

void StoredLibrary::removeRoot(RootId root)
{
    LibraryTransaction change = m_open->change();
    if (m_open->db().query("DELETE FROM roots WHERE id = ?").with(root).run() != 1)
        throw std::invalid_argument("no such root in the library: " + std::to_string(root));
    std::set<FileId> files;
    {
        LibraryQuery query = m_open->db().query("SELECT id FROM files WHERE root = ?");
        query.with(root);
        while (query.next())
            files.insert(query.number(0));
    }
    m_open->remove(files);
    change.commit();
}

std::vector<StoredFile> StoredLibrary::files() const
{
    LibraryConnection& db = m_open->db();
    std::vector<StoredFile> files;
    files.reserve(std::size_t(db.number("SELECT COUNT(*) FROM files")));
    LibraryQuery query = db.query("SELECT " OTOZU_FILE_COLUMNS " FROM files ORDER BY id");
    while (query.next())
        files.push_back(readFile(db, query));
    sortFiles(files);
    return files;
}

std::vector<StoredFile> StoredLibrary::files(std::span<const FileId> ids) const
{
    LibraryConnection& db = m_open->db();
    std::vector<StoredFile> files;
    files.reserve(ids.size());
    for (const FileId id : ids) {
        LibraryQuery query = db.query("SELECT " OTOZU_FILE_COLUMNS " FROM files WHERE id = ?");
        if (!query.with(id).next())
            throw std::invalid_argument("no such file in the library: " + std::to_string(id));
        files.push_back(readFile(db, query));
    }
    return files;
}

std::optional<StoredFile> StoredLibrary::fileAt(RootId root, const std::filesystem::path& path) const
{
    LibraryConnection& db = m_open->db();
    const std::string bytes = pathBytes(path);
    LibraryQuery query = db.query("SELECT " OTOZU_FILE_COLUMNS " FROM files WHERE root = ? AND path = ?");
    if (!query.with(root).with(bytes).next())
        return std::nullopt;
    return readFile(db, query);
}

std::int64_t StoredLibrary::revision() const
{
    return m_open->db().number("SELECT number FROM state WHERE name = 'revision'");
}

void StoredLibrary::apply(const DiskChanges& changes)
{
    LibraryTransaction change = m_open->change();
    LibraryConnection& db = m_open->db();
    const auto known = roots();
    for (const StoredRoot& root : changes.roots) {
        needRoot(known, root.id);
        LibraryQuery update = db.query("UPDATE roots SET online = ?, mounted = ? WHERE id = ?");
        update.with(root.online ? 1 : 0);
        if (root.mounted)
            update.with(*root.mounted ? 1 : 0);
        else
            update.withNull();
        update.with(root.id).run();
    }
    for (const StoredFile& file : changes.added) {
        checkAdded(file);
        needRoot(known, file.root);
    }
    for (const StoredFile& file : changes.moved)
        needRoot(known, file.root);
    moveFiles(db, changes.moved);
    setMissing(db, changes.missing, true);
    setMissing(db, changes.found, false);
    changeFiles(db, changes.changed);
    if (!changes.changed.empty())
        m_open->dropPlaces(idsOf(changes.changed));
    addFiles(db, changes.added);
    for (const auto* files : {&changes.moved, &changes.added}) {
        for (const StoredFile& file : *files)
            needOwnPath(db, file);
    }
    m_open->countRevision();
    change.commit();
}

void StoredLibrary::forget(std::span<const FileId> missing)
{
    LibraryTransaction change = m_open->change();
    std::set<FileId> files;
    for (const FileId id : missing) {
        LibraryQuery query = m_open->db().query("SELECT missing FROM files WHERE id = ?");
        if (query.with(id).next() && query.number(0) != 0)
            files.insert(id);
    }
    m_open->remove(files);
    change.commit();
}

void StoredLibrary::retry(std::span<const FileId> failed)
{
    LibraryTransaction change = m_open->change();
    m_open->needFiles(failed);
    m_open->forEach("UPDATE files SET state = 0, fault = NULL WHERE id = ? AND state = 2", failed);
    m_open->countRevision();
    change.commit();
}

void StoredLibrary::addHeard(const std::string& features, std::span<const HeardFile> heard)
{
    LibraryTransaction change = m_open->change();
    LibraryConnection& db = m_open->db();
    const VectorKind kind = kindOfWidth(db, features, checkHeard(heard));
    LibraryQuery update = db.query("UPDATE files SET bytes = ?, modified = ?, state = ?, fault = ?, facts = ?"
                                   " WHERE id = ?");
    LibraryQuery put = db.query("INSERT INTO vectors (kind, file, row) VALUES (?, ?, ?)"
                                " ON CONFLICT (kind, file) DO UPDATE SET row = excluded.row");
    LibraryQuery drop = db.query("DELETE FROM vectors WHERE kind = ? AND file = ?");
    std::vector<char> buffer;
    for (const HeardFile& each : heard) {
        const StoredFile& file = each.file;
        const std::vector<char> facts = factsToBytes(file);
        update.with(std::int64_t(file.record.bytes)).with(file.modified);
        withState(update, file);
        update.with(viewOf(facts));
        changeFile(update, file.id);
        if (each.row.empty())
            drop.with(kind.id).with(file.id).run();
        else
            put.with(kind.id).with(file.id).with(bytesOfRow(each.row, buffer)).run();
    }
    m_open->countRevision();
    change.commit();
}

std::vector<FileId> StoredLibrary::heardAs(const std::string& features) const
{
    LibraryConnection& db = m_open->db();
    std::vector<FileId> files;
    LibraryQuery query = db.query("SELECT file FROM vectors WHERE kind = ? ORDER BY file");
    query.with(findKind(db, features).id);
    while (query.next())
        files.push_back(query.number(0));
    return files;
}

Matrix<float> StoredLibrary::rows(const std::string& features, std::span<const FileId> files) const
{
    if (files.empty())
        return {};
    LibraryConnection& db = m_open->db();
    const VectorKind kind = findKind(db, features);
    if (kind.id == 0)
        throw std::invalid_argument("no such vectors in the library: " + features);
    Matrix<float> rows(files.size(), kind.width);
    const auto take = [&](const QByteArray& bytes, std::span<float> row) {
        if (std::size_t(bytes.size()) != row.size_bytes())
            db.fail(Fault::DamagedLibrary, "a vector of another width");
        rowOfBytes(bytes, row);
    };
    const auto missing = [&](FileId id) {
        throw std::invalid_argument("no vector of file " + std::to_string(id) + " in the library: " + features);
    };
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (!std::ranges::is_sorted(files))
        std::ranges::sort(order, {}, [&](std::size_t i) { return files[i]; });
    const FileId first = files[order.front()];
    const FileId last = files[order.back()];

    // Ids are dense but for what was forgotten; to count would mean to read the index.
    const bool most = last - first < 3 * std::int64_t(files.size());
    if (!most) {
        for (const std::size_t i : order) {
            LibraryQuery one = db.query("SELECT row FROM vectors WHERE kind = ? AND file = ?");
            if (!one.with(kind.id).with(files[i]).next())
                missing(files[i]);
            take(one.bytes(0), rows.row(i));
        }
        return rows;
    }
    // Reading on is quicker than looking for each.
    LibraryQuery all = db.query("SELECT file, row FROM vectors WHERE kind = ? AND file BETWEEN ? AND ? ORDER BY file");
    all.with(kind.id).with(first).with(last);
    std::size_t next = 0;
    while (next < order.size() && all.next()) {
        const FileId id = all.number(0);
        if (files[order[next]] < id)
            break;
        for (; next < order.size() && files[order[next]] == id; ++next)
            take(all.bytes(1), rows.row(order[next]));
    }
    if (next < order.size())
        missing(files[order[next]]);
    return rows;
}

} // namespace otozu
