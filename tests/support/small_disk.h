// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/test_paths.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <sys/mount.h>

namespace otozu::test
{

/// A disk of its own with little room. Only root can make one, and not everywhere: see isThere().
class SmallDisk
{
public:
    explicit SmallDisk(const char* size)
        : m_isThere(
              mount("tmpfs", m_folder.path().c_str(), "tmpfs", 0, (std::string("mode=755,size=") + size).c_str()) == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_isThere)
            umount2(m_folder.path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder.path(); }
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path() / name; }

    /// Not a byte more can be written until makeRoom().
    void fill() const
    {
        std::ofstream out(path() / "rest", std::ios::binary);
        for (std::string piece(1U << 16U, 'x'); !piece.empty(); piece.resize(piece.size() / 2)) {
            while (out.write(piece.data(), std::streamsize(piece.size())).flush()) {
            }
            out.clear();
        }
    }
    void makeRoom() const { std::filesystem::remove(path() / "rest"); }
    /// From now on it is only to be read.
    [[nodiscard]] bool makeReadOnly() const
    {
        return mount("tmpfs", path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    ScratchFolder m_folder;
    bool m_isThere;
};

} // namespace otozu::test
