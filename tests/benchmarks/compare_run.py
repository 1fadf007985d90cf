#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs commands for tests/benchmarks/compare: a JSON list on stdin, [status, wall seconds, peak MiB, stdout] on stdout.

A process of its own and a small one: a child's peak memory counts from what its parent had when it forked.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

for line in sys.stdin:
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(json.loads(line), stdout=told, stdin=subprocess.DEVNULL)
        _, process.returncode, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        told.seek(0)
        print(json.dumps([process.returncode, seconds, usage.ru_maxrss / 1024, told.read().decode(errors="replace")]),
              flush=True)
