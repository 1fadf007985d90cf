// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/stored_library_schema.h"

namespace otozu
{

const LibrarySchema& librarySchema()
{
    // Paths, names and tags are blobs: on Linux they may be any bytes. AUTOINCREMENT, so that an id is never given
    // twice. `fault` is the name of a Fault, as numbers may change. `facts` and `map` as core/library/record_bytes.h
    // has them; `row` is little-endian float32.
    static const LibrarySchema schema{{
        {
            "CREATE TABLE state (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
            "INSERT INTO state VALUES ('readable_from', 1), ('revision', 1)",
            "CREATE TABLE roots (id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB NOT NULL UNIQUE,"
            " online INTEGER NOT NULL)",
            "CREATE TABLE files (id INTEGER PRIMARY KEY AUTOINCREMENT, root INTEGER NOT NULL, path BLOB NOT NULL,"
            " bytes INTEGER NOT NULL, modified INTEGER NOT NULL, state INTEGER NOT NULL, missing INTEGER NOT NULL,"
            " fault TEXT, facts BLOB)",
            // Not UNIQUE: files may exchange their paths, one after the other.
            "CREATE INDEX files_by_path ON files (root, path)",
            "CREATE TABLE kinds (id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, width INTEGER NOT NULL)",
            // Rows in the order in which they came; the narrow index alone says of which files there are any.
            "CREATE TABLE vectors (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, file INTEGER NOT NULL,"
            " row BLOB NOT NULL)",
            "CREATE UNIQUE INDEX vectors_by_file ON vectors (kind, file)",
            // Place 0: the map that stands; 1: the one before.
            "CREATE TABLE maps (place INTEGER PRIMARY KEY, map BLOB NOT NULL)",
            "CREATE TABLE named_values (name BLOB PRIMARY KEY, bytes BLOB NOT NULL)",
            "CREATE TABLE favourites (file INTEGER PRIMARY KEY)",
            "CREATE TABLE hidden (file INTEGER PRIMARY KEY)",
            "CREATE TABLE tags (file INTEGER NOT NULL, tag BLOB NOT NULL, PRIMARY KEY (file, tag)) WITHOUT ROWID",
            "CREATE TABLE crates (position INTEGER PRIMARY KEY, name BLOB NOT NULL, folder BLOB NOT NULL)",
            "CREATE TABLE history (heard INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER NOT NULL UNIQUE)",
        },
        {
            "ALTER TABLE roots ADD COLUMN removed INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE roots ADD COLUMN mounted INTEGER", // NULL: not known
        },
        {
            // What follows upon `bytes` of named_values; a row to a page, which is several times as quick to read as
            // one large blob.
            "CREATE TABLE value_pieces (name BLOB NOT NULL, piece INTEGER NOT NULL, bytes BLOB NOT NULL,"
            " PRIMARY KEY (name, piece))",
        },
        {
            // One row: see LogMark.
            "CREATE TABLE log_mark (id INTEGER PRIMARY KEY, mark BLOB NOT NULL)",
        },
    }};
    return schema;
}

} // namespace otozu
