// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/sample_record.h"

#include "core/base/path_text.h"

namespace otozu
{

std::string labelOf(const SamplePath& relative, LabelSource source)
{
#ifndef _WIN32
    const std::string& text = relative.native();
    const std::size_t end = text.rfind('/');
    if (end == std::string::npos)
        return {};
    if (text.front() != '/' && text.find("//") == std::string::npos) { // A path costs much more to be made.
        const std::size_t before = text.rfind('/', end - 1);
        const std::size_t begin = source == LabelSource::Top || before == std::string::npos ? 0 : before + 1;
        return textOfPath(text.substr(begin, (source == LabelSource::Top ? text.find('/') : end) - begin));
    }
#endif
    const std::filesystem::path folder = relative.parent_path();
    if (folder.empty())
        return {};
    return textOfPath(source == LabelSource::Top ? *folder.begin() : folder.filename());
}

} // namespace otozu
