// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/content_hash.h"
#include "core/base/thread_pool.h"
#include "core/library/library_store.h"

#include <filesystem>
#include <map>
#include <span>
#include <stop_token>
#include <vector>

namespace otozu
{

/// Files of a library with the same bytes, without reading them again: the hash of the edges, which a library has of
/// every file that it has heard, tells whether files up to 128 KiB are the same; the hashes of longer ones are kept in
/// the library once they have been read.
class StoredDuplicates
{
public:
    explicit StoredDuplicates(const LibraryStore& store);

    /// Reads those whose size and edges are the same as another's, as far as that is not known yet and they are there.
    /// @param base   what paths of the files are relative to.
    /// @throws Cancelled
    void read(const std::filesystem::path& base, std::span<const StoredFile> files, ThreadPool& pool,
              const std::stop_token& stop);
    /// Keeps what was read, if anything was.
    void keep(LibraryStore& store) const;

    /// For every file the first one before it with the same bytes, -1: none. One that was never read has none.
    [[nodiscard]] std::vector<std::int32_t> find(std::span<const StoredFile> files) const;

private:
    struct Known {
        ContentHash edges;
        ContentHash whole;
    };
    /// nullptr: not known, or of another content.
    [[nodiscard]] const ContentHash* hashOf(const StoredFile& file) const;

    std::map<FileId, Known> m_known;
    bool m_isNew = false;
};

} // namespace otozu
