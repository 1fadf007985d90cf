// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sound_marks.h"
#include "core/pipeline/map_result.h"

#include <memory>
#include <span>
#include <vector>

namespace otozu
{

/// Which sounds of a map are shown, and which the user has hidden: the one place where that is decided. Whoever shows
/// sounds asks here. Hidden are those that are marked so, and all of a cluster that is; they are shown only where
/// hidden ones are to be. A value, cheap to copy; of one map: another map or cut has its own. Any thread.
class ShownSounds
{
public:
    /// All of any map, none of them hidden.
    ShownSounds() = default;
    /// @param marks  nullptr: none.
    ShownSounds(const MapResult& map, SoundMarksPtr marks, bool withHidden);

    /// Hidden, whether it is shown or not.
    [[nodiscard]] bool isHidden(int sample) const
    {
        return sample >= 0 && std::size_t(sample) < hidden().size() && hidden()[std::size_t(sample)] != 0;
    }
    [[nodiscard]] bool isShown(int sample) const { return m_withHidden || !isHidden(sample); }
    /// Of a file that is no sample of the map.
    [[nodiscard]] bool isFileHidden(FileId file) const;
    [[nodiscard]] bool isFileShown(FileId file) const { return m_withHidden || !isFileHidden(file); }
    /// The user does not want to see it.
    [[nodiscard]] bool isClusterHidden(int cluster) const;
    /// A byte a sample, 0 for those that are shown; empty: all are.
    [[nodiscard]] std::span<const char> leftOut() const;
    [[nodiscard]] std::size_t leftOutCount() const { return m_withHidden || !m_facts ? 0 : m_facts->count; }

    /// What is left of families: those of which at least two are shown. Where the first is not, the next stands for
    /// all.
    [[nodiscard]] std::vector<SoundFamily> families(std::span<const SoundFamily> of) const;

    /// The same sounds are hidden, and the same are shown.
    friend bool operator==(const ShownSounds& a, const ShownSounds& b);

private:
    struct Facts {
        SoundMarksPtr marks;
        std::vector<char> hidden; ///< A byte a sample; empty: none is.
        std::vector<char> clusters;
        std::size_t count = 0; ///< Hidden samples.
    };
    [[nodiscard]] std::span<const char> hidden() const
    {
        return m_facts ? std::span<const char>(m_facts->hidden) : std::span<const char>();
    }

    std::shared_ptr<const Facts> m_facts;
    bool m_withHidden = false;
};

} // namespace otozu
