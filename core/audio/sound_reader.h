// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/audio/decoder.h"
#include "core/base/fault.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>

namespace otozu
{

/// An open sound file that is read block by block: what decodeFile() and hearFile() stand on. One thread.
class SoundReader
{
public:
    /// Both are kept by reference.
    /// @throws Error      as decodeFile(), for what keeps a file from being opened.
    /// @throws Cancelled
    SoundReader(const std::filesystem::path& path, const std::stop_token& stop);
    ~SoundReader();
    SoundReader(const SoundReader&) = delete;
    SoundReader& operator=(const SoundReader&) = delete;

    /// All but totalFrames, which nobody knows yet.
    [[nodiscard]] const SoundInfo& info() const { return m_info; }
    /// Frames that the file can hold, no more than its header promises; 0 where that cannot be told from its size.
    [[nodiscard]] std::uint64_t plausibleFrames() const;

    /// The next block, some 0.1 to 10 ms of work: interleaved, finite, valid until the next call; empty at the end.
    /// @param mostFrames  > 0.
    /// @throws Cancelled
    [[nodiscard]] std::span<const float> read(std::size_t mostFrames = SIZE_MAX);
    /// Frames up to here.
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    /// Whether anything that was read was finite.
    [[nodiscard]] bool anyFinite() const { return m_anyFinite; }

    /// The length of the whole file, without reading what lies between: 0 where the format has no exact places, or the
    /// header promises a last frame that is not there. Then reading goes on where it was.
    [[nodiscard]] std::uint64_t lookUpLength();
    /// Goes to a frame, from which on read() gives what it would have given on the way there.
    /// @return false: cannot be done; try goBackTo() with a place that has been read.
    [[nodiscard]] bool goTo(std::uint64_t frame);
    /// Goes to a frame that has been read, if need be by reading everything again.
    /// @throws Error  DecoderFailed, ReadFailed.
    void goBackTo(std::uint64_t frame);

    /// @throws Error  ReadFailed if the disk has failed us, or else `fault`.
    [[noreturn]] void fail(Fault fault, const char* what) const;
    /// @throws Error      NoFrames or DecoderFailed if nothing was read, NotFinite if nothing of it was finite.
    /// @throws Cancelled
    void requireSound(std::uint64_t framesRead) const;

private:
    struct File; // keeps <sndfile.h> out of here
    void open();
    std::size_t cleaned(std::size_t frames);

    const std::filesystem::path& m_path;
    const std::stop_token& m_stop;
    std::unique_ptr<File> m_file;
    SoundInfo m_info;
    std::uint64_t m_position = 0;
    bool m_anyFinite = false;
    bool m_looked = false;
};

} // namespace otozu
