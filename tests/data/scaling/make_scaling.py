#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the references for StandardScaler beside this script, by Debian's scikit-learn (python3-sklearn, 1.2.1).

x: 60 x 8 float32. Columns: normal, wide, tiny, far from zero, constant, constant 0, constant but for the last bit
(far from zero), two values. NAME_mean, _variance, _scale (float64) and _z (float32): what it makes of x; the same for the
first row of x alone ("one").
"""
import os

import numpy as np
from sklearn.preprocessing import StandardScaler

HERE = os.path.dirname(os.path.abspath(__file__))


def save(name, values, kind):
    np.save(os.path.join(HERE, name + ".npy"), np.ascontiguousarray(values, dtype=kind))


rng = np.random.RandomState(3)
n = 60
x = np.empty((n, 8), np.float32)
x[:, 0] = rng.standard_normal(n)
x[:, 1] = rng.standard_normal(n) * 1e6
x[:, 2] = rng.standard_normal(n) * 1e-12
x[:, 3] = rng.standard_normal(n) + 1e5
x[:, 4] = np.float32(-79.9999)
x[:, 5] = 0.0
x[:, 6] = np.float32(1e3)
x[n // 2:, 6] = np.nextafter(np.float32(1e3), np.float32(2e3))
x[:, 7] = np.arange(n) % 2
save("x", x, "<f4")
for name, rows in (("all", x), ("one", x[:1])):
    scaler = StandardScaler().fit(rows)
    save(name + "_mean", scaler.mean_, "<f8")
    save(name + "_variance", scaler.var_, "<f8")
    save(name + "_scale", scaler.scale_, "<f8")
    save(name + "_z", scaler.transform(rows), "<f4")
