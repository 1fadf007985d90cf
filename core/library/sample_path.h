// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <string>
#include <utility>

namespace otozu
{

/// A relative path of one of very many files: a std::filesystem::path keeps each of its parts apart, which takes most
/// of the memory and the time of a list of them. It is one wherever one is asked for. Two are equal if their characters
/// are.
class SamplePath
{
public:
    using Native = std::filesystem::path::string_type;

    SamplePath() = default;
    SamplePath(const std::filesystem::path& path) : m_native(path.native()) {} // NOLINT(google-explicit-constructor)
    SamplePath(const char* path) : SamplePath(std::filesystem::path(path)) {}  // NOLINT(google-explicit-constructor)
    SamplePath(const std::string& path)
        : SamplePath(std::filesystem::path(path)) {} // NOLINT(google-explicit-constructor)
    /// From what native() gives.
    [[nodiscard]] static SamplePath of(Native native)
    {
        SamplePath path;
        path.m_native = std::move(native);
        return path;
    }

    operator std::filesystem::path() const { return m_native; } // NOLINT(google-explicit-constructor)
    [[nodiscard]] std::filesystem::path path() const { return m_native; }

    [[nodiscard]] const Native& native() const { return m_native; }
    [[nodiscard]] bool empty() const { return m_native.empty(); }
    [[nodiscard]] std::string string() const { return path().string(); }
    [[nodiscard]] std::string generic_string() const
    {
#ifdef _WIN32
        return path().generic_string();
#else
        return m_native;
#endif
    }
    [[nodiscard]] std::filesystem::path filename() const
    {
        return path().filename();
    }
    [[nodiscard]] std::filesystem::path stem() const
    {
        return path().stem();
    }
    [[nodiscard]] std::filesystem::path extension() const
    {
        return path().extension();
    }
    [[nodiscard]] std::filesystem::path parent_path() const
    {
        return path().parent_path();
    }
    [[nodiscard]] bool has_parent_path() const
    {
        return path().has_parent_path();
    }

    friend bool operator==(const SamplePath& a, const SamplePath& b)
    {
        return a.m_native == b.m_native;
    }
    friend bool operator==(const SamplePath& a, const std::filesystem::path& b)
    {
        return a.m_native == b.native();
    }
    friend bool operator==(const SamplePath& a, const char* b)
    {
        return a == std::filesystem::path(b);
    }
    friend bool operator==(const SamplePath& a, const std::string& b)
    {
        return a == std::filesystem::path(b);
    }

private:
    Native m_native;
};

} // namespace otozu
