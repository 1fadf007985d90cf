// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/png_writer.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

#include <png.h>

namespace otozu
{

void writePng(const std::filesystem::path& path, const Image& image)
{
    if (image.width < 1 || image.height < 1)
        throw std::invalid_argument("writePng: an empty picture");
    const bool opaque =
        std::all_of(image.pixels.begin(), image.pixels.end(), [](Argb pixel) { return pixel >> 24 == 255U; });
    const std::size_t channels = opaque ? 3 : 4;
    std::vector<png_byte> bytes;
    bytes.reserve(image.pixels.size() * channels);
    for (const Argb pixel : image.pixels) {
        const unsigned alpha = pixel >> 24;
        for (const int shift : {16, 8, 0}) {
            const unsigned value = (pixel >> shift) & 255U;
            bytes.push_back(png_byte(alpha == 0 ? 0U : std::min((value * 255U + alpha / 2U) / alpha, 255U)));
        }
        if (!opaque)
            bytes.push_back(png_byte(alpha));
    }

    // libpng's simple interface: it reports errors without longjmp.
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = png_uint_32(image.width);
    png.height = png_uint_32(image.height);
    png.format = opaque ? PNG_FORMAT_RGB : PNG_FORMAT_RGBA;
    std::vector<png_byte> file(PNG_IMAGE_PNG_SIZE_MAX(png));
    png_alloc_size_t size = file.size();
    const bool done = png_image_write_to_memory(&png, file.data(), &size, 0, bytes.data(), 0, nullptr) != 0;
    if (!done)
        throw Error(Fault::WriteFailed, path, png.message);
    AtomicFile out(path);
    out.write(file.data(), size);
    out.commit();
}

} // namespace otozu
