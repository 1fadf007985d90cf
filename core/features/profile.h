// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace otozu
{

/// What a sound's vector is made of.
enum class Profile {
    Article, ///< The flattened 128 x 108 mel picture in dB of the first five seconds.
    Timbre,  ///< Blocks that describe spectrum in time, envelope and timbre (timbre_features.h): the default.
};

} // namespace otozu
