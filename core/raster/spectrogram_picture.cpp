// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/raster/spectrogram_picture.h"

#include "core/raster/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace otozu
{
namespace
{

struct Tap {
    std::size_t from;
    float weight;
};

/// Which of `count` values, and how much of each, make up each of `size` pixels: a tent as wide as the larger of a
/// pixel and a value, so that it interpolates one way and averages the other.
std::vector<std::vector<Tap>> taps(std::size_t count, int size)
{
    std::vector<std::vector<Tap>> result(static_cast<std::size_t>(size));
    const double ratio = double(count) / size;
    const double reach = std::max(ratio, 1.0);
    for (int pixel = 0; pixel < size; ++pixel) {
        const double centre = (pixel + 0.5) * ratio - 0.5;
        auto& of = result[std::size_t(pixel)];
        double sum = 0.0;
        for (auto i = std::ptrdiff_t(std::ceil(centre - reach)); i <= std::ptrdiff_t(std::floor(centre + reach)); ++i) {
            const double weight = 1.0 - std::abs(double(i) - centre) / reach;
            if (weight <= 0.0)
                continue;
            of.push_back({std::size_t(std::clamp<std::ptrdiff_t>(i, 0, std::ptrdiff_t(count) - 1)), float(weight)});
            sum += weight;
        }
        for (Tap& tap : of)
            tap.weight = float(double(tap.weight) / sum);
    }
    return result;
}

} // namespace

Image spectrogramPicture(const Matrix<float>& db, int width, int height, float rangeDb)
{
    if (width < 1 || height < 1 || !(rangeDb > 0.0F))
        throw std::invalid_argument("spectrogramPicture: size and range must be positive");
    if (db.empty())
        return {width, height, rampColour(0.0F)};

    float loudest = -INFINITY;
    for (const float value : db.values()) {
        if (std::isfinite(value))
            loudest = std::max(loudest, value);
    }
    const float floor = std::isfinite(loudest) ? loudest - rangeDb : 0.0F;
    const auto level = [&](float value) {
        return std::isfinite(value) ? std::clamp((value - floor) / rangeDb, 0.0F, 1.0F) : 0.0F;
    };

    const auto columns = taps(db.cols(), width);
    const auto rows = taps(db.rows(), height);
    Matrix<float> wide(db.rows(), std::size_t(width)); // bands at the picture's width
    for (std::size_t band = 0; band < db.rows(); ++band) {
        for (std::size_t x = 0; x < columns.size(); ++x) {
            float sum = 0.0F;
            for (const Tap& tap : columns[x])
                sum += tap.weight * level(db(band, tap.from));
            wide(band, x) = sum;
        }
    }
    std::array<Argb, 256> ramp;
    for (std::size_t i = 0; i < ramp.size(); ++i)
        ramp[i] = rampColour(float(i) / 255.0F);
    Image image(width, height);
    std::vector<float> line(static_cast<std::size_t>(width));
    for (int y = 0; y < height; ++y) {
        std::fill(line.begin(), line.end(), 0.0F);
        for (const Tap& tap : rows[std::size_t(height - 1 - y)]) {
            const auto from = wide.row(tap.from);
            for (std::size_t x = 0; x < line.size(); ++x)
                line[x] += tap.weight * from[x];
        }
        Argb* out = image.view().row(y);
        for (std::size_t x = 0; x < line.size(); ++x)
            out[x] = ramp[std::size_t(std::clamp(line[x] * 255.0F + 0.5F, 0.0F, 255.0F))];
    }
    return image;
}

} // namespace otozu
