// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/copy_file.h"

#include "core/base/progress.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <vector>

#ifdef __linux__
#include <unistd.h>
#endif

namespace fs = std::filesystem;

namespace otozu
{
namespace
{

// Small enough that a stop is obeyed in time on a slow stick.
constexpr std::size_t kPiece = 1U << 20;

[[noreturn]] void fail(const fs::path& source, int error)
{
    const Fault fault = error == ENOENT ? Fault::Vanished : faultOfErrno(error, Fault::ReadFailed);
    throw SourceError(fault, source, "cannot read");
}

/// Copies within the kernel, from the beginning, as far as that works. @return the bytes copied.
std::uint64_t copyInKernel([[maybe_unused]] std::FILE* in, [[maybe_unused]] AtomicFile& file,
                           [[maybe_unused]] const std::stop_token& stop,
                           [[maybe_unused]] const std::function<void(std::uint64_t)>& copied)
{
    std::uint64_t total = 0;
#ifdef __linux__
    for (;;) {
        throwIfStopped(stop);
        const ssize_t count = copy_file_range(fileno(in), nullptr, fileno(file.stream()), nullptr, kPiece, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return total; // the end, or something that reading and writing will find out
        total += std::uint64_t(count);
        if (copied)
            copied(total);
    }
#endif
    return total;
}

} // namespace

void copyInto(AtomicFile& file, const fs::path& source, const std::stop_token& stop,
              const std::function<void(std::uint64_t)>& copied)
{
    std::error_code error;
    const auto status = fs::status(source, error);
    if (!fs::exists(status))
        fail(source, error && error.value() != 0 ? error.value() : ENOENT);
    if (!fs::is_regular_file(status))
        throw SourceError(Fault::NotRegular, source, "not a file");
    const auto time = fs::last_write_time(source, error);
    if (error)
        fail(source, error.value());

#ifdef _WIN32
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(_wfopen(source.c_str(), L"rb"), &std::fclose);
#else
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(source.c_str(), "rbe"), &std::fclose);
#endif
    if (!in)
        fail(source, errno);
    std::setvbuf(in.get(), nullptr, _IONBF, 0); // so that both ways of copying go on where the file stands
    std::setvbuf(file.stream(), nullptr, _IONBF, 0);
    std::uint64_t total = copyInKernel(in.get(), file, stop, copied);
    std::vector<char> piece(kPiece);
    for (;;) {
        throwIfStopped(stop);
        errno = 0;
        const std::size_t count = std::fread(piece.data(), 1, piece.size(), in.get());
        if (count == 0 && std::ferror(in.get()) != 0)
            fail(source, errno);
        if (count == 0)
            break;
        file.write(piece.data(), count);
        total += count;
        if (copied)
            copied(total);
    }
    fs::last_write_time(file.temporaryPath(), time, error); // a file system without times still gets the sound
}

} // namespace otozu
