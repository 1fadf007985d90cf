// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sample_record.h"

#include "core/base/path_text.h"

namespace otozu
{

std::string labelOf(const std::filesystem::path& relative, LabelSource source)
{
    const auto folder = relative.parent_path();
    if (folder.empty())
        return {};
    return textOfPath(source == LabelSource::Top ? *folder.begin() : folder.filename());
}

} // namespace otozu
