// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/feature_extractor.h"

#include "core/features/article_features.h"
#include "core/features/timbre_features.h"

#include <stdexcept>

namespace otozu
{

void FeatureExtractor::computeSections(std::span<const std::vector<float>>, std::span<float>)
{
    throw std::invalid_argument("FeatureExtractor: listens to beginnings only");
}

std::unique_ptr<FeatureExtractor> makeFeatureExtractor(Profile profile, double seconds)
{
    if (!((seconds > 0.0 || (seconds == 0.0 && profile == Profile::Timbre)) && seconds <= 3600.0))
        throw std::invalid_argument("makeFeatureExtractor: seconds must be in (0, 3600]");
    if (profile == Profile::Timbre)
        return std::make_unique<TimbreFeatures>(seconds);
    return std::make_unique<ArticleFeatures>(seconds);
}

} // namespace otozu
