// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/selection/trail.h"

namespace otozu
{

void Trail::visit(FileId file)
{
    if (!m_files.empty() && m_files[m_at] == file)
        return;
    if (!m_files.empty())
        m_files.resize(m_at + 1);
    m_files.push_back(file);
    if (m_files.size() > kMost)
        m_files.erase(m_files.begin());
    m_at = m_files.size() - 1;
}

void Trail::clear()
{
    m_files.clear();
    m_at = 0;
}

std::optional<FileId> Trail::back()
{
    return canGoBack() ? std::optional(m_files[--m_at]) : std::nullopt;
}

std::optional<FileId> Trail::forward()
{
    return canGoForward() ? std::optional(m_files[++m_at]) : std::nullopt;
}

} // namespace otozu
