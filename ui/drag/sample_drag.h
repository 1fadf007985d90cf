// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <vector>

class QMimeData;
class QPixmap;
class QWidget;

namespace otozu
{

/// Takes sound files out of the window by the mouse. An interface, so that a test can see what would be dragged.
class SampleDrag
{
public:
    virtual ~SampleDrag();
    /// Called with the left button held. Returns when the files are dropped or the drag is given up.
    /// @param files  absolute paths; those that are not there any more are left out.
    virtual void start(QWidget* source, const std::vector<std::filesystem::path>& files) = 0;
};

/// The real one: file URLs under a card with the count and the first names. Only copying is offered, so that no
/// target can move or remove an original.
class QtSampleDrag : public SampleDrag
{
public:
    void start(QWidget* source, const std::vector<std::filesystem::path>& files) override;
};

/// The files as drop targets want them: text/uri-list, and x-special/gnome-copied-files for file managers. Names that
/// are no UTF-8 keep their bytes, percent-encoded. The caller owns it.
[[nodiscard]] QMimeData* mimeDataOfFiles(const std::vector<std::filesystem::path>& files);

/// The card under the mouse: "12 sounds" and the first names.
[[nodiscard]] QPixmap dragPicture(const std::vector<std::filesystem::path>& files, bool dark, double devicePixelRatio);

} // namespace otozu
