// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/record_bytes.h"
#include "core/library/store_rules.h"
#include "core/qt/stored_library_open.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace otozu
{

namespace
{

/// So that a row of it goes into a page, with its name.
constexpr std::size_t kPieceBytes = 15'000;

} // namespace

std::optional<StoredMap> StoredLibrary::Open::map(int place)
{
    LibraryQuery query = db().query("SELECT map FROM maps WHERE place = ?");
    if (!query.with(std::int64_t(place)).next())
        return std::nullopt;
    const QByteArray bytes = query.bytes(0);
    try {
        return mapFromBytes(std::span(bytes.data(), std::size_t(bytes.size())));
    } catch (const Error& error) {
        db().fail(Fault::DamagedLibrary, "the map: " + error.detail);
    }
}

void StoredLibrary::Open::putMap(int place, const StoredMap& map)
{
    const std::vector<char> bytes = mapToBytes(map);
    db().query("INSERT OR REPLACE INTO maps VALUES (?, ?)").with(std::int64_t(place)).with(viewOf(bytes)).run();
}

std::optional<StoredMap> StoredLibrary::map() const
{
    return m_open->map(0);
}

void StoredLibrary::setMap(const StoredMap& map, bool keepBefore)
{
    LibraryTransaction change = m_open->change();
    const StoredMap stored = asStored(map);
    LibraryConnection& db = m_open->db();
    if (keepBefore && db.number("SELECT COUNT(*) FROM maps WHERE place = 0") != 0) {
        db.execute("DELETE FROM maps WHERE place = 1");
        db.execute("UPDATE maps SET place = 1 WHERE place = 0");
    }
    m_open->putMap(0, stored);
    change.commit();
}

bool StoredLibrary::canUndoMap() const
{
    return m_open->db().number("SELECT COUNT(*) FROM maps WHERE place = 1") != 0;
}

void StoredLibrary::undoMap()
{
    LibraryTransaction change = m_open->change();
    if (!canUndoMap())
        throw std::logic_error("there is no map before");
    m_open->db().execute("UPDATE maps SET place = place + 2");
    m_open->db().execute("UPDATE maps SET place = 3 - place");
    change.commit();
}

std::vector<char> StoredLibrary::value(const std::string& name) const
{
    LibraryConnection& db = m_open->db();
    LibraryQuery first = db.query("SELECT bytes FROM named_values WHERE name = ?");
    if (!first.with(name).next())
        return {};
    const QByteArray bytes = first.bytes(0);
    std::vector<char> value(bytes.begin(), bytes.end());
    if (m_open->schema < 3)
        return value;
    LibraryQuery last = db.query("SELECT MAX(piece) FROM value_pieces WHERE name = ?");
    if (last.with(name).next() && !last.isNull(0))
        value.reserve(value.size() + std::size_t(last.number(0)) * kPieceBytes);
    LibraryQuery pieces = db.query("SELECT bytes FROM value_pieces WHERE name = ? ORDER BY piece");
    pieces.with(name);
    while (pieces.next()) {
        const QByteArray piece = pieces.bytes(0);
        value.insert(value.end(), piece.begin(), piece.end());
    }
    return value;
}

void StoredLibrary::setValue(const std::string& name, std::span<const char> bytes)
{
    LibraryTransaction change = m_open->change();
    LibraryConnection& db = m_open->db();
    db.query("DELETE FROM value_pieces WHERE name = ?").with(name).run();
    if (bytes.empty()) {
        db.query("DELETE FROM named_values WHERE name = ?").with(name).run();
    } else {
        const auto first = bytes.first(std::min(kPieceBytes, bytes.size()));
        db.query("INSERT OR REPLACE INTO named_values VALUES (?, ?)").with(name).with(viewOf(first)).run();
        auto rest = bytes.subspan(first.size());
        for (std::int64_t piece = 1; !rest.empty(); ++piece) {
            const auto next = rest.first(std::min(kPieceBytes, rest.size()));
            db.query("INSERT INTO value_pieces VALUES (?, ?, ?)").with(name).with(piece).with(viewOf(next)).run();
            rest = rest.subspan(next.size());
        }
    }
    change.commit();
}

UserMarks StoredLibrary::marks() const
{
    UserMarks marks;
    marks.favourites = m_open->ids("SELECT file FROM favourites ORDER BY file");
    marks.hidden = m_open->ids("SELECT file FROM hidden ORDER BY file");
    LibraryQuery tags = m_open->db().query("SELECT file, tag FROM tags ORDER BY file, tag");
    while (tags.next())
        marks.tags.emplace_back(tags.number(0), tags.bytes(1).toStdString());
    return marks;
}

void StoredLibrary::setFavourite(std::span<const FileId> files, bool favourite)
{
    LibraryTransaction change = m_open->change();
    m_open->needFiles(files);
    m_open->forEach(favourite ? "INSERT OR IGNORE INTO favourites VALUES (?)" : "DELETE FROM favourites WHERE file = ?",
                    files);
    change.commit();
}

void StoredLibrary::setHidden(std::span<const FileId> files, bool hidden)
{
    LibraryTransaction change = m_open->change();
    m_open->needFiles(files);
    m_open->forEach(hidden ? "INSERT OR IGNORE INTO hidden VALUES (?)" : "DELETE FROM hidden WHERE file = ?", files);
    change.commit();
}

void StoredLibrary::addTag(std::span<const FileId> files, const std::string& tag)
{
    LibraryTransaction change = m_open->change();
    m_open->needFiles(files);
    if (tag.empty())
        throw std::invalid_argument("a tag has a name");
    LibraryQuery insert = m_open->db().query("INSERT OR IGNORE INTO tags VALUES (?, ?)");
    for (const FileId file : files)
        insert.with(file).with(tag).run();
    change.commit();
}

void StoredLibrary::removeTag(std::span<const FileId> files, const std::string& tag)
{
    LibraryTransaction change = m_open->change();
    m_open->needFiles(files);
    LibraryQuery drop = m_open->db().query("DELETE FROM tags WHERE file = ? AND tag = ?");
    for (const FileId file : files)
        drop.with(file).with(tag).run();
    change.commit();
}

std::vector<Crate> StoredLibrary::crates() const
{
    std::vector<Crate> crates;
    LibraryQuery query = m_open->db().query("SELECT name, folder FROM crates ORDER BY position");
    while (query.next())
        crates.push_back({query.bytes(0).toStdString(), pathOfBytes(query.bytes(1))});
    return crates;
}

void StoredLibrary::setCrates(std::span<const Crate> crates)
{
    LibraryTransaction change = m_open->change();
    m_open->db().execute("DELETE FROM crates");
    LibraryQuery insert = m_open->db().query("INSERT INTO crates (name, folder) VALUES (?, ?)");
    for (const Crate& crate : crates)
        insert.with(crate.name).with(pathBytes(crate.folder)).run();
    change.commit();
}

void StoredLibrary::addHistory(std::span<const FileId> heard)
{
    LibraryTransaction change = m_open->change();
    m_open->forEach("INSERT OR REPLACE INTO history (file) SELECT id FROM files WHERE id = ?", heard);
    change.commit();
}

std::vector<FileId> StoredLibrary::history(std::size_t most) const
{
    constexpr auto kAll = std::size_t(std::numeric_limits<std::int64_t>::max());
    std::vector<FileId> files;
    LibraryQuery query = m_open->db().query("SELECT file FROM history ORDER BY heard DESC LIMIT ?");
    query.with(std::int64_t(std::min(most, kAll)));
    while (query.next())
        files.push_back(query.number(0));
    return files;
}

} // namespace otozu
