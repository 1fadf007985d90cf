// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/features_key.h"

#include <array>
#include <charconv>

namespace otozu
{

std::string featuresKey(Profile profile, double seconds)
{
    // The shortest text that stands for this number alone, whatever the locale.
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), seconds == 0.0 ? 0.0 : seconds).ptr;
    const bool timbre = profile == Profile::Timbre;
    return (timbre ? "timbre " : "article ") + std::to_string(timbre ? kTimbreVersion : kArticleVersion) + ' ' +
           std::string(text.data(), end);
}

} // namespace otozu
