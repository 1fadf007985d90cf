// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"
#include "core/base/matrix.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace otozu
{

/// NumPy's npy format, versions 1 to 3, little-endian, C order, one or two dimensions (one: a column of n rows).
/// Format: NumPy Enhancement Proposal 1.
///
/// Reads `<f4`, `<f8`, `<i4` and `<i8`, converting to T.
/// @throws Error  NotFound, NoPermission, ReadFailed; BadInput with words if it is no npy file that we read, if it is
///                shorter than its header says, if a dimension is absurd, or if T is int32 and a value is none.
/// @throws Cancelled
template <typename T>
[[nodiscard]] Matrix<T> readNpy(const std::filesystem::path& path, const std::stop_token& stop = {});

/// Writes atomically: the file appears whole or not at all. float gives `<f4`, double `<f8`, int32 `<i4`.
/// @throws Error  NotFound, NoPermission, DiskFull, WriteFailed.
template <typename T>
void writeNpy(const std::filesystem::path& path, const Matrix<T>& values);
/// As above for one dimension: shape (n,).
template <typename T>
void writeNpy(const std::filesystem::path& path, const std::vector<T>& values);

extern template Matrix<float> readNpy<float>(const std::filesystem::path&, const std::stop_token&);
extern template Matrix<double> readNpy<double>(const std::filesystem::path&, const std::stop_token&);
extern template Matrix<std::int32_t> readNpy<std::int32_t>(const std::filesystem::path&, const std::stop_token&);
extern template void writeNpy<float>(const std::filesystem::path&, const Matrix<float>&);
extern template void writeNpy<double>(const std::filesystem::path&, const Matrix<double>&);
extern template void writeNpy<std::int32_t>(const std::filesystem::path&, const Matrix<std::int32_t>&);
extern template void writeNpy<std::int32_t>(const std::filesystem::path&, const std::vector<std::int32_t>&);

} // namespace otozu
