# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the npy files beside this script with numpy (1.24.2): what we read, and what we must refuse."""
import os

import numpy as np
from numpy.lib import format as npy_format

HERE = os.path.dirname(os.path.abspath(__file__))
grid = np.array([[1, -2, 3], [40, 50, -60]])


def save(name, array, version=None):
    with open(os.path.join(HERE, name + ".npy"), "wb") as out:
        npy_format.write_array(out, array, version=version)


for kind in ("f4", "f8", "i4", "i8"):
    save(kind, grid.astype("<" + kind))
save("version_2", grid.astype("<f4"), (2, 0))
save("version_3", grid.astype("<f4"), (3, 0))
save("column", np.array([1.5, -2.5, 1e300]))
save("empty", np.zeros((0, 5), "<f4"))
save("fortran_column", np.asfortranarray(np.array([[1.0], [2.0]])))
save("wide_numbers", np.array([[2**31 - 1, -2**31, 7]], "<i8"))
# Refused:
save("bad_fortran", np.asfortranarray(grid.astype("<f4")))
save("bad_big_endian", grid.astype(">f4"))
save("bad_complex", grid.astype("<c8"))
save("bad_half", grid.astype("<f2"))
save("bad_bool", grid > 0)
save("bad_scalar", np.array(3.0))
save("bad_three_dimensions", np.zeros((2, 2, 2), "<f4"))
save("bad_record", np.zeros(3, [("a", "<f4"), ("b", "<i4")]))
