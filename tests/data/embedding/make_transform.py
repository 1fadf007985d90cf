#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes beside this script what umap-learn's transform makes of newcomers. Needs Debian's python3-umap-learn.

transform_rows.npy: 700 rows in ten overlapping groups; the first 600 are known, the last 100 newcomers, of which the
last four equal known rows. transform_map.npy: umap-learn's map of the known (15 neighbours, 500 epochs).
transform_neighbours.npy and transform_strengths.npy: the newcomers' known neighbours, nearest first, and how strongly
they belong to them. transform_start.npy: where they begin. transform.csv: trustworthiness of their places among the
known, where they begin and in the end (500 / 3 epochs, five seeds of the transform).

Trustworthiness here: 1 - 2 / (m k (2 (n + 1) - 3 k - 1)) * sum of (rank - k) over the k = 15 known points nearest to
each of m newcomers on the map, rank being that among the n known rows by distance to the newcomer, where above k.
"""
import os
import warnings

import numpy as np

warnings.filterwarnings("ignore")
import umap  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
KNOWN, K = 600, 15


def save(name, values, kind="<f4"):
    np.save(os.path.join(HERE, "transform_%s.npy" % name), np.ascontiguousarray(values, dtype=kind))


def distances(a, b):
    return np.sqrt(((a[:, None, :].astype(float) - b[None, :, :].astype(float)) ** 2).sum(axis=2))


def trust(known, new, places, new_places):
    rank = np.argsort(np.argsort(distances(new, known), axis=1, kind="stable"), axis=1, kind="stable") + 1
    near = np.argsort(distances(new_places, places), axis=1, kind="stable")[:, :K]
    over = np.maximum(np.take_along_axis(rank, near, axis=1) - K, 0).sum()
    return 1.0 - 2.0 * over / (len(new) * K * (2 * (len(known) + 1) - 3 * K - 1))


rng = np.random.RandomState(11)
rows = np.repeat(rng.standard_normal((10, 12)) * 1.5, 70, axis=0) + rng.standard_normal((700, 12))
rows = rows[rng.permutation(700)].astype("<f4")
rows[-4:] = rows[[3, 50, 111, 599]]
known, new = rows[:KNOWN], rows[KNOWN:]
mapper = umap.UMAP(n_neighbors=K, n_epochs=500, random_state=1).fit(known)
places = mapper.embedding_.astype("<f4")
mapper.transform_mode = "graph"
graph = np.asarray(mapper.transform(new).todense())
mapper.transform_mode = "embedding"
near = np.argsort(distances(new, known), axis=1, kind="stable")[:, :K]
strengths = np.take_along_axis(graph, near, axis=1)
assert np.allclose(strengths.sum(), graph.sum())
start = (strengths[:, :, None] * places[near]).sum(axis=1) / strengths.sum(axis=1)[:, None]
start[strengths[:, 0] == 1] = places[near[strengths[:, 0] == 1, 0]]
save("rows", rows)
save("map", places)
save("neighbours", near, "<i4")
save("strengths", strengths)
save("start", start)
with open(os.path.join(HERE, "transform.csv"), "w") as out:
    out.write("places,trustworthiness\nstart,%.6f\n" % trust(known, new, places, start))
    ends = []
    for seed in range(5):
        mapper.transform_seed = seed
        ends.append(trust(known, new, places, mapper.transform(new)))
    out.write("least,%.6f\nmean,%.6f\n" % (min(ends), np.mean(ends)))
