// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/file_manager.h"

#include "core/qt/path_conversion.h"

#include <QDesktopServices>
#include <QUrl>

namespace otozu
{

void openInFileManager(const std::filesystem::path& folder)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(qStringOfPath(folder)));
}

} // namespace otozu
