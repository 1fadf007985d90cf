#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the reference distances beside this script: all pairs of 40 rows under each metric, as scipy has them (Dice:
umap-learn, which knows two empty sets; soft-dice: its formula, in double). Needs Debian's python3-scipy and
python3-umap-learn.

Rows 0-19 are plain numbers, 20-29 the same times 3, 30-34 repeat rows 0-4, 35-36 are 0, 37-38 constant, 39 far off.
`real` has both signs, `positive` none, `sets` is mostly 0.
"""
import os

import numpy as np
from scipy.spatial.distance import cdist
from umap.distances import dice

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.RandomState(5)


def save(name, values):
    np.save(os.path.join(HERE, name + ".npy"), np.ascontiguousarray(values, dtype="<f4"))
    return np.asarray(values, dtype="<f4").astype(np.float64)


def table(base):
    x = np.zeros((40, base.shape[1]))
    x[:20] = base
    x[20:30] = 3 * base[:10].astype(np.float32).astype(np.float64)
    x[30:35] = base[:5]
    x[37] = 0.1
    x[38] = 0.7
    x[39] = 1000 + base[7]
    return x


real = save("real", table(rng.standard_normal((20, 37))))
positive = save("positive", np.abs(table(rng.standard_normal((20, 37)))))
sets = save("sets", table(rng.standard_normal((20, 37)) * (rng.rand(20, 37) < 0.3)))

save("real_euclidean", cdist(real, real, "euclidean"))
for metric, mean in (("cosine", 0.0), ("correlation", real.mean(1, keepdims=True))):
    length = np.linalg.norm(real - mean, axis=1) > 1e-9  # scipy has no answer for rows of length 0: ours is by definition
    d = np.where(np.equal.outer(length, length), 0.0, 1.0)
    d[np.ix_(length, length)] = cdist(real[length], real[length], metric)
    save("real_" + metric, np.maximum(d, 0.0))
squares = (positive ** 2).sum(1)
both = np.add.outer(squares, squares)
with np.errstate(invalid="ignore"):
    save("positive_soft_dice", np.where(both > 0, 1 - 2 * (positive @ positive.T) / both, 0.0))
save("sets_dice", [[dice(a, b) for b in sets] for a in sets])
