// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/drag/sample_drag.h"

#include <filesystem>
#include <vector>

namespace otozu::test
{

/// A drag that only remembers what it was given.
class RecordedDrag : public SampleDrag
{
public:
    void start(QWidget*, std::vector<NativePath> files) override { dragged.emplace_back(files.begin(), files.end()); }
    std::vector<std::vector<std::filesystem::path>> dragged;
};

} // namespace otozu::test
