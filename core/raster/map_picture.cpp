// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/map_picture.h"

#include "core/base/thread_pool.h"
#include "core/raster/splat.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace otozu
{
namespace
{

constexpr int kLargest = 16384;

void fillBox(const ImageView& image, double left, double top, double right, double bottom, double corner, Argb colour)
{
    const double midX = 0.5 * (left + right);
    const double midY = 0.5 * (top + bottom);
    const double halfX = 0.5 * (right - left);
    const double halfY = 0.5 * (bottom - top);
    corner = std::min({corner, halfX, halfY});
    const BlendFn blend = blendFunction(Blend::Plain);
    for (int y = std::max(0, int(top) - 1); y < std::min(image.height, int(bottom) + 2); ++y) {
        for (int x = std::max(0, int(left) - 1); x < std::min(image.width, int(right) + 2); ++x) {
            const double dx = std::abs(x + 0.5 - midX) - halfX + corner;
            const double dy = std::abs(y + 0.5 - midY) - halfY + corner;
            const double outside =
                std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) + std::min(std::max(dx, dy), 0.0) - corner;
            const double share = std::clamp(0.5 - outside, 0.0, 1.0);
            const Argb source = premultiplied(colour, unsigned(std::lround(share * 255.0)));
            blend(image.row(y) + x, image.stride, &source, 1, 1, 1);
        }
    }
}

void drawSymbol(const ImageView& image, double x, double y, double radius, int colour, bool dark)
{
    std::bitset<kDotKinds> used;
    const int kind = dotKind(colour, 0);
    used.set(std::size_t(kind));
    const DotStamps stamps(DotStyle::Plain, radius, 1.0, dark, used);
    const Dot dot{.x = float(x), .y = float(y), .colour = std::uint16_t(colour), .symbol = 0};
    const DotField field({&dot, 1});
    splat(image, {.field = &field, .stamps = &stamps, .depth = 0.0}, {1.0, 1.0, 0.0, 0.0}, 0, image.height,
          Blend::Plain);
}

int colourOf(std::size_t cluster, const std::vector<int>& colours)
{
    const int colour = cluster < colours.size() ? colours[cluster] : int(cluster % kNoColour);
    return colour >= 0 && colour < kColourIndices ? colour : kNoColour;
}

/// A row a cluster from the top: its symbol, and a bar whose length is the square root of its share, so that small
/// ones can still be seen.
void drawLegend(const ImageView& image, const std::vector<std::size_t>& sizes, const std::vector<int>& colours,
                double left, double right, bool dark)
{
    const std::size_t largest = *std::max_element(sizes.begin(), sizes.end());
    const double unit = image.height / 100.0;
    const double step = std::min(3.4 * unit, (image.height - 8.0 * unit) / double(sizes.size()));
    const double radius = std::clamp(0.26 * step, 1.0, 1.1 * unit);
    double y = 0.5 * (image.height - step * double(sizes.size())) + 0.5 * step;
    for (std::size_t cluster = 0; cluster < sizes.size(); ++cluster, y += step) {
        const int colour = colourOf(cluster, colours);
        drawSymbol(image, left + radius, y, radius, colour, dark);
        const double start = left + 3.4 * radius;
        const double half = std::max(0.55 * radius, 0.5);
        const double length =
            (right - start) * std::sqrt(double(sizes[cluster]) / double(std::max<std::size_t>(largest, 1)));
        fillBox(image, start, y - half, right, y + half, half, mapTheme(dark).ghost);
        if (sizes[cluster] > 0)
            fillBox(image, start, y - half, start + std::max(length, 2.0 * half), y + half, half,
                    mapColour(colour, dark));
    }
}

} // namespace

Image renderMapPicture(const Matrix<float>& points, std::span<const int> clusters, const MapPictureOptions& options)
{
    if (points.rows() != clusters.size() || (points.rows() > 0 && points.cols() != 2))
        throw std::invalid_argument("renderMapPicture: (n, 2) points and n clusters are needed");
    if (options.width < 1 || options.height < 1 || options.width > kLargest || options.height > kLargest)
        throw std::invalid_argument("renderMapPicture: no such picture size");

    std::vector<Dot> dots(points.rows());
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const int cluster = clusters[i];
        const int colour = cluster < 0 ? kNoColour : colourOf(std::size_t(cluster), options.colours);
        dots[i] = {points(i, 0), points(i, 1), std::uint16_t(colour), 0};
        if (cluster >= 0) {
            if (std::size_t(cluster) >= sizes.size())
                sizes.resize(std::size_t(cluster) + 1);
            ++sizes[std::size_t(cluster)];
        }
    }

    Image image(options.width, options.height);
    ThreadPool pool(options.threads);
    const DotField field(dots);
    const Bounds box = field.grid().bounds();
    // A column at the right for the legend, where there is room and anything to say.
    const bool legend = !sizes.empty() && options.width >= 200 && options.height >= 100;
    const double margin = 0.045 * std::min(options.width, options.height);
    const double legendWidth = legend ? std::clamp(0.10 * options.width, 40.0, 220.0) : 0.0;
    const double roomX = std::max(options.width - 2.0 * margin - (legend ? legendWidth + margin : 0.0), 1.0);
    const double roomY = std::max(options.height - 2.0 * margin, 1.0);
    const double spanX = box.isEmpty() ? 0.0 : double(box.width());
    const double spanY = box.isEmpty() ? 0.0 : double(box.height());
    // One scale for both directions: distances on the map mean something.
    double scale = std::min(spanX > 0.0 ? roomX / spanX : 1e30, spanY > 0.0 ? roomY / spanY : 1e30);
    if (scale > 1e29)
        scale = 1.0;
    const double midX = box.isEmpty() ? 0.0 : 0.5 * (double(box.lowX) + double(box.highX));
    const double midY = box.isEmpty() ? 0.0 : 0.5 * (double(box.lowY) + double(box.highY));
    const PixelTransform transform{scale, -scale, margin + 0.5 * roomX - scale * midX,
                                   margin + 0.5 * roomY + scale * midY};

    // Dots keep their weight on larger pictures.
    const double pixelRatio = std::max(std::min(options.width, options.height) / 900.0, 0.5);
    const double radius = pixelRatio * dotRadius(double(field.spacing()) * scale / pixelRatio);
    const DotStamps stamps(DotStyle::Plain, radius, pixelRatio, options.dark, field.usedKinds());
    const GlowFrame frame(box);
    Ground ground(options.dark, frame);
    ground.light(glowOf(frame, dots, options.dark), options.dark ? 0.20 : 0.16);
    const DotLayer layer{.field = &field, .stamps = &stamps};
    drawMap(image.view(), ground, {&layer, 1}, transform, pool);
    if (legend)
        drawLegend(image.view(), sizes, options.colours, options.width - margin - legendWidth, options.width - margin,
                   options.dark);
    return image;
}

} // namespace otozu
