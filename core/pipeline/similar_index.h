// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/matrix.h"
#include "core/base/thread_pool.h"
#include "core/library/library_store.h"
#include "core/pipeline/feature_scaler.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace otozu
{

/// A file that is like another sound.
struct SimilarFile {
    FileId file = 0;
    float distance = 0.0F;
    friend bool operator==(const SimilarFile&, const SimilarFile&) = default;
};

/// The sounds of a stored library, ready to be asked within milliseconds which of them are most like another sound: the
/// very answer of SimilarSounds over all vectors of the library, though few of them are read.
///
/// Scaled vectors are kept as their shares along the first principal components, in a byte each, and the length of what
/// is left. From these follows a lower bound of the distance, as lengths in the components' space and across it add up
/// like the sides of a right-angled triangle. Vectors are read and compared exactly in the order of their bounds, until
/// the next bound is beyond the last distance that is wanted. For Profile::Timbre. Immutable; any thread.
class SimilarIndex
{
public:
    SimilarIndex(SimilarIndex&&) = default;
    SimilarIndex& operator=(SimilarIndex&&) = default;
    SimilarIndex(const SimilarIndex&) = delete;
    SimilarIndex& operator=(const SimilarIndex&) = delete;

    /// Reads all vectors. Those of files that are missing, or whose root is offline, count for the scale but are not
    /// found.
    /// @param features  names the vectors.
    /// @return nothing if there are none.
    /// @throws Cancelled
    [[nodiscard]] static std::optional<SimilarIndex> make(const LibraryStore& store, const std::string& features,
                                                          ThreadPool& pool, const std::stop_token& stop = {});
    /// What was saved; nothing if nothing was, or files or vectors have changed since.
    [[nodiscard]] static std::optional<SimilarIndex> load(const LibraryStore& store, const std::string& features);
    void save(LibraryStore& store) const;

    /// The min(count, those that are there) most similar, by distance, then in the order of LibraryStore::files().
    /// @param features  unscaled. @throws std::invalid_argument  another width.
    /// @param store     as it was when the index was made or loaded.
    /// @param rowsRead  if given, set to how many vectors were read.
    [[nodiscard]] std::vector<SimilarFile> nearest(const LibraryStore& store, std::span<const float> features,
                                                   std::size_t count, ThreadPool& pool,
                                                   std::size_t* rowsRead = nullptr) const;

private:
    explicit SimilarIndex(FeatureScaler scaler) : m_scaler(std::move(scaler)) {}

    void project(const Matrix<float>& rows, ThreadPool& pool, const std::stop_token& stop);
    [[nodiscard]] std::vector<float> lowerBounds(std::span<const float> scaled, ThreadPool& pool) const;

    std::int64_t m_revision = 0; // of the library
    std::string m_features;
    FeatureScaler m_scaler;
    std::vector<FileId> m_files;
    std::string m_isThere;         // 1 or 0, one a file
    Matrix<float> m_components;    // (components, width), orthonormal
    std::vector<float> m_steps;    // what a code of 1 stands for, one a component
    std::vector<char> m_bytes;     // what was loaded, or the codes
    std::span<const char> m_codes; // in m_bytes; signed; component by component, all files in each
    std::vector<float> m_errors;   // how far the codes are off, one a file; at least
    std::vector<float> m_leftOver; // length across all components, one a file
};

} // namespace otozu
