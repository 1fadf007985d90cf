// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/copy_file.h"

#include "core/base/progress.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <vector>

#ifdef __linux__
#include <unistd.h>
#endif

namespace otozu
{
namespace
{

// Small enough that a stop is obeyed in time on a slow stick.
constexpr std::size_t kPiece = 1U << 20;

using Copied = std::function<void(std::uint64_t)>;

#ifdef __linux__
/// Copies within the kernel, from the beginning, as far as that works. @return the bytes copied.
std::uint64_t copyInKernel(SourceFile& in, AtomicFile& file, const std::stop_token& stop, const Copied& copied)
{
    std::uint64_t total = 0;
    for (;;) {
        throwIfStopped(stop);
        const ssize_t count = copy_file_range(fileno(in.stream()), nullptr, fileno(file.stream()), nullptr, kPiece, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return total; // the end, or something that reading and writing will find out
        total += std::uint64_t(count);
        if (copied)
            copied(total);
    }
}
#else
std::uint64_t copyInKernel(SourceFile&, AtomicFile&, const std::stop_token&, const Copied&)
{
    return 0;
}
#endif

} // namespace

void copyInto(AtomicFile& file, const std::filesystem::path& source, const std::stop_token& stop, const Copied& copied)
{
    SourceFile in(source);
    std::setvbuf(file.stream(), nullptr, _IONBF, 0); // so that both ways of copying go on where the file stands
    std::uint64_t total = copyInKernel(in, file, stop, copied);
    std::vector<char> piece(kPiece);
    for (;;) {
        throwIfStopped(stop);
        const std::size_t count = in.read(piece);
        if (count == 0)
            break;
        file.write(piece.data(), count);
        total += count;
        if (copied)
            copied(total);
    }
    std::error_code ignored; // a file system without times still gets the sound
    std::filesystem::last_write_time(file.temporaryPath(), in.modified(), ignored);
}

bool isSameFile(const std::filesystem::path& source, const std::filesystem::path& other, const std::stop_token& stop)
{
    SourceFile in(source);
    std::vector<char> piece(kPiece);
    std::vector<char> otherPiece(kPiece);
    std::optional<SourceFile> there;
    try {
        there.emplace(other);
    } catch (const SourceError&) {
        return false;
    }
    if (there->size() != in.size())
        return false;
    for (;;) {
        throwIfStopped(stop);
        const std::size_t count = in.read(piece);
        try {
            if (there->read(otherPiece) != count)
                return false;
        } catch (const SourceError&) {
            return false;
        }
        if (!std::equal(piece.begin(), piece.begin() + std::ptrdiff_t(count), otherPiece.begin()))
            return false;
        if (count < kPiece)
            return true;
    }
}

} // namespace otozu
