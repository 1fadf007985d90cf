// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <string_view>

namespace otozu::test
{

/// A file of tests/data.
[[nodiscard]] std::filesystem::path data(std::string_view name);

/// The labelled corpus beside the project, or an empty path where it is missing: then the test skips, with a word.
[[nodiscard]] std::filesystem::path corpus();

/// A folder of its own that is removed with all its contents in the end.
class ScratchFolder
{
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

/// Writes bytes to a file, making its folders.
void writeBytes(const std::filesystem::path& path, std::string_view bytes);
/// The whole file.
[[nodiscard]] std::string readBytes(const std::filesystem::path& path);

} // namespace otozu::test
