// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/similar_index.h"

#include "core/base/byte_coding.h"
#include "core/base/fault.h"
#include "core/base/progress.h"
#include "core/neighbours/nearest_neighbors.h"
#include "core/neighbours/pca.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace otozu
{

namespace
{

constexpr std::size_t kComponents = 128;
constexpr float kMostCode = 127.0F;
constexpr std::size_t kFilesAtOnce = 4096;
/// Covers rounding in all that bounds are made of; no two vectors are further apart than 2.
constexpr double kSlack = 1e-4;
constexpr std::size_t kFirstRead = 128;
constexpr std::uint64_t kVersion = 1;

std::string nameOf(const std::string& features)
{
    return "similar sounds " + features;
}

// Numbers as they lie in memory, many at once: an index is a matter of this machine, and made again elsewhere if they
// make no sense there.
std::string_view bytesOf(std::span<const float> values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

std::vector<float> floatsOf(std::span<const char> bytes)
{
    std::vector<float> values(bytes.size() / sizeof(float));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
    return values;
}

std::vector<double> alongComponents(std::span<const float> row, const Matrix<float>& components)
{
    std::vector<double> shares(components.rows());
    for (std::size_t j = 0; j < components.rows(); ++j) {
        const auto axis = components.row(j);
        double sum = 0.0;
        for (std::size_t k = 0; k < row.size(); ++k)
            sum += double(row[k]) * double(axis[k]);
        shares[j] = sum;
    }
    return shares;
}

double squaredLength(const auto& values)
{
    double sum = 0.0;
    for (const auto value : values)
        sum += double(value) * double(value);
    return sum;
}

} // namespace

std::optional<SimilarIndex> SimilarIndex::make(const LibraryStore& store, const std::string& features, ThreadPool& pool,
                                               const std::stop_token& stop)
{
    const std::int64_t revision = store.revision();
    std::unordered_set<RootId> offline;
    for (const StoredRoot& root : store.roots()) {
        if (!root.online)
            offline.insert(root.id);
    }
    const std::vector<FileId> heard = store.heardAs(features);
    std::vector<FileId> files;
    std::string isThere;
    for (const StoredFile& file : store.files()) {
        if (file.state != FileState::Analysed || !std::ranges::binary_search(heard, file.id))
            continue;
        files.push_back(file.id);
        isThere.push_back(!file.missing && !offline.contains(file.root) ? 1 : 0);
    }
    if (files.empty())
        return std::nullopt;
    throwIfStopped(stop);
    Matrix<float> rows = store.rows(features, files);
    throwIfStopped(stop);
    SimilarIndex index(FeatureScaler(rows, Profile::Timbre, Metric::Euclidean, pool));
    rows = index.m_scaler.transform(std::move(rows), pool);
    index.m_revision = revision;
    index.m_features = features;
    index.m_files = std::move(files);
    index.m_isThere = std::move(isThere);
    index.project(rows, pool, stop);
    return index;
}

void SimilarIndex::project(const Matrix<float>& rows, ThreadPool& pool, const std::stop_token& stop)
{
    // About the origin: then what a row has across the components follows from its length.
    const Pca pca(rows, {}, {.components = kComponents, .centred = false}, pool, stop);
    m_components = pca.components();
    const Matrix<float> places = pca.transform(rows, pool, stop);
    const std::size_t count = rows.rows();
    const std::size_t width = places.cols();
    m_steps.assign(width, 0.0F);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < width; ++j)
            m_steps[j] = std::max(m_steps[j], std::abs(places(i, j)) / kMostCode);
    }
    m_bytes.assign(count * width, 0);
    m_codes = m_bytes;
    m_errors.assign(count, 0.0F);
    m_leftOver.assign(count, 0.0F);
    pool.forRanges(count, kFilesAtOnce, [&](std::size_t begin, std::size_t end, int) {
        throwIfStopped(stop);
        for (std::size_t i = begin; i < end; ++i) {
            double error = 0.0;
            for (std::size_t j = 0; j < width; ++j) {
                const float code = m_steps[j] > 0.0F ? std::round(places(i, j) / m_steps[j]) : 0.0F;
                m_bytes[j * count + i] = char(std::int8_t(std::clamp(code, -kMostCode, kMostCode)));
                const double off = double(places(i, j)) - double(code) * double(m_steps[j]);
                error += off * off;
            }
            m_errors[i] = float(std::sqrt(error));
            m_leftOver[i] = float(std::sqrt(std::max(0.0, squaredLength(rows.row(i)) - squaredLength(places.row(i)))));
        }
    });
}

std::optional<SimilarIndex> SimilarIndex::load(const LibraryStore& store, const std::string& features)
{
    std::vector<char> bytes = store.value(nameOf(features));
    try {
        ByteReader reader(bytes);
        if (bytes.empty() || reader.number() != kVersion)
            return std::nullopt;
        const std::int64_t revision = reader.signedNumber();
        if (revision != store.revision())
            return std::nullopt;
        SimilarIndex index(FeatureScaler::fromBytes(reader.bytes()));
        index.m_revision = revision;
        index.m_features = features;
        const auto width = std::size_t(reader.number());
        const std::vector<float> components = floatsOf(reader.bytes());
        index.m_steps = floatsOf(reader.bytes());
        index.m_errors = floatsOf(reader.bytes());
        index.m_leftOver = floatsOf(reader.bytes());
        index.m_isThere = reader.text();
        index.m_codes = reader.bytes();
        const std::size_t files = index.m_isThere.size();
        FileId file = 0;
        for (std::size_t i = 0; i < files; ++i)
            index.m_files.push_back(file = FileId(std::uint64_t(file) + std::uint64_t(reader.signedNumber())));
        if (files == 0 || width == 0 || components.size() % width != 0 ||
            components.size() / width != index.m_steps.size() || index.m_codes.size() != files * index.m_steps.size() ||
            index.m_errors.size() != files || index.m_leftOver.size() != files)
            return std::nullopt;
        index.m_components = Matrix<float>(index.m_steps.size(), width, components);
        index.m_bytes = std::move(bytes); // which does not move what codes are in
        return index;
    } catch (const Error& error) {
        if (error.fault == Fault::BadInput)
            return std::nullopt; // damaged: it can be made again
        throw;
    }
}

