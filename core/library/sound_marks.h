// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace otozu
{

/// What the user says of sounds, in a form that is quick to ask and to change: the twin of what a library keeps
/// (LibraryStore::marks()), for those who show it. Each change tells whether it made a difference. A value.
class SoundMarks
{
public:
    SoundMarks() = default;
    explicit SoundMarks(const UserMarks& marks);

    [[nodiscard]] bool isFavourite(FileId file) const { return m_favourites.contains(file); }
    [[nodiscard]] bool isHidden(FileId file) const { return m_hidden.contains(file); }
    /// UTF-8, by bytes.
    [[nodiscard]] const std::vector<std::string>& tags(FileId file) const;
    [[nodiscard]] bool hasTag(FileId file, const std::string& tag) const;
    /// Every tag that is in use, by bytes, and of how many files.
    [[nodiscard]] const std::map<std::string, std::size_t>& tagCounts() const { return m_tagCounts; }
    [[nodiscard]] std::size_t favourites() const { return m_favourites.size(); }
    [[nodiscard]] std::size_t hidden() const { return m_hidden.size(); }

    bool setFavourite(std::span<const FileId> files, bool favourite);
    bool setHidden(std::span<const FileId> files, bool hidden);
    /// @param tag  not empty.
    bool addTag(std::span<const FileId> files, const std::string& tag);
    bool removeTag(std::span<const FileId> files, const std::string& tag);

private:
    std::unordered_set<FileId> m_favourites;
    std::unordered_set<FileId> m_hidden;
    std::unordered_map<FileId, std::vector<std::string>> m_tags; ///< No empty ones.
    std::map<std::string, std::size_t> m_tagCounts;
};

using SoundMarksPtr = std::shared_ptr<const SoundMarks>;

/// A tag as it is kept: without blanks around it, and one blank where there were several; empty if nothing is left.
[[nodiscard]] std::string tidyTag(const std::string& text);

} // namespace otozu
