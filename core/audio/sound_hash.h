// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/content_hash.h"

namespace otozu
{

struct HeardSound;

/// The hash of a sound as it was decoded: rate, channels, length and samples, whatever the container. The same sound as
/// WAV, AIFF or FLAC has one hash; so have samples of 16 bits that are kept in 24 or 32 or as floats. Lossy copies,
/// copies at another level or rate and copies with silence added have others.
///
/// What was not heard cannot count. Of a sound that is longer than was heard whole, it is the hash of what was: its
/// beginning and sections, which depend on the length and the beginning alone, so that equal sounds that were heard
/// with the same options have equal hashes; two that differ only between the sections have, too. How much was heard
/// goes into the hash: long sounds that were heard with other options never share one.
[[nodiscard]] ContentHash soundHash(const HeardSound& sound);

} // namespace otozu
