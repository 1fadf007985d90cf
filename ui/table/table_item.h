// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sound_marks.h"
#include "core/library/stored_file.h"
#include "ui/selection/shown_sounds.h"

#include <QString>
#include <vector>

namespace otozu
{

/// A file as the table knows it. Cheap to copy; the record belongs to the map or the list of files.
struct TableItem {
    FileId id = 0;
    const SampleRecord* record = nullptr; ///< Never null in a table. Facts are there once it has been heard.
    std::int32_t sample = -1;             ///< On the map; -1: it has no dot.
    FileState state = FileState::Analysed;
    Fault fault = Fault::NotAudio; ///< Of Failed.

    [[nodiscard]] bool isHeard() const { return state == FileState::Analysed; }
};

/// What cells show beside what an item knows itself.
struct TableContext {
    std::vector<QString> clusterNames; ///< By cluster, in the user's language.
    std::vector<int> clusterColours;   ///< Likewise; indices of the palette.
    ShownSounds shown;
    SoundMarksPtr marks; ///< What the user says of the files; nullptr: nothing.
};

[[nodiscard]] inline bool isHidden(const TableItem& item, const TableContext& context)
{
    return item.sample >= 0 ? context.shown.isHidden(item.sample) : context.shown.isFileHidden(item.id);
}
/// It has a row.
[[nodiscard]] inline bool isShown(const TableItem& item, const TableContext& context)
{
    return item.sample >= 0 ? context.shown.isShown(item.sample) : context.shown.isFileShown(item.id);
}

} // namespace otozu
