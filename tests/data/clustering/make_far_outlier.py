# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes far_outlier.csv: Anderson-Darling statistics of 0, 1, .. 6, 0, 1, .. with a last value far away, where the
distribution function itself has no number any more. From the definition, with exact means and scipy's log_ndtr."""
import math
import os
from fractions import Fraction

from scipy.special import log_ndtr


def a2(values):
    x = sorted(Fraction(v) for v in values)
    n = len(x)
    mean = sum(x) / n
    variance = sum((v - mean) ** 2 for v in x) / (n - 1)
    z = [float(v - mean) / math.sqrt(variance) for v in x]
    terms = [(2 * i + 1) * (log_ndtr(z[i]) + log_ndtr(-z[n - 1 - i])) for i in range(n)]
    return -n - math.fsum(terms) / n


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "far_outlier.csv"), "w") as out:
    out.write("n,outlier,a2\n")
    for n, outlier in ((50, 1e3), (400, -1e4), (1000, 1e6), (3000, 1e9), (3000, -1e9)):
        values = [i % 7 for i in range(n)]
        values[-1] = int(outlier)
        out.write("%d,%.17g,%.17g\n" % (n, outlier, a2(values)))
