// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace otozu
{

/// What can be wrong with the world outside the program. Core holds no words for users: core/qt has the one table.
enum class Fault {
    // Of a sound file
    Empty,             ///< Zero bytes.
    NotAudio,          ///< An audio extension, but no audio inside.
    UnsupportedFormat, ///< Audio of a kind that we know and cannot read.
    NoFrames,          ///< A sound file without a single frame.
    NotFinite,         ///< Not one finite sample.
    BadRate,           ///< A sample rate that no sound has.
    BadChannels,       ///< A channel count that no sound has.
    DecoderFailed,     ///< The decoder gave up before the first frame.
    TooLarge,          ///< More than a machine can hold.
    // Of any file or folder
    NotFound,
    NoPermission,
    LinkLoop,
    NotRegular, ///< A pipe, a socket, a device or a folder where a file is wanted.
    Vanished,   ///< It was there when the folder was listed and is gone now.
    ReadFailed,
    // Of a result to be written
    DiskFull,
    WriteFailed,
    TargetInSource, ///< An export into the folder that is exported.
    // Of the input of a computation
    BadInput,         ///< A file that we should understand and do not (npy, csv).
    DegenerateMetric, ///< Nearly all distances tie under this metric.
    NothingToAnalyse, ///< A folder with no analysable file in it.
    // Of a stored library
    NotALibrary,    ///< A file of another kind.
    DamagedLibrary, ///< It was one.
    LibraryReplaced, ///< Another file, or none, is where it was while it was open.
    ForeignLog,     ///< What is beside it for its last changes is of another file, or of another state of it.
    NewerLibrary,   ///< Made by a newer version, in a way that this one cannot read.
    FolderTaken,    ///< A folder that cannot come into one: it, one in it or one around it is there already.
    OtherSounds,    ///< A folder that does not hold the sounds that it is said to.
    // Of the program
    MissingPart, ///< Something that is installed apart is not.
    Internal,    ///< Our own mistake: nothing is known to be wrong with the world.
};

/// Something outside the program went wrong. what() is English, for logs: "detail: path".
class Error : public std::runtime_error
{
public:
    Error(Fault why, std::filesystem::path where, const std::string& what)
        : std::runtime_error(where.empty() ? what : what + ": " + where.string()), fault(why), path(std::move(where)),
          detail(what)
    {
    }
    const Fault fault;
    const std::filesystem::path path; ///< May be empty.
    const std::string detail;
};

/// One file of a batch that had to be left out.
struct FileFault {
    std::filesystem::path path;
    Fault fault = Fault::NotAudio;
};

/// The user asked to stop. Not a std::exception, so that no catch-all shows it as an error.
struct Cancelled {
};

/// The fault that an errno value stands for; `otherwise` where it is none of the known ones.
[[nodiscard]] Fault faultOfErrno(int error, Fault otherwise);

} // namespace otozu
