// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <QString>

namespace otozu
{

/// An error on its way to the user.
struct Failure {
    Fault fault = Fault::Internal;
    std::filesystem::path path; ///< May be empty.
    QString detail;             ///< English, for logs and for faults whose words differ from case to case.
};

/// The words for a fault: THE table. Translated, no full stop at the end, and they say what to do where that helps.
[[nodiscard]] QString faultText(Fault fault);

/// One sentence or two for a message box or the command line: the words, the path, and the detail where it says more.
[[nodiscard]] QString failureText(const Failure& failure);

/// The fault's name in the code, as in JSON: "NotAudio".
[[nodiscard]] QString faultName(Fault fault);

/// The exception in flight, as a Failure; call it within a catch block. Cancelled is not one: it is thrown on.
[[nodiscard]] Failure currentFailure();

} // namespace otozu
