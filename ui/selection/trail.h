// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/stored_file.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace otozu
{

/// The sounds that were chosen, one after the other, to be walked back and forth as the pages of a web browser.
class Trail
{
public:
    static constexpr std::size_t kMost = 500;

    /// It is where one is now; what lay ahead is gone. Nothing where it is already.
    void visit(FileId file);
    void clear();
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_files.size(); }
    /// A step; nothing where there is none.
    std::optional<FileId> back();
    std::optional<FileId> forward();

private:
    std::vector<FileId> m_files;
    std::size_t m_at = 0; ///< Where one is.
};

} // namespace otozu
