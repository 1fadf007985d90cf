#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the coefficients in normal_tail.cpp. Needs mpmath.

With y = z / sqrt(2) and t = 3 / (3 + y), log(2 P(X > z)) is -y^2 + log(t) + g(2 t - 1), and g is smooth on [-1, 1]: these
are its Chebyshev coefficients, from its values on Chebyshev nodes.
"""
from mpmath import cos, erfc, exp, log, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 40
NODES = 48
KEPT = 26


def scaled_erfc(y):
    """exp(y^2) erfc(y)"""
    if y < 20:
        return exp(y * y) * erfc(y)
    return 2 / sqrt(pi) * quad(lambda s: exp(-s * s - 2 * s * y), [k / y for k in (0, 1, 2, 4, 8, 16, 40, 120)])


def g(u):
    t = (1 + u) / 2
    return log(scaled_erfc(3 / t - 3) / t)


nodes = [cos(pi * (k + mpf(1) / 2) / NODES) for k in range(NODES)]
values = [g(u) for u in nodes]
for j in range(KEPT):
    c = sum(values[k] * cos(pi * j * (k + mpf(1) / 2) / NODES) for k in range(NODES)) * 2 / NODES
    print(nstr(c / 2 if j == 0 else c, 17) + ",")
