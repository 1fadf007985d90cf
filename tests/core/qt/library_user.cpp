// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another program that uses a stored library; core.qt.stored_library runs it, and kills it.
//   library_user open FILE          says "writes", the number of the ReadOnlyReason, or the name of the fault
//   library_user hold FILE          the same, then waits to be killed
//   library_user steps FILE FIRST   takes the steps of library_steps.h from FIRST on, and says the number of each when
//                                   it has returned
//   library_user hear FILE FIRST    the same with its steps of what was heard
#include "core/qt/fault_texts.h"
#include "core/qt/stored_library.h"
#include "tests/support/library_steps.h"

#include <QCoreApplication>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

using namespace otozu;

namespace
{

void say(const std::string& line)
{
    std::puts(line.c_str());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (argc < 3)
        return 2;
    const std::string task = argv[1];
    try {
        StoredLibrary library(argv[2]);
        if (task == "steps" || task == "hear") {
            const auto take = task == "hear" ? test::takeHistoryStep : test::takeLibraryStep;
            for (int number = std::atoi(argv[3]);; ++number) {
                take(library, number);
                say(std::to_string(number));
            }
        }
        say(library.isReadOnly() ? std::to_string(int(library.readOnlyReason())) : "writes");
        if (task == "hold")
            pause();
    } catch (const std::exception&) {
        say(faultName(currentFailure().fault).toStdString());
    }
    return 0;
}
