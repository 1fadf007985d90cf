// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/map_csv.h"

#include "core/base/atomic_file.h"
#include "core/base/path_text.h"
#include "core/library/cluster_names.h"
#include "core/library/csv_text.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unordered_map>

namespace otozu
{
namespace
{

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::int32_t kMostClusters = 1'000'000; // more is a mistake, and would only cost memory

enum Column { Path, X, Y, Cluster, ClusterName, Label, Seconds, DuplicateOf, kColumns };
constexpr std::array<std::string_view, kColumns> kNames{"path",         "x",     "y",       "cluster",
                                                        "cluster_name", "label", "seconds", "duplicate_of"};

template <typename... Format>
void appendNumber(std::string& text, auto value, Format... format)
{
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...).ptr;
    text.append(buffer.data(), end);
}

template <typename T>
T numberOf(std::string_view text, std::string_view column)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool good = error == std::errc{} && end == text.data() + text.size();
    if constexpr (std::is_floating_point_v<T>)
        good = good && std::isfinite(value);
    if (!good)
        throw std::runtime_error("'" + std::string(text) + "' is no " + (std::is_integral_v<T> ? "whole " : "") +
                                 "number for " + std::string(column));
    return value;
}

/// Where each known column stands in this file; npos where it is missing.
std::array<std::size_t, kColumns> columnsOf(const std::vector<std::string>& header)
{
    std::array<std::size_t, kColumns> where{};
    where.fill(std::string::npos);
    for (std::size_t i = 0; i < header.size(); ++i) {
        for (std::size_t column = 0; column < kColumns; ++column) {
            if (header[i] != kNames[column])
                continue;
            if (where[column] != std::string::npos)
                throw std::runtime_error("the column '" + header[i] + "' is there twice");
            where[column] = i;
        }
    }
    for (const Column needed : {Path, X, Y}) {
        if (where[needed] == std::string::npos)
            throw std::runtime_error("there is no column '" + std::string(kNames[needed]) + "'");
    }
    return where;
}

/// Builds a map row by row.
class MapBuilder
{
public:
    explicit MapBuilder(const std::vector<std::string>& header) : m_width(header.size()), m_where(columnsOf(header))
    {
        m_map.hasClusters = has(Cluster);
        m_map.hasLabels = has(Label);
    }

    void add(const std::vector<std::string>& fields, std::size_t line)
    {
        if (fields.size() != m_width)
            throw std::runtime_error(std::to_string(fields.size()) + " fields where the first line has " +
                                     std::to_string(m_width));
        const auto field = [&](Column column) -> const std::string& { return fields[m_where[column]]; };
        SampleRecord sample;
        if (field(Path).empty() || field(Path).find('\0') != std::string::npos)
            throw std::runtime_error("a path is missing");
        const auto [known, isNew] = m_rows.try_emplace(field(Path), Row{m_map.samples.size(), line});
        if (!isNew)
            throw std::runtime_error("'" + field(Path) + "' was there in line " + std::to_string(known->second.line));
        sample.path = pathOfText(field(Path));
        sample.x = numberOf<float>(field(X), "x");
        sample.y = numberOf<float>(field(Y), "y");
        if (has(Cluster))
            addToCluster(sample, field(Cluster), has(ClusterName) ? field(ClusterName) : std::string());
        if (has(Label))
            sample.label = field(Label);
        if (has(Seconds) && !field(Seconds).empty()) {
            sample.seconds = numberOf<double>(field(Seconds), "seconds");
            if (sample.seconds < 0.0)
                throw std::runtime_error("seconds are negative");
        }
        m_duplicates.push_back(has(DuplicateOf) ? field(DuplicateOf) : std::string());
        m_map.samples.push_back(std::move(sample));
    }

    MapCsv finish()
    {
        for (std::size_t i = 0; i < m_duplicates.size(); ++i) {
            const auto row = m_rows.find(m_duplicates[i]);
            if (row != m_rows.end())
                m_map.samples[i].duplicateOf = std::int32_t(row->second.index);
        }
        for (std::size_t i = 0; i < m_map.clusters.size(); ++i) {
            if (m_map.clusters[i].size == 0)
                m_map.clusters[i].name = clusterName(std::int32_t(i));
        }
        return std::move(m_map);
    }

private:
    struct Row {
        std::size_t index;
        std::size_t line;
    };

