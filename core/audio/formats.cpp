// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/formats.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace otozu
{

namespace
{

struct Extension {
    std::string_view name; // lower case
    CandidateKind kind;
};

constexpr std::array kExtensions{
    Extension{"wav", CandidateKind::Readable},   Extension{"wave", CandidateKind::Readable},
    Extension{"aif", CandidateKind::Readable},   Extension{"aiff", CandidateKind::Readable},
    Extension{"aifc", CandidateKind::Readable},  Extension{"flac", CandidateKind::Readable},
    Extension{"ogg", CandidateKind::Readable},   Extension{"oga", CandidateKind::Readable},
    Extension{"opus", CandidateKind::Readable},  Extension{"mp3", CandidateKind::Readable},
    Extension{"au", CandidateKind::Readable},    Extension{"snd", CandidateKind::Readable},
    Extension{"caf", CandidateKind::Readable},   Extension{"w64", CandidateKind::Readable},
    Extension{"rf64", CandidateKind::Readable},  Extension{"m4a", CandidateKind::Unreadable},
    Extension{"aac", CandidateKind::Unreadable}, Extension{"wma", CandidateKind::Unreadable},
    Extension{"rx2", CandidateKind::Unreadable}, Extension{"rex", CandidateKind::Unreadable},
};

// The locale must not decide what is a sound, so no std::tolower.
constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

} // namespace

CandidateKind candidateKind(const std::filesystem::path& name)
{
    const auto file = name.filename();
    const std::string_view text = file.native();
    const auto dot = text.rfind('.');
    // A name that is all extension (".wav") is a hidden file without one.
    if (text.starts_with("._") || dot == std::string_view::npos || dot == 0)
        return CandidateKind::None;
    const auto extension = text.substr(dot + 1);
    for (const Extension& known : kExtensions) {
        if (std::ranges::equal(extension, known.name, {}, lower))
            return known.kind;
    }
    return CandidateKind::None;
}

} // namespace otozu
