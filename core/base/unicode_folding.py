#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes unicode_folding.cpp from Python's Unicode tables: run it again for a newer Unicode.
# CJK compatibility ideographs are left out: a thousand rows for characters that no file name has.
import sys
import unicodedata

HANGUL = range(0xAC00, 0xD7A4)
IDEOGRAPHS = [range(0xF900, 0xFB00), range(0x2F800, 0x2FA20)]


def fold(c):
    for text in (chr(c).casefold(), chr(c).lower()):
        if len(text) == 1:
            return ord(text)
    return c


def decompositions():
    for c in range(0x80, 0x110000):
        if c in HANGUL or any(c in r for r in IDEOGRAPHS):
            continue
        canonical = unicodedata.decomposition(chr(c))
        if canonical and not canonical.startswith("<"):
            parts = [int(p, 16) for p in canonical.split()]
            yield c, parts[0], parts[1] if len(parts) > 1 else 0


def folds():
    """Runs (first, last, step, delta) of characters that fold by the same distance."""
    runs = []
    for c in range(0x110000):
        # A character that decomposes is folded after that.
        if fold(c) == c or unicodedata.normalize("NFD", chr(c)) != chr(c):
            continue
        delta = fold(c) - c
        if runs:
            first, last, step, d = runs[-1]
            gap = c - last
            if d == delta and gap <= 2 and (step == gap or first == last):
                runs[-1] = (first, c, gap, d)
                continue
        runs.append((c, c, 1, delta))
    return runs


def rows(items, per_line):
    items = list(items)
    return "\n".join("    " + " ".join(items[i:i + per_line]) for i in range(0, len(items), per_line))


print(f"""// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Written by unicode_folding.py from Unicode {unicodedata.unidata_version}. Do not edit.
// clang-format off

#include "core/base/unicode_folding.h"

#include <algorithm>
#include <iterator>

namespace otozu
{{
namespace
{{

struct Decomposition {{
    char32_t whole;
    char32_t first;
    char32_t second; // 0: none
}};

constexpr Decomposition kDecompositions[] = {{
{rows((f"{{0x{c:X},0x{a:X},0x{b:X}}}," for c, a, b in decompositions()), 5)}
}};

struct Fold {{
    char32_t first;
    char32_t last;
    int step;
    int delta;
}};

constexpr Fold kFolds[] = {{
{rows((f"{{0x{a:X},0x{b:X},{s},{d}}}," for a, b, s, d in folds()), 6)}
}};

}} // namespace

char32_t foldedCase(char32_t c)
{{
    const auto* run = std::lower_bound(std::begin(kFolds), std::end(kFolds), c,
                                       [](const Fold& fold, char32_t value) {{ return fold.last < value; }});
    if (run == std::end(kFolds) || c < run->first || (c - run->first) % char32_t(run->step) != 0)
        return c;
    return char32_t(int(c) + run->delta);
}}

void appendDecomposed(std::u32string& text, char32_t c)
{{
    // Hangul syllables follow a rule (Unicode, section 3.12).
    if (c >= 0xAC00 && c <= 0xD7A3) {{
        const char32_t index = c - 0xAC00;
        text += 0x1100 + index / 588;
        text += 0x1161 + index % 588 / 28;
        if (index % 28 != 0)
            text += 0x11A7 + index % 28;
        return;
    }}
    const auto* row = std::lower_bound(std::begin(kDecompositions), std::end(kDecompositions), c,
                                       [](const Decomposition& d, char32_t value) {{ return d.whole < value; }});
    if (row == std::end(kDecompositions) || row->whole != c) {{
        text += c;
        return;
    }}
    appendDecomposed(text, row->first);
    if (row->second != 0)
        appendDecomposed(text, row->second);
}}

char32_t composedOf(char32_t first, char32_t second)
{{
    if (first >= 0x1100 && first <= 0x1112 && second >= 0x1161 && second <= 0x1175)
        return 0xAC00 + (first - 0x1100) * 588 + (second - 0x1161) * 28;
    if (first >= 0xAC00 && first <= 0xD7A3 && (first - 0xAC00) % 28 == 0 && second >= 0x11A8 && second <= 0x11C2)
        return first + second - 0x11A7;
    const auto* row = std::find_if(std::begin(kDecompositions), std::end(kDecompositions),
                                   [&](const Decomposition& d) {{ return d.first == first && d.second == second; }});
    return row == std::end(kDecompositions) || second == 0 ? U'\\0' : row->whole;
}}

}} // namespace otozu""", file=sys.stdout)