    [[nodiscard]] bool has(Column column) const { return m_where[column] != std::string::npos; }

    void addToCluster(SampleRecord& sample, const std::string& number, const std::string& name)
    {
        sample.cluster = number.empty() ? -1 : numberOf<std::int32_t>(number, "cluster");
        if (sample.cluster < -1 || sample.cluster >= kMostClusters)
            throw std::runtime_error("'" + number + "' is no cluster");
        if (sample.cluster < 0)
            return;
        const auto index = std::size_t(sample.cluster);
        if (m_map.clusters.size() <= index)
            m_map.clusters.resize(index + 1);
        ClusterInfo& cluster = m_map.clusters[index];
        if (cluster.size++ == 0)
            cluster.name = name.empty() ? clusterName(sample.cluster) : name;
        else if (!name.empty() && cluster.name != name)
            throw std::runtime_error("cluster " + number + " is called '" + name + "' here and '" + cluster.name +
                                     "' before");
    }

    std::size_t m_width;
    std::array<std::size_t, kColumns> m_where;
    std::unordered_map<std::string, Row> m_rows;
    std::vector<std::string> m_duplicates;
    MapCsv m_map;
};

} // namespace

std::string mapCsvText(std::span<const SampleRecord> samples, std::span<const ClusterInfo> clusters)
{
    std::string text;
    for (std::size_t column = 0; column < kColumns; ++column)
        (text += kNames[column]) += column + 1 < kColumns ? ',' : '\n';
    for (const SampleRecord& sample : samples) {
        appendCsvField(text, textOfPath(sample.path));
        appendNumber(text += ',', sample.x);
        appendNumber(text += ',', sample.y);
        appendNumber(text += ',', sample.cluster);
        text += ',';
        if (sample.cluster >= 0)
            appendCsvField(text, clusters[std::size_t(sample.cluster)].name);
        appendCsvField(text += ',', sample.label);
        appendNumber(text += ',', sample.seconds, std::chars_format::fixed, 3);
        text += ',';
        if (sample.duplicateOf >= 0)
            appendCsvField(text, textOfPath(samples[std::size_t(sample.duplicateOf)].path));
        text += '\n';
    }
    return text;
}

void writeMapCsv(const std::filesystem::path& path, std::span<const SampleRecord> samples,
                 std::span<const ClusterInfo> clusters)
{
    AtomicFile file(path);
    file.write(mapCsvText(samples, clusters));
    file.commit();
}

MapCsv parseMapCsv(std::string_view text, const std::filesystem::path& name)
{
    if (text.starts_with(kUtf8Mark))
        text.remove_prefix(kUtf8Mark.size());
    CsvReader reader(text);
    try {
        if (!isUtf8(text))
            throw Error(Fault::BadInput, name, "not a map: the text is not UTF-8");
        std::vector<std::string> fields;
        if (!reader.next(fields))
            throw Error(Fault::BadInput, name, "not a map: the file is empty");
        MapBuilder builder(fields);
        while (reader.next(fields))
            builder.add(fields, reader.line());
        return builder.finish();
    } catch (const Error&) {
        throw;
    } catch (const std::runtime_error& problem) {
        throw Error(Fault::BadInput, name, "line " + std::to_string(reader.line()) + ": " + problem.what());
    }
}

MapCsv readMapCsv(const std::filesystem::path& path)
{
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    std::error_code ignored;
    if (!in || std::filesystem::is_directory(path, ignored))
        throw Error(faultOfErrno(errno, Fault::NotRegular), path, "cannot open");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad())
        throw Error(Fault::ReadFailed, path, "cannot read");
    return parseMapCsv(text, path);
}

std::filesystem::path pathInFolder(const std::filesystem::path& root, const std::filesystem::path& written)
{
    if (written.has_root_path())
        throw Error(Fault::BadInput, written, "not a path within a folder");
    for (const auto& part : written) {
        if (part == "..")
            throw Error(Fault::BadInput, written, "not a path within a folder");
    }
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(root / written, ignored)))
        return written;
    const auto unescaped = pathOfEscapedText(written.string());
    return std::filesystem::exists(std::filesystem::symlink_status(root / unescaped, ignored)) ? unescaped : written;
}

} // namespace otozu
