// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/stored_duplicates.h"

#include "core/base/fault.h"
#include "core/base/progress.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace otozu
{
namespace
{

constexpr const char* kValue = "hashes of whole files";
constexpr std::uint64_t kWithinEdges = 2 * 65536; // edgeHash() covers it
constexpr std::size_t kNumbers = 5;               // id, edges, whole

using Bytes = std::pair<std::uint64_t, ContentHash>; // size, and the hash of the edges or of all

void append(std::vector<char>& bytes, std::uint64_t number)
{
    for (int shift = 0; shift < 64; shift += 8)
        bytes.push_back(char(number >> shift & 0xFFU));
}

std::uint64_t numberAt(const std::vector<char>& bytes, std::size_t index)
{
    std::uint64_t number = 0;
    for (std::size_t i = 8; i-- > 0;)
        number = number << 8U | std::uint8_t(bytes[8 * index + i]);
    return number;
}

/// Files that are only told apart by reading the whole of them.
std::vector<std::size_t> longSuspects(std::span<const StoredFile> files)
{
    std::map<Bytes, std::size_t> alike;
    for (const StoredFile& file : files) {
        if (file.record.bytes > kWithinEdges)
            ++alike[{file.record.bytes, file.edges}];
    }
    std::vector<std::size_t> suspects;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].record.bytes > kWithinEdges && alike[{files[i].record.bytes, files[i].edges}] > 1)
            suspects.push_back(i);
    }
    return suspects;
}

} // namespace

StoredDuplicates::StoredDuplicates(const LibraryStore& store)
{
    const std::vector<char> bytes = store.value(kValue);
    for (std::size_t at = 0; at + kNumbers <= bytes.size() / 8; at += kNumbers)
        m_known[FileId(numberAt(bytes, at))] = {{numberAt(bytes, at + 1), numberAt(bytes, at + 2)},
                                                {numberAt(bytes, at + 3), numberAt(bytes, at + 4)}};
}

void StoredDuplicates::keep(LibraryStore& store) const
{
    if (!m_isNew)
        return;
    std::vector<char> bytes;
    bytes.reserve(m_known.size() * kNumbers * 8);
    for (const auto& [id, known] : m_known) {
        for (const std::uint64_t number :
             std::array{std::uint64_t(id), known.edges.high, known.edges.low, known.whole.high, known.whole.low})
            append(bytes, number);
    }
    store.setValue(kValue, bytes);
}

const ContentHash* StoredDuplicates::hashOf(const StoredFile& file) const
{
    if (file.record.bytes <= kWithinEdges)
        return file.edges == ContentHash() ? nullptr : &file.edges;
    const auto known = m_known.find(file.id);
    return known != m_known.end() && known->second.edges == file.edges ? &known->second.whole : nullptr;
}

void StoredDuplicates::read(const std::filesystem::path& base, std::span<const StoredFile> files, ThreadPool& pool,
                            const std::stop_token& stop)
{
    std::vector<std::size_t> unknown;
    for (const std::size_t i : longSuspects(files)) {
        if (hashOf(files[i]) == nullptr && !files[i].record.missing)
            unknown.push_back(i);
    }
    std::vector<std::optional<ContentHash>> hashes(unknown.size());
    pool.forRanges(unknown.size(), 4, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i) {
            throwIfStopped(stop);
            try {
                hashes[i] = contentHash(base / files[unknown[i]].record.path, stop);
            } catch (const Error&) {
                // Gone or unreadable since it was heard: no duplicate.
            }
        }
    });
    for (std::size_t i = 0; i < unknown.size(); ++i) {
        if (hashes[i]) {
            m_known[files[unknown[i]].id] = {files[unknown[i]].edges, *hashes[i]};
            m_isNew = true;
        }
    }
}

std::vector<std::int32_t> StoredDuplicates::find(std::span<const StoredFile> files) const
{
    std::vector<std::pair<Bytes, std::int32_t>> hashes;
    hashes.reserve(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (const ContentHash* hash = hashOf(files[i]))
            hashes.push_back({{files[i].record.bytes, *hash}, std::int32_t(i)});
    }
    std::ranges::sort(hashes); // faster than a map
    std::vector<std::int32_t> duplicateOf(files.size(), -1);
    std::size_t first = 0;
    for (std::size_t i = 1; i < hashes.size(); ++i) {
        if (hashes[i].first == hashes[first].first)
            duplicateOf[std::size_t(hashes[i].second)] = hashes[first].second;
        else
            first = i;
    }
    return duplicateOf;
}

} // namespace otozu
