#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peers that tests/benchmarks/compare measures beside us, each in a process of its own.

    compare_peer.py umap IN.npy OUT.npy EPOCHS seeded|parallel   umap-learn, compiled and warm: for every line on stdin
                                                                 one fit_transform, its wall seconds on stdout; in the
                                                                 end its peak memory in MiB
    compare_peer.py pipeline FOLDER ZIP                          the article's steps on 22,050 Hz WAV clips, whole
"""
import os
import sys
import time
import warnings

import numpy as np
from compare_zip import sounds_in, write_zip

warnings.filterwarnings("ignore")


def umap_server(source, target, epochs, mode):
    import umap

    x = np.load(source)

    def fit(rows, n_epochs):
        # A seed makes umap-learn serial; without one its layout uses every thread.
        kw = dict(random_state=42) if mode == "seeded" else dict(n_jobs=int(os.environ["COMPARE_THREADS"]))
        return umap.UMAP(n_neighbors=15, min_dist=0.1, n_epochs=n_epochs, **kw).fit_transform(rows)

    fit(x[:5000], 11)  # numba compiles here; above 4,096 rows, so that nearest-neighbour descent is compiled too
    fit(x[:1000], 11)
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        embedding = fit(x, epochs)
        seconds = time.perf_counter() - start
        np.save(target, embedding.astype("<f4"))
        print(seconds, flush=True)
    with open("/proc/self/status") as status:  # since this program began; getrusage counts its parent's, too
        print(next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")), flush=True)


def mel_filterbank(rate=22050, n_fft=2048, n_mels=128):
    """Slaney's bank as librosa computes it: linear below 1 kHz, logarithmic above, triangles of equal area."""
    step = 200.0 / 3

    def to_mel(hz):
        return np.where(hz < 1000, hz / step, 15 + np.log(np.maximum(hz, 1) / 1000) * 27 / np.log(6.4))

    def to_hz(mel):
        return np.where(mel < 15, mel * step, 1000 * np.exp(np.log(6.4) / 27 * (mel - 15)))

    edges = to_hz(np.linspace(0, to_mel(np.array(rate / 2.0)), n_mels + 2))
    bins = np.linspace(0, rate / 2, n_fft // 2 + 1)
    slopes = edges[:, None] - bins[None]
    width = np.diff(edges)
    lower, upper = -slopes[:-2] / width[:-1, None], slopes[2:] / width[1:, None]
    bank = np.maximum(0, np.minimum(lower, upper))
    return (bank * (2 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


def mel_db(y, bank, window):
    y = np.pad(y, 1024)
    frames = np.lib.stride_tricks.sliding_window_view(y, 2048)[::1024]
    from scipy import fft

    power = np.abs(fft.rfft(frames * window, axis=1).astype(np.complex64)) ** 2
    mel = bank @ power.T
    db = 10 * np.log10(np.maximum(1e-10, mel)) - 10 * np.log10(max(1e-10, mel.max()))
    return np.maximum(db, db.max() - 80)


def pipeline(folder, target):
    import soundfile
    import umap
    from scipy.signal.windows import hann
    from sklearn.preprocessing import StandardScaler

    if not hasattr(np, "warnings"):
        np.warnings = warnings  # pyclustering reads it
    from pyclustering.cluster.gmeans import gmeans

    files = sounds_in(folder)
    bank = mel_filterbank()
    window = np.zeros(2048, np.float32)
    window[512:1536] = hann(1024)
    rows = []
    for name in files:
        y, rate = soundfile.read(name, frames=110250, dtype="float32", always_2d=True)
        assert rate == 22050
        y = y.mean(axis=1).astype(np.float16).astype(np.float32)
        rows.append(mel_db(np.pad(y, (0, 110250 - len(y))), bank, window).ravel())
    scaled = StandardScaler().fit_transform(np.array(rows, dtype=np.float32))
    places = umap.UMAP(n_components=2, n_epochs=500, random_state=42).fit_transform(scaled)
    clusters = gmeans(places.tolist(), k_init=1, k_max=30).process().get_clusters()
    write_zip(target, [(files[i], "cluster_%d/%s" % (k + 1, os.path.basename(files[i])))
                       for k, members in enumerate(clusters) for i in members])


if __name__ == "__main__":
    what = sys.argv[1]
    if what == "umap":
        umap_server(sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
    elif what == "pipeline":
        pipeline(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