void SimilarIndex::save(LibraryStore& store) const
{
    ByteWriter writer;
    writer.number(kVersion);
    writer.signedNumber(m_revision);
    const std::vector<char> scaler = m_scaler.toBytes();
    writer.text({scaler.data(), scaler.size()});
    writer.number(m_components.cols());
    writer.text(bytesOf(m_components.values()));
    writer.text(bytesOf(m_steps));
    writer.text(bytesOf(m_errors));
    writer.text(bytesOf(m_leftOver));
    writer.text(m_isThere);
    writer.text({m_codes.data(), m_codes.size()});
    FileId before = 0;
    for (const FileId file : m_files)
        writer.signedNumber(file - std::exchange(before, file));
    store.setValue(nameOf(m_features), writer.take());
}

std::vector<float> SimilarIndex::lowerBounds(std::span<const float> scaled, ThreadPool& pool) const
{
    const std::vector<double> shares = alongComponents(scaled, m_components);
    const auto leftOver = float(std::sqrt(std::max(0.0, squaredLength(scaled) - squaredLength(shares))));
    const std::size_t count = m_files.size();
    std::vector<float> bounds(count);
    pool.forRanges(count, kFilesAtOnce, [&](std::size_t begin, std::size_t end, int) {
        const std::span<float> squares = std::span(bounds).subspan(begin, end - begin);
        for (std::size_t j = 0; j < shares.size(); ++j) {
            const char* codes = m_codes.data() + j * count + begin;
            const float step = m_steps[j];
            const auto share = float(shares[j]);
            for (std::size_t i = 0; i < squares.size(); ++i) {
                const float off = float(std::int8_t(codes[i])) * step - share;
                squares[i] += off * off;
            }
        }
        for (std::size_t i = 0; i < squares.size(); ++i) {
            const float along = std::max(0.0F, std::sqrt(squares[i]) - m_errors[begin + i]);
            const float across = m_leftOver[begin + i] - leftOver;
            squares[i] = std::sqrt(along * along + across * across) - float(kSlack);
        }
    });
    return bounds;
}

std::vector<SimilarFile> SimilarIndex::nearest(const LibraryStore& store, std::span<const float> features,
                                               std::size_t count, ThreadPool& pool, std::size_t* rowsRead) const
{
    if (features.size() != m_components.cols())
        throw std::invalid_argument("SimilarIndex: a sound of another width");
    const Matrix<float> asked =
        m_scaler.transform(Matrix<float>(1, features.size(), {features.begin(), features.end()}), pool);
    const std::vector<float> bounds = lowerBounds(asked.row(0), pool);

    std::vector<Neighbor> waiting; // a heap, the lowest bound first
    waiting.reserve(bounds.size());
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (m_isThere[i] != 0)
            waiting.push_back({std::int32_t(i), bounds[i]});
    }
    const auto isBefore = [](const Neighbor& a, const Neighbor& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.index < b.index;
    };
    const auto isAfter = [&](const Neighbor& a, const Neighbor& b) { return isBefore(b, a); };
    std::ranges::make_heap(waiting, isAfter);
    count = std::min(count, waiting.size());

    std::vector<Neighbor> found; // a heap of `count` at most, the furthest first
    std::vector<std::int32_t> picked;
    std::vector<FileId> files;
    std::size_t most = std::max(kFirstRead, count);
    std::size_t read = 0;
    while (count > 0) {
        picked.clear();
        files.clear();
        while (!waiting.empty() && picked.size() < most &&
               (found.size() < count || waiting.front().distance <= found.front().distance)) {
            picked.push_back(waiting.front().index);
            std::ranges::pop_heap(waiting, isAfter);
            waiting.pop_back();
        }
        if (picked.empty())
            break;
        std::ranges::sort(picked); // so that the disk is read in one direction
        for (const std::int32_t i : picked)
            files.push_back(m_files[std::size_t(i)]);
        const Matrix<float> rows = m_scaler.transform(store.rows(m_features, files), pool);
        read += rows.rows();
        for (const Neighbor& neighbor : nearestTo(asked.row(0), rows, Metric::Euclidean, rows.rows())) {
            const Neighbor candidate{picked[std::size_t(neighbor.index)], neighbor.distance};
            if (found.size() == count) {
                if (!isBefore(candidate, found.front()))
                    continue;
                std::ranges::pop_heap(found, isBefore);
                found.pop_back();
            }
            found.push_back(candidate);
            std::ranges::push_heap(found, isBefore);
        }
        most = std::min<std::size_t>(2 * most, 1024);
    }
    if (rowsRead != nullptr)
        *rowsRead = read;
    std::ranges::sort(found, isBefore);
    std::vector<SimilarFile> result;
    for (const Neighbor& neighbor : found)
        result.push_back({m_files[std::size_t(neighbor.index)], neighbor.distance});
    return result;
}

} // namespace otozu
