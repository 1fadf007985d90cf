// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/folder_drop.h"

#include "core/qt/path_conversion.h"

#include <QMimeData>
#include <QUrl>

namespace otozu
{

std::optional<std::filesystem::path> folderOfDrop(const QMimeData* data)
{
    if (!mayBeFolderDrop(data))
        return std::nullopt;
    std::optional<std::filesystem::path> parent;
    std::error_code ignored;
    for (const QUrl& url : data->urls()) {
        if (!url.isLocalFile())
            continue;
        const std::filesystem::path path = pathOfQString(url.toLocalFile());
        if (std::filesystem::is_directory(path, ignored))
            return path;
        if (!parent && std::filesystem::exists(path, ignored))
            parent = path.parent_path();
    }
    return parent;
}

bool mayBeFolderDrop(const QMimeData* data)
{
    return data != nullptr && data->hasUrls();
}

} // namespace otozu
