// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/drag/native_path.h"

#include <vector>

class QDrag;
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
    /// @param files  absolute paths, or empty: of files that are known not to be there, which are left out.
    virtual void start(QWidget* source, std::vector<NativePath> files) = 0;
};

/// The real one: file URLs under a card with the count and the first names. Only copying is offered, so that no
/// target can move or remove an original. Nothing happens if no file is left.
class QtSampleDrag : public SampleDrag
{
public:
    void start(QWidget* source, std::vector<NativePath> files) override;

protected:
    /// Until it is dropped. @param drag  is deleted when it is over.
    virtual void carry(QDrag* drag);
};

/// So many are looked for on the disk before they are dragged. Of more, what is known of them has to do: the look could
/// take seconds, with the mouse button held.
inline constexpr std::size_t kMostLookedFor = 500;

/// Those that can be dragged: absolute, not empty, and there as far as that is looked for.
[[nodiscard]] std::vector<NativePath> draggable(std::vector<NativePath> files);

/// The files as drop targets want them: text/uri-list, and x-special/gnome-copied-files for file managers. Names that
/// are no UTF-8 keep their bytes, percent-encoded. The caller owns it.
[[nodiscard]] QMimeData* mimeDataOfFiles(const std::vector<NativePath>& files);

/// The card under the mouse: "12 sounds" and the first names.
[[nodiscard]] QPixmap dragPicture(const std::vector<NativePath>& files, bool dark, double devicePixelRatio);

} // namespace otozu
