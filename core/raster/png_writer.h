// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/raster/image.h"

#include <filesystem>

namespace otozu
{

/// Writes a picture as PNG: 8 bits a channel, sRGB; without an alpha channel where all is opaque. The same picture
/// gives the same bytes. The file appears only when it is whole.
/// @throws Error  as AtomicFile, or WriteFailed. @throws std::invalid_argument  an empty picture.
void writePng(const std::filesystem::path& path, const Image& image);

} // namespace otozu
