#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the profile timbre for made signals, in plain NumPy and double precision, from its description.

    python3 make_timbre.py      (NumPy and SciPy alone)

Mel bands, spectrograms and MFCCs are computed as librosa does (filters.mel with Slaney's scale and norm, centred frames
padded with zeros, power_to_db with ref=max, DCT-II with norm ortho). Writes timbre_NAME.npy, 509 values '<f4' each:
patch 180, envelope 13, cepstra 170, modulation 112, shape 34. The signals are those of ../golden, `long` is made below (and in the test).
"""
import numpy as np
import scipy.fft

RATE = 22050
SECTION = 3 * RATE
EDGES = [0, 1, 3, 7, 15, 31, 63, 127, 255, 517]


def golden(name):
    n = np.arange(5 * RATE)
    t = n / RATE
    if name == "chirp":
        x = 0.5 * np.sin(2 * np.pi * (100 * t + 790 * t * t))
    elif name == "tone":
        x = np.where(n < 6615, 0.5 * np.sin(2 * np.pi * 440 * t), 0.0)
    elif name == "burst":
        state, values = 12345, []
        for _ in range(RATE):
            state = (state * 1664525 + 1013904223) % 2**32
            values.append(state / 2147483648 - 1)
        x = np.zeros(5 * RATE)
        x[:RATE] = 0.8 * np.exp(-n[:RATE] / (0.15 * RATE)) * np.array(values)
    elif name == "long":  # half a second of nothing, then 13 s: four sections
        n = np.arange(int(13.5 * RATE))
        t = n / RATE - 0.5
        x = np.sin(2 * np.pi * (200 + 40 * np.floor(t)) * t) * (0.3 + 0.2 * np.cos(2 * np.pi * 0.4 * t))
        x[t < 0] = 0.0
    return x.astype(np.float32)


def hz_to_mel(hz):
    return np.where(hz < 1000, hz * 3 / 200, 15 + 27 * np.log(np.maximum(hz, 1) / 1000) / np.log(6.4))


def mel_to_hz(mel):
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp(np.log(6.4) / 27 * (mel - 15)))


def filterbank(n_fft, bands, low):
    edges = mel_to_hz(np.linspace(hz_to_mel(np.array(low)), hz_to_mel(np.array(RATE / 2)), bands + 2))
    hz = np.arange(n_fft // 2 + 1) * RATE / n_fft
    rows = []
    for a, b, c in zip(edges, edges[1:], edges[2:]):
        rows.append(np.maximum(0, np.minimum((hz - a) / (b - a), (c - hz) / (c - b))) * 2 / (c - a))
    return np.array(rows)


def mel_power(x, n_fft, hop, length, bank):
    window = np.zeros(n_fft)
    start = (n_fft - length) // 2
    window[start : start + length] = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    padded = np.concatenate([np.zeros(n_fft // 2), x, np.zeros(n_fft)])
    frames = [padded[i * hop : i * hop + n_fft] * window for i in range(1 + len(x) // hop)]
    return bank @ (np.abs(np.fft.rfft(frames, axis=1)) ** 2).T


def decibel(power, top):
    db = 10 * np.log10(np.maximum(power, 1e-10))
    return np.maximum(db - db.max(), -top)


def row(x):
    x = x.astype(np.float64)
    peak = np.abs(x).max()
    onset = int(np.argmax(np.abs(x) > 0.02 * peak))
    x = x[max(0, onset - 64) :] / peak
    count = min(max(len(x) // SECTION, 1), 8)
    length = min(len(x), SECTION)
    starts = [0] if count == 1 else [(len(x) - length) * i // (count - 1) for i in range(count)]
    sections = [x[s : s + length] for s in starts]

    fine = []
    for section in sections:
        whole = np.concatenate([section, np.zeros(SECTION - length)])
        fine.append(mel_power(whole, 1024, 128, 512, filterbank(1024, 40, 20)))
    frames = min(-(-(length + 256) // 128), 517)  # later ones are silent
    power = sum(fine)
    moving = np.mean([modulation(p[:, :frames]) for p in fine], 0)
    pairs = power[0::2] + power[1::2]
    patch = np.array([pairs[:, a:b].mean(1) for a, b in zip(EDGES, EDGES[1:])]).T
    patch = (patch / patch.max()) ** 0.15

    energy = power.sum(0)
    passed = np.cumsum(energy)
    envelope = [np.log10((np.searchsorted(passed, q * passed[-1]) + 5) * 128 / RATE)
                for q in (0.25, 0.5, 0.75, 0.9, 0.95, 0.99)]
    loud = int(np.argmax(energy >= 0.8 * energy.max()))
    for below in (10, 20, 40):
        later = np.flatnonzero(energy[loud:] < energy.max() * 10 ** (-below / 10))
        envelope.append(np.log10((later[0] if len(later) else 517 - loud) * 128 / RATE + 0.003))
    spectrum = power.sum(1)
    band = np.arange(40)
    centroid = (band * spectrum).sum() / spectrum.sum()
    spread = np.sqrt(((band - centroid) ** 2 * spectrum).sum() / spectrum.sum())
    flatness = np.exp(np.log(spectrum + 1e-10 * spectrum.max()).mean()) / spectrum.mean()
    start = x[: RATE // 2]
    envelope += [centroid, spread, flatness, np.mean((start[1:] < 0) != (start[:-1] < 0))]

    powers = [mel_power(section, 2048, 512, 2048, filterbank(2048, 128, 0)) for section in sections]
    energy = np.concatenate([p.sum(0) for p in powers])
    heard = np.flatnonzero(energy >= 1e-6 * energy.max())[-1] + 1
    joined = np.concatenate(powers, 1)[:, :heard]
    every_db = decibel(np.concatenate(powers, 1), 80)[:, :heard]
    db = np.split(every_db, np.cumsum([p.shape[1] for p in powers])[:-1], axis=1)
    mfcc = [scipy.fft.dct(d, type=2, norm="ortho", axis=0)[:30] for d in db if d.shape[1] > 0]
    changes = np.concatenate([np.diff(m, axis=1) for m in mfcc], 1)
    values = np.concatenate(mfcc, 1)
    deviation = changes.std(1) if changes.shape[1] else np.zeros(30)
    weights = np.sqrt(energy[:heard])
    means, spreads = weighted(values[:20], weights)
    cepstra = [values.mean(1), values.std(1), deviation, np.percentile(values[:20], 10, axis=1),
               np.percentile(values[:20], 90, axis=1), means, spreads]
    return np.concatenate([patch.ravel(), envelope, *cepstra, moving, shape(joined, every_db, weights)]).astype("<f4")


def weighted(values, weights):
    values = np.atleast_2d(values)
    means = values @ weights / weights.sum()
    return means, np.sqrt((values - means[:, None]) ** 2 @ weights / weights.sum())


def rates(rows):
    """Power of the spectrum over time, mean from rate to rate."""
    powers = np.abs(np.fft.rfft(rows, 1024, axis=1)) ** 2
    hz = np.fft.rfftfreq(1024, 128 / RATE)
    edges = [0.5, 1, 2, 4, 8, 16, 32, 64]
    return np.array([powers[:, (hz >= a) & (hz < b)].mean(1) for a, b in zip(edges, edges[1:])]).T, powers[:, 0].max()


def modulation(power):
    amplitudes = np.sqrt(power.reshape(8, 5, -1).sum(1))
    means = amplitudes.sum(1, keepdims=True) / 1024
    bands, strongest = rates(amplitudes / np.maximum(means, 1e-3 * means.mean()))
    cepstra, _ = rates(scipy.fft.dct(decibel(power, 60) + 60, type=2, norm="ortho", axis=0)[:8])
    return np.concatenate([np.log10(bands + 1e-4 * strongest).ravel(), np.log10(cepstra + 1).ravel()])


def shape(power, db, weights):
    power = power / power.max()
    result = []
    for group in range(12):
        rows = np.sort(db[128 * group // 12 : 128 * (group + 1) // 12], axis=0)
        contrast = rows[-3:].mean(0) - rows[:3].mean(0)
        result += [contrast.mean(), contrast.std()]
    for quarter in range(4):
        rows = slice(32 * quarter, 32 * (quarter + 1))
        result.append(weighted(db[rows].mean(0) - 10 * np.log10(power[rows].mean(0) + 1e-9), weights)[0])
    bands = np.arange(128)[:, None]
    energy = power.sum(0)
    centroid = (bands * power).sum(0) / (energy + 1e-12)
    spread = np.sqrt(((bands - centroid) ** 2 * power).sum(0) / (energy + 1e-12))
    passed = np.cumsum(power, 0)
    result += [*weighted(centroid, weights), *weighted(spread, weights)]
    result += [weighted(np.argmax(passed >= share * passed[-1], 0), weights)[0] for share in (0.85, 0.15)]
    return np.hstack(result)


for name in ("chirp", "tone", "burst", "long"):
    np.save(f"timbre_{name}.npy", row(golden(name)))
