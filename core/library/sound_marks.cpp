// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sound_marks.h"

#include <algorithm>

namespace otozu
{
namespace
{

bool setMarked(std::unordered_set<FileId>& marked, std::span<const FileId> files, bool on)
{
    bool changes = false;
    for (const FileId file : files)
        changes |= on ? marked.insert(file).second : marked.erase(file) > 0;
    return changes;
}

} // namespace

SoundMarks::SoundMarks(const UserMarks& marks)
    : m_favourites(marks.favourites.begin(), marks.favourites.end()), m_hidden(marks.hidden.begin(), marks.hidden.end())
{
    for (const auto& [file, tag] : marks.tags)
        addTag({&file, 1}, tag);
}

const std::vector<std::string>& SoundMarks::tags(FileId file) const
{
    static const std::vector<std::string> none;
    const auto at = m_tags.find(file);
    return at == m_tags.end() ? none : at->second;
}

bool SoundMarks::hasTag(FileId file, const std::string& tag) const
{
    return std::ranges::binary_search(tags(file), tag);
}

bool SoundMarks::setFavourite(std::span<const FileId> files, bool favourite)
{
    return setMarked(m_favourites, files, favourite);
}

bool SoundMarks::setHidden(std::span<const FileId> files, bool hidden)
{
    return setMarked(m_hidden, files, hidden);
}

bool SoundMarks::addTag(std::span<const FileId> files, const std::string& tag)
{
    std::size_t added = 0;
    for (const FileId file : files) {
        std::vector<std::string>& tags = m_tags[file];
        const auto at = std::ranges::lower_bound(tags, tag);
        if (at != tags.end() && *at == tag)
            continue;
        tags.insert(at, tag);
        ++added;
    }
    if (added > 0)
        m_tagCounts[tag] += added;
    return added > 0;
}

bool SoundMarks::removeTag(std::span<const FileId> files, const std::string& tag)
{
    std::size_t removed = 0;
    for (const FileId file : files) {
        const auto of = m_tags.find(file);
        if (of == m_tags.end() || std::erase(of->second, tag) == 0)
            continue;
        ++removed;
        if (of->second.empty())
            m_tags.erase(of);
    }
    if (removed > 0 && (m_tagCounts[tag] -= removed) == 0)
        m_tagCounts.erase(tag);
    return removed > 0;
}

std::string tidyTag(const std::string& text)
{
    std::string tidy;
    for (const char c : text) {
        const bool isBlank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!isBlank)
            tidy += c;
        else if (!tidy.empty() && tidy.back() != ' ')
            tidy += ' ';
    }
    if (!tidy.empty() && tidy.back() == ' ')
        tidy.pop_back();
    return tidy;
}

} // namespace otozu
