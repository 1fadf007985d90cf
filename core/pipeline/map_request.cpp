// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/map_request.h"

namespace otozu
{

MapRequest defaultRequest(Profile profile)
{
    MapRequest request;
    request.profile = profile;
    switch (profile) {
    case Profile::Article: // what the article computes; its G-means with the critical value of the paper
        request.seconds = 5.0;
        request.umap = {
            .metric = Metric::Euclidean, .nNeighbors = 15, .minDist = 0.1F, .spread = 1.0F, .nEpochs = 500, .seed = 42};
        request.gmeans = {.kMax = 30, .significance = 1e-4, .minCluster = 8, .seed = 42};
        request.describe = false; // takes longer than the features
        break;
    case Profile::Timbre: // measured: tests/evaluation/RESULTS.md
        request.seconds = 0.0;
        request.umap = {
            .metric = Metric::Euclidean, .nNeighbors = 12, .minDist = 0.1F, .spread = 1.0F, .nEpochs = 500, .seed = 42};
        request.gmeans = {.kMax = 60, .significance = 0.15, .coarseness = 0.02, .minCluster = 8, .seed = 42};
        break;
    }
    return request;
}

} // namespace otozu
