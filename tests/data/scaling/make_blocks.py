#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the references for BlockScaler beside this script: plain NumPy, from the description in its header.

blocks_x: 40 x 9, three blocks of 4 (centred only), 3 (standardised, one wild value) and 2 (standardised, one column
constant), weights 1, 0.5, 2. blocks_fit: the first 30 rows scaled by their own fit; blocks_new: the last 10 by the same.
"""
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.RandomState(5)
x = rng.standard_normal((40, 9)) * [30, 20, 10, 5, 1e-3, 2, 100, 7, 0] + [-50, -40, 0, 3, 1, 0, 1e3, 5, -2]
x[4, 5] = 500
x = x.astype(np.float32)
fit = x[:30].astype(np.float64)
mean = fit.mean(0)
scale = np.ones(9)
scale[4:8] = fit.std(0)[4:8]  # the constant column keeps 1


def scaled(rows):
    parts = []
    for columns, clip, weight in ((slice(0, 4), None, 1.0), (slice(4, 7), 3.0, 0.5), (slice(7, 9), 3.0, 2.0)):

        def centred(values):
            z = (values[:, columns] - mean[columns]) / scale[columns]
            return z if clip is None else np.clip(z, -clip, clip)

        norm = np.sqrt((centred(fit) ** 2).sum(1).mean())
        part = centred(rows) / norm
        parts.append(weight * part / np.sqrt(np.linalg.norm(part, axis=1, keepdims=True)))
    whole = np.hstack(parts)
    return whole / np.linalg.norm(whole, axis=1, keepdims=True)


np.save(os.path.join(HERE, "blocks_x.npy"), x.astype("<f4"))
np.save(os.path.join(HERE, "blocks_fit.npy"), scaled(fit).astype("<f4"))
np.save(os.path.join(HERE, "blocks_new.npy"), scaled(x[30:].astype(np.float64)).astype("<f4"))
