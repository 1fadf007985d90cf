// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/library_map.h"
#include "core/pipeline/row_maker.h"

#include <stop_token>
#include <vector>

namespace otozu
{

/// A map of a library into which newcomers are placed. Where one goes depends on the map as it was when this object was
/// made, not on other newcomers: all at once or in any portions, the places are the same.
class GrowingMap
{
public:
    /// @param stored  all places are of `files`.
    /// @param files   as in LibraryFiles, sorted by path; all that are on the map, maybe more.
    /// @param maker   that of the map.
    /// @param known   files whose rows these are, all on the map; at least one.
    GrowingMap(StoredMap stored, std::vector<StoredFile> files, RowMaker maker, const std::vector<FileId>& known,
               MapRows rows, MapRequest request);

    [[nodiscard]] const RowMaker& maker() const { return m_maker; }
    [[nodiscard]] const StoredMap& stored() const { return m_stored; }

    /// @param files  not on it yet; paths as above.
    /// @param rows   theirs, as maker() makes them.
    /// @throws Error  BadInput: a value is not finite.
    /// @throws Cancelled
    void place(const std::vector<StoredFile>& files, const Matrix<float>& rows, ThreadPool& pool,
               const std::stop_token& stop);

    /// As it is now.
    [[nodiscard]] MapResult result(const StoredDuplicates& duplicates) const;

private:
    StoredMap m_stored;
    std::vector<StoredFile> m_files;
    RowMaker m_maker;
    MapRows m_known;
    Matrix<float> m_places;
    std::vector<std::int32_t> m_leaves;
    MapRequest m_request;
};

/// A stored map, made for newcomers.
/// @param files    see GrowingMap; for result().
/// @param heard    files of which vectors are stored, ascending.
/// @throws Cancelled
[[nodiscard]] GrowingMap growingMap(StoredMap map, std::vector<StoredFile> files, const std::vector<FileId>& heard,
                                    const StoredRows& rows, const MapRequest& request);

} // namespace otozu
