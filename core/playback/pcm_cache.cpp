// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/playback/pcm_cache.h"

#include <iterator>
#include <utility>

namespace otozu
{

FileStamp stampOf(const std::filesystem::path& file)
{
    std::error_code error;
    FileStamp stamp;
    stamp.size = std::filesystem::file_size(file, error);
    if (error)
        return {};
    stamp.modified = std::filesystem::last_write_time(file, error);
    return error ? FileStamp{} : stamp;
}

PcmCache::Entry PcmCache::find(const std::filesystem::path& file, int sampleRate)
{
    const std::string key = keyOf(file, sampleRate);
    const std::lock_guard lock(m_mutex);
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return {};
    m_items.splice(m_items.begin(), m_items, found->second);
    return found->second->entry;
}

void PcmCache::insert(const std::filesystem::path& file, Entry entry)
{
    if (!entry.sound)
        return;
    const std::size_t size = bytesOf(entry);
    std::string key = keyOf(file, entry.sound->stereo.sampleRate);
    Items removed; // freed after the lock: a large sound takes its time to go
    const std::lock_guard lock(m_mutex);
    if (const auto old = m_index.find(key); old != m_index.end())
        moveOut(old->second, removed);
    if (size > m_maxBytes)
        return;
    while (m_bytes + size > m_maxBytes)
        moveOut(std::prev(m_items.end()), removed);
    m_items.push_front({key, std::move(entry)});
    m_index.emplace(std::move(key), m_items.begin());
    m_bytes += size;
}

void PcmCache::remove(const std::filesystem::path& file, int sampleRate)
{
    const std::string key = keyOf(file, sampleRate);
    Items removed;
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_index.find(key); found != m_index.end())
        moveOut(found->second, removed);
}

void PcmCache::clear()
{
    Items removed;
    const std::lock_guard lock(m_mutex);
    m_index.clear();
    m_bytes = 0;
    removed.swap(m_items);
}

std::size_t PcmCache::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

std::size_t PcmCache::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_items.size();
}

std::string PcmCache::keyOf(const std::filesystem::path& file, int sampleRate)
{
    return std::to_string(sampleRate) + ':' + file.string();
}

std::size_t PcmCache::bytesOf(const Entry& entry)
{
    return sizeof(PlayableSound) + entry.sound->stereo.samples.capacity() * sizeof(float);
}

void PcmCache::moveOut(Items::iterator item, Items& removed)
{
    m_bytes -= bytesOf(item->entry);
    m_index.erase(item->key);
    removed.splice(removed.begin(), m_items, item);
}

} // namespace otozu
