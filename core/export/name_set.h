// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export/safe_name.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace otozu
{

/// The names of one folder, compared as the strictest system does (nameKey()).
class NameSet
{
public:
    /// Takes a name that stands there already.
    void reserve(const std::string& name) { m_keys.insert(nameKey(name)); }

    /// Takes `name`, or the first free of 'NAME (2)', 'NAME (3)' …, and returns what it took.
    std::string take(const std::string& name)
    {
        std::string key = nameKey(name);
        if (m_keys.insert(key).second)
            return name;
        // Remember where the last search ended, so that thousands of equal names do not take millions of looks.
        unsigned& number = m_next.try_emplace(std::move(key), 2U).first->second;
        for (;;) {
            std::string candidate = numberedName(name, number++);
            if (m_keys.insert(nameKey(candidate)).second)
                return candidate;
        }
    }

private:
    std::unordered_set<std::string> m_keys;
    std::unordered_map<std::string, unsigned> m_next;
};

} // namespace otozu
