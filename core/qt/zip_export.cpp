// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/zip_export.h"

#include "core/base/path_text.h"
#include "core/export/source_file.h"
#include "core/qt/deflater.h"
#include "core/qt/zip_writer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace otozu
{
namespace
{

// A file up to kWhole is compressed in one go, a larger one in blocks: then one file keeps all workers busy and a stop
// is obeyed in time. A batch is read and compressed side by side while the one before is written in order; batches
// bound the memory.
constexpr std::uint64_t kWhole = 4U << 20;
constexpr std::uint64_t kBlock = 1U << 20;
constexpr std::uint64_t kBatch = 16U << 20;
constexpr std::size_t kMostUnits = 4096;

bool isCompressedAlready(const std::filesystem::path& path)
{
    static constexpr std::array<std::string_view, 8> kEndings{".flac", ".ogg", ".oga", ".opus",
                                                              ".mp3",  ".m4a", ".aac", ".wma"};
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::time_t secondsOf(std::filesystem::file_time_type time)
{
    const auto since = std::filesystem::file_time_type::clock::to_sys(time).time_since_epoch();
    return std::time_t(std::chrono::floor<std::chrono::seconds>(since).count());
}

/// A file of the plan on its way into the zip.
struct Item {
    std::size_t entry = 0; ///< Of the plan.
    std::uint64_t bytes = 0;
    std::time_t modified = 0;
    bool deflated = false;
};

/// A piece of a file: what one worker does at a time.
struct Unit {
    std::size_t item = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    bool first = false;
    bool last = false;
    std::vector<char> raw; ///< Kept in case that it is to be stored after all.
    std::vector<char> packed;
    std::uint32_t crc = 0;
    std::optional<Fault> failed;
};

struct Batch {
    std::vector<Item> items;
    std::vector<Unit> units;
    std::uint64_t bytes = 0;
};

/// A file could not be read to its end after its beginning had been written.
struct LateFailure {
    std::size_t entry;
    Fault fault;
};

class ZipRun
{
public:
    ZipRun(const ExportPlan& plan, const std::filesystem::path& zip, ThreadPool& pool,
           std::map<std::size_t, Fault>& failed, const std::stop_token& stop, const ExportProgressFn& report)
        : m_plan(plan), m_pool(pool), m_failed(failed), m_stop(stop), m_report(report), m_zip(zip),
          m_deflaters(std::size_t(pool.threadCount()))
    {
    }

    ExportSummary run()
    {
        for (std::size_t i = 0; i < m_plan.entries.size(); ++i) {
            if (!m_failed.contains(i))
                add(i);
        }
        flush();
        flush(); // writes what the first has packed
        if (m_plan.manifest)
            writeManifest();
        throwIfStopped(m_stop);
        m_zip.commit();
        m_bytesDone = m_plan.bytes;
        tell();
        return m_summary;
    }

private:
    void add(std::size_t entry)
    {
        throwIfStopped(m_stop);
        const ExportEntry& planned = m_plan.entries[entry];
        Item item{entry, 0, 0, !isCompressedAlready(planned.source)};
        try {
            const SourceFile source(m_plan.root / planned.source);
            item.bytes = source.size();
            item.modified = secondsOf(source.modified());
        } catch (const SourceError& problem) {
            m_failed.emplace(entry, problem.fault);
            m_bytesDone += planned.bytes;
            ++m_filesDone;
            return;
        }
        if (m_next.bytes + item.bytes > kBatch || m_next.units.size() >= kMostUnits)
            flush();
        m_next.items.push_back(item);
        const std::uint64_t step = item.bytes <= kWhole ? kWhole : kBlock;
        std::uint64_t offset = 0;
        do {
            // Only a file larger than a batch comes here with a full one: it goes through in several.
            if (m_next.bytes >= kBatch) {
                flush();
                m_next.items.push_back(item);
            }
            Unit unit;
            unit.item = m_next.items.size() - 1;
            unit.offset = offset;
            unit.length = std::min(step, item.bytes - offset);
            unit.first = offset == 0;
            unit.last = offset + unit.length == item.bytes;
            offset += unit.length;
            m_next.bytes += unit.length;
            m_next.units.push_back(std::move(unit));
        } while (offset < item.bytes);
    }

    /// Compresses what has been added, and meanwhile writes what was compressed before.
    void flush()
    {
        std::vector<Unit*> units;
        for (Unit& unit : m_next.units)
            units.push_back(&unit);
        // The longest first, so that no worker is left with one at the end.
        std::ranges::stable_sort(units, std::greater(), &Unit::length);
        m_pool.forRanges(units.size() + 1, 1, [&](std::size_t begin, std::size_t, int worker) {
            throwIfStopped(m_stop);
            if (begin == 0) {
                writeBatch();
                return;
            }
            pack(m_next.items, *units[begin - 1], m_deflaters[std::size_t(worker)]);
            if (worker == 0)
                tell();
        });
        m_packed = std::exchange(m_next, {});
        tell();
    }

    void writeBatch()
    {
        std::vector<Unit>& units = m_packed.units;
        for (std::size_t begin = 0; begin < units.size();) {
            std::size_t end = begin + 1;
            while (end < units.size() && units[end].item == units[begin].item)
                ++end;
            write(m_packed.items[units[begin].item], std::span(units).subspan(begin, end - begin));
            begin = end;
        }
    }

    void pack(const std::vector<Item>& items, Unit& unit, Deflater& deflater)
    {
        const Item& item = items[unit.item];
        try {
            SourceFile source(m_plan.root / m_plan.entries[item.entry].source);
            const bool isWhole = unit.first && unit.last;
            const std::size_t before =
                item.deflated ? std::size_t(std::min<std::uint64_t>(unit.offset, Deflater::kWindow)) : 0;
            unit.raw.resize(before + unit.length);
            source.readAt(unit.offset - before, unit.raw);
            unit.crc = Deflater::crc(std::span(unit.raw).subspan(before));
            if (item.deflated)
                unit.packed = isWhole ? deflater.whole(unit.raw) : deflater.block(unit.raw, before, unit.last);
            unit.raw.erase(unit.raw.begin(), unit.raw.begin() + std::ptrdiff_t(before));
        } catch (const SourceError& problem) {
            unit.failed = problem.fault;
        }
        m_bytesDone += unit.length;
        m_filesDone += unit.last ? 1 : 0;
    }

    void write(const Item& item, std::span<Unit> units)
    {
        for (const Unit& unit : units) {
            if (!unit.failed)
                continue;
            if (!units.front().first || !units.back().last)
                throw LateFailure{item.entry, *unit.failed};
            m_failed.emplace(item.entry, *unit.failed);
            return;
        }
        if (units.front().first) {
            m_deflated = item.deflated;
            if (units.back().last) {
                std::uint64_t packed = 0;
                for (const Unit& unit : units)
                    packed += unit.packed.size();
                m_deflated = m_deflated && packed < item.bytes;
            }
            m_crc = 0;
            m_zip.begin({m_plan.entries[item.entry].exported(), m_deflated, item.bytes, item.modified});
        }
        for (const Unit& unit : units) {
            throwIfStopped(m_stop);
            m_zip.write(m_deflated ? unit.packed : unit.raw);
            m_crc = Deflater::combine(m_crc, unit.crc, unit.length);
        }
        if (!units.back().last)
            return;
        m_zip.end(m_crc);
        m_exported.push_back(m_plan.entries[item.entry]);
        m_newest = std::max(m_newest, item.modified);
        ++m_summary.files;
        m_summary.bytes += item.bytes;
    }

    void writeManifest()
    {
        const std::string text = manifestText(m_exported);
        // Its time is that of the newest sound, so that the same sounds give the same zip.
        m_zip.begin({kManifestName, true, text.size(), m_newest});
        m_zip.write(m_deflaters.front().whole(text));
        m_zip.end(Deflater::crc(text));
    }

    void tell() const
    {
        if (m_report)
            m_report(
                {m_filesDone, m_plan.entries.size(), std::min<std::uint64_t>(m_bytesDone, m_plan.bytes), m_plan.bytes});
    }

    const ExportPlan& m_plan;
    ThreadPool& m_pool;
    std::map<std::size_t, Fault>& m_failed;
    const std::stop_token& m_stop;
    const ExportProgressFn& m_report;
    ZipWriter m_zip;
    std::vector<Deflater> m_deflaters;

    Batch m_next;
    Batch m_packed;
    std::atomic<std::uint64_t> m_bytesDone{0};
    std::atomic<std::size_t> m_filesDone{0};

    bool m_deflated = false;
    std::uint32_t m_crc = 0;
    std::time_t m_newest = 0;
    std::vector<ExportEntry> m_exported;
    ExportSummary m_summary;
};

} // namespace

ExportSummary exportToZip(const ExportPlan& plan, const std::filesystem::path& zip, ThreadPool& pool,
                          const std::stop_token& stop, const ExportProgressFn& report)
{
    std::map<std::size_t, Fault> failed;
    for (;;) {
        try {
            ExportSummary summary = ZipRun(plan, zip, pool, failed, stop, report).run();
            summary.target = zip;
            for (const auto& [entry, fault] : failed)
                summary.failed.push_back({plan.entries[entry].source, fault});
            return summary;
        } catch (const LateFailure& late) {
            // A zip cannot take back what it has written of an entry: begin again without it.
            failed.emplace(late.entry, late.fault);
        }
    }
}

} // namespace otozu
