// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/library_log.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>
#include <vector>

namespace otozu
{
namespace
{

constexpr std::string_view kMagic("Otozu log mark 1");
constexpr std::size_t kMarkBytes = kMagic.size() + 16;

std::uint64_t bigEndian(std::string_view bytes, std::size_t at, std::size_t count)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Section 4.2: of each 8 bytes, continued.
class LogSum
{
public:
    explicit LogSum(bool isBigEndian) : m_isBigEndian(isBigEndian) {}
    void add(std::string_view bytes)
    {
        for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
            m_first += word(bytes, i) + m_second;
            m_second += word(bytes, i + 4) + m_first;
        }
    }
    [[nodiscard]] bool is(std::string_view bytes, std::size_t at) const
    {
        return bigEndian(bytes, at, 4) == m_first && bigEndian(bytes, at + 4, 4) == m_second;
    }

private:
    [[nodiscard]] std::uint32_t word(std::string_view bytes, std::size_t at) const
    {
        const auto byte = [&](std::size_t i) { return std::uint32_t(static_cast<unsigned char>(bytes[at + i])); };
        return m_isBigEndian ? byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3)
                             : byte(3) << 24U | byte(2) << 16U | byte(1) << 8U | byte(0);
    }

    bool m_isBigEndian;
    std::uint32_t m_first = 0;
    std::uint32_t m_second = 0;
};

/// Of a page that is the whole of a table with one row, whose only value is a mark: section 1.6 and 2.
std::optional<LogMark> markOnPage(std::string_view page)
{
    if (page.size() < 512 || page[0] != 0x0D || bigEndian(page, 3, 2) != 1)
        return {};
    // Size of the row, its number, size of the header, NULL for the number, the kind of the blob.
    const std::size_t cell = bigEndian(page, 8, 2);
    const std::string head{char(kMarkBytes + 3), 1, 3, 0, char(12 + 2 * kMarkBytes)};
    if (cell + head.size() + kMarkBytes > page.size() || page.substr(cell, head.size()) != head)
        return {};
    return LogMark::of(page.substr(cell + head.size(), kMarkBytes));
}

/// What is in a log that SQLite would take.
struct Log {
    bool hasChanges = false;
    std::vector<LogMark> marks; ///< From first to last.
    std::uint64_t page = 0;     ///< Where the first one lies in the file, from 1.
};

/// @param upToMark  the first is enough.
Log readLog(const std::filesystem::path& path, bool upToMark)
{
    Log log;
    std::ifstream in(path, std::ios::binary);
    std::string header(32, '\0');
    if (!in.read(header.data(), std::streamsize(header.size())) || bigEndian(header, 0, 4) >> 1U != 0x377F0682U >> 1U)
        return log;
    LogSum sum(bigEndian(header, 0, 4) % 2 == 1);
    sum.add(std::string_view(header).substr(0, 24));
    const std::size_t pageBytes = bigEndian(header, 8, 4);
    if (!sum.is(header, 24) || pageBytes < 512 || pageBytes > 65536)
        return log;
    std::string frame(24 + pageBytes, '\0');
    std::vector<LogMark> marks;
    std::uint64_t page = 0;
    while (in.read(frame.data(), std::streamsize(frame.size()))) {
        const std::string_view bytes(frame);
        sum.add(bytes.substr(0, 8));
        sum.add(bytes.substr(24));
        if (bytes.substr(8, 8) != std::string_view(header).substr(16, 8) || !sum.is(bytes, 16))
            break;
        if (const auto mark = markOnPage(bytes.substr(24))) {
            marks.push_back(*mark);
            page = page == 0 ? bigEndian(bytes, 0, 4) : page;
        }
        if (bigEndian(bytes, 4, 4) == 0)
            continue; // the transaction goes on
        log.hasChanges = true;
        log.marks = marks;
        log.page = page;
        if (upToMark && page != 0)
            break;
    }
    return log;
}

/// Of the file without its log. @param page  where it is likely; 0: not known.
std::optional<LogMark> markOfFile(std::ifstream& in, std::size_t pageBytes, std::uint64_t page)
{
    std::string bytes(pageBytes, '\0');
    const auto at = [&](std::uint64_t number) {
        in.clear();
        in.seekg(std::streamoff((number - 1) * pageBytes));
        return in.read(bytes.data(), std::streamsize(pageBytes)) ? markOnPage(bytes) : std::optional<LogMark>();
    };
    if (page != 0) {
        if (const auto mark = at(page))
            return mark;
    }
    in.clear();
    in.seekg(0, std::ios::end);
    const auto pages = std::uint64_t(in.tellg()) / pageBytes;
    for (std::uint64_t number = 1; number <= pages; ++number) {
        if (const auto mark = at(number))
            return mark;
    }
    return {};
}

bool belongTogether(const std::filesystem::path& library, const std::filesystem::path& path)
{
    const Log first = readLog(path, true);
    if (!first.hasChanges)
        return true; // without a look at the file, of which all pages may have to be read for its mark
    std::ifstream in(library, std::ios::binary);
    std::string header(100, '\0');
    if (!in.read(header.data(), std::streamsize(header.size())))
        return true;
    const std::size_t pageBytes = bigEndian(header, 16, 2) == 1 ? 65536 : bigEndian(header, 16, 2);
    if (bigEndian(header, 60, 4) < std::uint64_t(kMarkedSchema) || pageBytes < 512)
        return true;
    const auto mark = markOfFile(in, pageBytes, first.page);
    // Once more after the file: if both are written to meanwhile, the file may be ahead of what was read first.
    const Log log = readLog(path, false);
    if (!log.hasChanges || !mark)
        return true;
    if (log.marks.empty())
        return false;
    return log.marks.front().before == mark->now ||
           std::ranges::find(log.marks, mark->now, &LogMark::now) != log.marks.end();
}

} // namespace

std::string LogMark::bytes() const
{
    std::string bytes(kMagic);
    for (const std::uint64_t value : {before, now}) {
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += char(value >> unsigned(shift) & 0xFFU);
    }
    return bytes;
}

std::optional<LogMark> LogMark::of(std::string_view bytes)
{
    if (bytes.size() != kMarkBytes || !bytes.starts_with(kMagic))
        return {};
    return LogMark{bigEndian(bytes, kMagic.size(), 8), bigEndian(bytes, kMagic.size() + 8, 8)};
}

bool isLogOf(const std::filesystem::path& library, const std::filesystem::path& log)
{
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (belongTogether(library, log))
            return true;
        // Somebody may just have begun the log anew.
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}

} // namespace otozu
