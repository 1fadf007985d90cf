#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes three sets of rows beside this script and, in maps.csv, trustworthiness and continuity of umap-learn's map of
each (15 neighbours, 500 epochs, the lower of two seeds). Needs Debian's python3-umap-learn and python3-sklearn.

roll: a rolled-up sheet. islands: 25 far clusters of 24, so the graph has 25 components. ties: whole numbers, most
distances tie. The rows repeat on every machine; umap-learn's maps may differ a little between versions.
"""
import os
import warnings

import numpy as np

warnings.filterwarnings("ignore")
import umap  # noqa: E402
from sklearn.manifold import trustworthiness  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.RandomState(9)
t = 1.5 * np.pi * (1 + 2 * rng.rand(600))
sets = {
    "roll": np.c_[t * np.cos(t), 21 * rng.rand(600), t * np.sin(t)],
    "islands": np.repeat(rng.standard_normal((25, 6)) * 40, 24, axis=0) + rng.standard_normal((600, 6)),
    "ties": rng.randint(0, 4, (600, 5)),
}
with open(os.path.join(HERE, "maps.csv"), "w") as out:
    out.write("set,trustworthiness,continuity\n")
    for name, x in sets.items():
        x = np.ascontiguousarray(x, dtype="<f4")
        np.save(os.path.join(HERE, name + ".npy"), x)
        maps = [umap.UMAP(n_epochs=500, random_state=seed).fit_transform(x) for seed in (1, 2)]
        out.write("%s,%.6f,%.6f\n" % (name, min(trustworthiness(x, m, n_neighbors=15) for m in maps),
                                      min(trustworthiness(m, x, n_neighbors=15) for m in maps)))
