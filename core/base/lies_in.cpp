// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/lies_in.h"

namespace otozu
{

bool liesIn(const std::filesystem::path& inner, const std::filesystem::path& outer)
{
    auto part = inner.begin();
    for (const auto& name : outer) {
        if (name.empty()) // a slash at the end
            continue;
        if (part == inner.end() || *part != name)
            return false;
        ++part;
    }
    return true;
}

} // namespace otozu
