// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/playback/playable_sound.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

namespace otozu
{

/// By what a changed file is told from the one that was decoded.
struct FileStamp {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type modified{};

    bool operator==(const FileStamp&) const = default;
};

/// The file's stamp now; all zero if it cannot be looked at.
[[nodiscard]] FileStamp stampOf(const std::filesystem::path& file);

/// Decoded sounds, the least recently used of which go when there are more bytes than allowed. Safe from any thread;
/// what is handed out stays whole for whoever holds it.
class PcmCache
{
public:
    struct Entry {
        PlayableSoundPtr sound; ///< nullptr: not here.
        FileStamp stamp;
        bool whole = false; ///< False: only the beginning of the file.
    };

    explicit PcmCache(std::size_t maxBytes) : m_maxBytes(maxBytes) {}

    /// What is kept of the file at this rate; it counts as used now.
    [[nodiscard]] Entry find(const std::filesystem::path& file, int sampleRate);
    /// Keeps it in place of what was kept under the same file and rate. A sound larger than the whole cache is not
    /// kept.
    void insert(const std::filesystem::path& file, Entry entry);
    void remove(const std::filesystem::path& file, int sampleRate);
    void clear();

    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] std::size_t count() const;

private:
    struct Item {
        std::string key;
        Entry entry;
    };
    using Items = std::list<Item>; // most recently used first

    static std::string keyOf(const std::filesystem::path& file, int sampleRate);
    static std::size_t bytesOf(const Entry& entry);
    void moveOut(Items::iterator item, Items& removed);

    const std::size_t m_maxBytes;
    mutable std::mutex m_mutex;
    Items m_items;
    std::unordered_map<std::string, Items::iterator> m_index;
    std::size_t m_bytes = 0;
};

} // namespace otozu
