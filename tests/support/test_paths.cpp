// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test_paths.h"

#include <atomic>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <unistd.h>

namespace fs = std::filesystem;

namespace otozu::test
{

fs::path data(std::string_view name)
{
    return fs::path(OTOZU_TEST_DATA) / name;
}

fs::path corpus()
{
    const fs::path path = OTOZU_CORPUS;
    return fs::is_directory(path) ? fs::canonical(path) : fs::path();
}

ScratchFolder::ScratchFolder()
{
    static std::atomic<int> counter{0};
    m_path = fs::temp_directory_path() / ("otozu-test-" + std::to_string(getpid()) + "-" + std::to_string(++counter));
    fs::create_directories(m_path);
}

ScratchFolder::~ScratchFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

void writeBytes(const fs::path& path, std::string_view bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), std::streamsize(bytes.size()));
    if (!out.flush())
        throw std::runtime_error("cannot write " + path.string());
}

std::string readBytes(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace otozu::test
