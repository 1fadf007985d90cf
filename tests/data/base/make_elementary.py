#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes elementary.csv: values of elementary functions by mpmath, to 40 digits before they are rounded to doubles.

Made for this project with mpmath 1.3; as free as the rest of it.
"""
import os
import random

from mpmath import cos, erfc, exp, log, log1p, mp, mpf, pi, sqrt

mp.dps = 40
random.seed(1)
rows = []


def add(name, x, value):
    rows.append("%s,%r,%r" % (name, x, float(value)))


for x in [0.0, 1.0, -1.0, 0.5, 1e-300, -1e-17, 700.0, -700.0, 709.5, -720.0, -744.0, 88.0, -87.3] + \
        [random.uniform(-700, 700) for _ in range(40)] + [random.uniform(-2, 2) for _ in range(40)]:
    add("exp", x, exp(mpf(x)))
for x in [1.0, 2.0, 0.5, 15.0, 5e-324, 1e-310, 1.7976931348623157e308, 1 + 2.0**-52, 1 - 2.0**-53, 0.70710678118654746,
          0.70710678118654757, 1.4142135623730951] + [random.uniform(0, 4) for _ in range(40)] + \
        [10 ** random.uniform(-300, 300) for _ in range(40)]:
    add("log", x, log(mpf(x)))
for x in [0.0, 0.125, 0.25, 0.375, 0.5, 0.75, 1.0, -0.25, 1e-9, 0.25 + 1e-12, 123456.789] + \
        [random.uniform(0, 1) for _ in range(40)] + [random.uniform(-1e6, 1e6) for _ in range(20)]:
    add("cos", x, cos(2 * pi * mpf(x)))
for x in [0.0, 1e-9, 1e-3, 0.5, 1.0, 3.0, 5.0, 8.0, 20.0, 37.0, 38.5, 200.0] + [random.uniform(0, 9) for _ in range(40)]:
    add("tail", x, log(erfc(mpf(x) / sqrt(2)) / 2))
    add("cdf", x, log1p(-erfc(mpf(x) / sqrt(2)) / 2))
    add("cdf", -x, log(erfc(mpf(x) / sqrt(2)) / 2))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "elementary.csv"), "w") as f:
    f.write("function,x,value\n" + "\n".join(rows) + "\n")
