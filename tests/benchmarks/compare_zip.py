#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's way to export, for tests/benchmarks/compare: nothing is imported that it does not need.

    compare_zip.py zip FOLDER ZIP       zipfile, DEFLATE level 9
    compare_zip.py copy FOLDER TARGET   shutil.copy2
"""
import os
import shutil
import sys
import zipfile


def sounds_in(folder):
    return sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names
                  if name.lower().endswith(".wav"))


def write_zip(target, entries):
    with zipfile.ZipFile(target, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, name in entries:
            archive.write(path, arcname=name)


def copy(folder, target):
    for path in sounds_in(folder):
        to = os.path.join(target, os.path.relpath(path, folder))
        os.makedirs(os.path.dirname(to), exist_ok=True)
        shutil.copy2(path, to)


if __name__ == "__main__":
    what, source, destination = sys.argv[1:]
    if what == "zip":
        write_zip(destination, [(path, os.path.relpath(path, source)) for path in sounds_in(source)])
    elif what == "copy":
        copy(source, destination)
    else:
        sys.exit(__doc__)
