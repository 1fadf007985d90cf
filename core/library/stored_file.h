// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/content_hash.h"
#include "core/base/fault.h"
#include "core/library/sample_record.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace otozu
{

/// Name a stored file or root for as long as the library knows it; from 1, never given twice.
using FileId = std::int64_t;
using RootId = std::int64_t;

/// A folder whose sounds are in the library.
struct StoredRoot {
    RootId id = 0;
    std::filesystem::path path; ///< Absolute and normal; no root lies in another.
    bool online = true;         ///< It was there at the last look. What is known of its files stays either way.
    bool removed = false;       ///< The user took it out: nobody looks at it; its files stay, and are missing.
    /// Another disk hung there when it was last there; nothing: not known.
    std::optional<bool> mounted{};
};

enum class FileState : std::uint8_t {
    Pending,  ///< To be listened to.
    Analysed, ///< Its vector and facts are there.
    Failed,   ///< Could not be read; not tried again before it changes or the user asks.
};

/// What a library knows of a file, but for the vectors.
struct StoredFile {
    FileId id = 0; ///< 0: not stored yet.
    RootId root = 0;
    /// `path` is relative to the root. Place, cluster, label and duplicateOf are not stored here.
    SampleRecord record;
    std::int64_t modified = 0; ///< When it was looked at: ns since 1970. Compared for equality alone: clocks go back.
    FileState state = FileState::Pending;
    Fault fault = Fault::NotAudio; ///< Of Failed.
    bool missing = false;          ///< Gone from a root that was there. Everything about it stays.
    ContentHash edges;             ///< edgeHash() of the file that was heard; zero before.
    ContentHash sound;             ///< Of the decoded sound, whatever the container; zero before or without.
};

/// What a look at the disk found out. Applied as one: wholly or not at all. Afterwards no two files of a root have the
/// same path; on the way they may: files that were exchanged move to each other's. A file that was overwritten by
/// another one both moves to a path where none is and is missing.
struct DiskChanges {
    std::vector<StoredRoot> roots{};   ///< Whose `online` or `mounted` is another now.
    std::vector<StoredFile> added{};   ///< New: id is 0, Pending (or Failed: known to be unreadable), and not heard.
    std::vector<StoredFile> changed{}; ///< Other content: bytes and modified are new; Pending, what was heard is void,
                                       ///< and so are its places on maps.
    std::vector<StoredFile> moved{};   ///< Same content: root, path, modified are new, all else stays; not missing.
    std::vector<FileId> missing{};     ///< Not there any more.
    std::vector<FileId> found{};       ///< There again, unchanged.

    [[nodiscard]] bool empty() const
    {
        return roots.empty() && added.empty() && changed.empty() && moved.empty() && missing.empty() && found.empty();
    }
};

/// What listening to a file gave.
struct HeardFile {
    StoredFile file;        ///< With its id; state Analysed or Failed; facts, hashes.
    std::vector<float> row; ///< Unscaled features; empty if Failed.
};

} // namespace otozu
