#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the reference axes beside this script: of 200 rows of 150 values, the first six right singular vectors by
numpy's SVD. pca_axes: of the columns less their means, divided by pca_scale; pca_axes_origin: of the rows as they are.
Needs Debian's python3-numpy.
"""
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.RandomState(9)


def save(name, values):
    np.save(os.path.join(HERE, name + ".npy"), np.ascontiguousarray(values, dtype="<f4"))
    return np.asarray(values, dtype="<f4").astype(np.float64)


spread = 10.0 * 0.6 ** np.arange(12)
rows = save("pca_rows", (rng.standard_normal((200, 12)) * spread) @ rng.standard_normal((12, 150))
            + 0.05 * rng.standard_normal((200, 150)) + 3 * rng.standard_normal(150))
scale = save("pca_scale", rng.uniform(0.5, 2.0, (1, 150)))
save("pca_axes", np.linalg.svd((rows - rows.mean(0)) / scale, full_matrices=False)[2][:6])
save("pca_axes_origin", np.linalg.svd(rows, full_matrices=False)[2][:6])
