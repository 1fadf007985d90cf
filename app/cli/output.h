// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/step_time.h"
#include "core/qt/fault_texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <span>

namespace otozu::cli
{

/// An output that cannot be written: exit code 4, whatever the fault.
struct OutputError {
    Failure failure;
    QString words{}; ///< What to say instead of the words for the failure, where they would not be the whole truth.
};

/// Runs `write` and makes its errors those of an output.
template <typename Write>
decltype(auto) writing(Write&& write)
{
    try {
        return write();
    } catch (const Error&) {
        throw OutputError{currentFailure()};
    }
}

/// An output file of the command line: refused before the long work where it can be told that it would fail after it.
/// An empty path is no output. What stands there is not touched.
/// @throws OutputError  the folder is missing or cannot be written, or a folder or a device stands there.
/// @throws std::invalid_argument  it has the name of a sound: results never replace one.
void checkOutputFile(const std::filesystem::path& path);

/// @throws std::invalid_argument  two of them are the same file.
void requireDistinct(std::span<const std::filesystem::path> outputs);

/// UTF-8, bytes that are none as %XX.
[[nodiscard]] QString jsonPath(const std::filesystem::path& path);

/// [{path, reason, fault}]: words for people, and the fault's name for programs.
[[nodiscard]] QJsonArray jsonOfFaults(std::span<const FileFault> faults);

/// Seconds, rounded to microseconds.
[[nodiscard]] double jsonSeconds(double seconds);

/// A step under its name in JSON.
struct NamedStep {
    const char* name;
    StepTime time;
};

/// Adds what is said of every run: "times" and "serial_share" of its steps (see StepTime), "threads", and the
/// "instruction_set" that its kernels used.
void insertRun(QJsonObject& object, std::span<const NamedStep> steps, int threads);

/// Writes JSON atomically. @throws OutputError
void writeJson(const std::filesystem::path& path, const QJsonDocument& json);

} // namespace otozu::cli
