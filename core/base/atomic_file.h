// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <string_view>

namespace otozu
{

/// A file that appears under its name only when it is whole. Until commit() it is written beside it as a hidden
/// temporary; without commit() the temporary goes and what stood under the name before is untouched.
class AtomicFile
{
public:
    /// Where a link to a file stands, that file is replaced, not the link.
    /// @throws Error  NotFound (no such folder), NotRegular (a folder, device or pipe stands there), NoPermission,
    ///                DiskFull or WriteFailed, with the final path.
    explicit AtomicFile(std::filesystem::path path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// @throws Error  DiskFull, WriteFailed.
    void write(const void* bytes, std::size_t size);
    void write(std::string_view text) { write(text.data(), text.size()); }
    /// Begins to bring to the disk what was written, where the system can, so that commit() has less to wait for.
    void beginFlush();
    /// Flushes to the disk and gives the file its name. @throws Error  as write().
    void commit();
    /// Gives the file its name without waiting for the disk: for many files that can be made again. After a power cut
    /// such a file may be short. @throws Error  as write().
    void commitUnsynced();
    /// As commit(), but under `name` (in the same folder) and only if nothing stands there, and without waiting for the
    /// disk. @return false if the name is taken: nothing has happened, and another may be tried. @throws Error  as
    /// write().
    [[nodiscard]] bool commitAsNew(const std::filesystem::path& name);

    /// For libraries that write to a C stream or open the file themselves.
    [[nodiscard]] std::FILE* stream() { return m_stream; }
    [[nodiscard]] const std::filesystem::path& temporaryPath() const { return m_temporary; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    [[noreturn]] void fail(int error) const;
    void closeAndRename();

    std::filesystem::path m_path;
    std::filesystem::path m_target; ///< m_path with a link followed.
    std::filesystem::path m_temporary;
    std::FILE* m_stream = nullptr;
};

} // namespace otozu
