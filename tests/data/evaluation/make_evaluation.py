# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the reference numbers beside this script with scikit-learn (1.2.1): agreement of partitions, precision@k,
trustworthiness with repeated rows. Formats: see the header lines."""
import os

import numpy as np
from sklearn.manifold import trustworthiness
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score
from sklearn.neighbors import NearestNeighbors

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.RandomState(5)


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w") as out:
        out.write(header + "\n")
        for row in rows:
            out.write(",".join("%.17g" % v if isinstance(v, float) else str(v) for v in row) + "\n")


# ------------------------------------------------ partitions
def noisy(labels, share, k):
    out = labels.copy()
    hit = rng.uniform(size=len(out)) < share
    out[hit] = rng.randint(0, k, hit.sum())
    return out


blocks = np.repeat(np.arange(6), 30)
cases = {
    "same": (blocks, blocks),
    "renamed": (blocks, (blocks * 7 + 3) % 11 - 4),
    "noise_10": (blocks, noisy(blocks, 0.1, 6)),
    "noise_60": (blocks, noisy(blocks, 0.6, 6)),
    "unrelated": (rng.randint(0, 5, 200), rng.randint(0, 8, 200)),
    "finer": (blocks, np.arange(180) // 10),
    "one_cluster": (blocks, np.zeros(180, int)),
    "both_one": (np.zeros(10, int), np.zeros(10, int)),
    "singletons": (blocks, np.arange(180)),
    "one_against_singletons": (np.zeros(20, int), np.arange(20)),
    "discordant": (np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])),
    "uneven": (np.repeat([0, 1, 2, 3], [500, 40, 7, 1]), noisy(np.repeat([0, 1, 2, 3], [500, 40, 7, 1]), 0.2, 4)),
    "pair": (np.array([0, 1]), np.array([0, 0])),
    "single": (np.array([3]), np.array([8])),
}
write("partitions.csv", "case,i,a,b", [(name, i, int(a[i]), int(b[i])) for name, (a, b) in cases.items()
                                       for i in range(len(a))])
write("agreement.csv", "case,ami,ari", [(name, float(adjusted_mutual_info_score(a, b)), float(adjusted_rand_score(a, b)))
                                        for name, (a, b) in cases.items()])

# ------------------------------------------------ precision@k
n = 260
names = np.array(["hat", "kick", "snare", "_misc", ""])
label = rng.choice(len(names), n, p=[0.35, 0.3, 0.2, 0.1, 0.05])
centers = np.array([[0, 0], [3, 1], [1, 3], [2, 2], [0, 3]], float)
points = (centers[label] + rng.standard_normal((n, 2))).astype(np.float32)
pack = rng.choice(["A", "B", "C", "D"], n)
pack[label == 2] = np.where(rng.uniform(size=(label == 2).sum()) < 0.9, "A", "B")  # snares: nearly one pack
write("points.csv", "x,y,label,pack", [("%.9g" % points[i, 0], "%.9g" % points[i, 1], names[label[i]], pack[i])
                                       for i in range(n)])


def precision(k, packs):
    keep = np.array([i for i in range(n) if names[label[i]] and not names[label[i]].startswith("_")])
    shares = {}
    for i in keep:
        candidates = np.array([j for j in keep if j != i and not (packs and pack[j] == pack[i])])
        search = NearestNeighbors(n_neighbors=min(k, len(candidates)), algorithm="brute")
        search.fit(points[candidates].astype(np.float64))
        found = candidates[search.kneighbors(points[i:i + 1].astype(np.float64), return_distance=False)[0]]
        shares.setdefault(names[label[i]], []).append(float(np.mean(label[found] == label[i])))
    means = {name: float(np.mean(values)) for name, values in shares.items()}
    micro = float(np.mean(np.concatenate(list(shares.values()))))
    return [float(np.mean(list(means.values()))), micro] + [means[name] for name in ("hat", "kick", "snare")]


write("precision.csv", "k,packs,macro,micro,hat,kick,snare",
      [[k, packs] + precision(k, packs) for k in (1, 5, 10, 100, 1000) for packs in (0, 1)])

# ------------------------------------------------ trustworthiness, features given as float32
x = rng.standard_normal((90, 7)).astype(np.float32)
y = (x[:, :2] + 0.3 * rng.standard_normal((90, 2))).astype(np.float32)
np.save(os.path.join(HERE, "trust_x.npy"), x)
np.save(os.path.join(HERE, "trust_y.npy"), y)
write("trust.csv", "k,trustworthiness,continuity",
      [(k, float(trustworthiness(x.astype(float), y.astype(float), n_neighbors=k)),
        float(trustworthiness(y.astype(float), x.astype(float), n_neighbors=k))) for k in (1, 5, 15, 44)])
