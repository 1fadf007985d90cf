// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

#include <QDialog>
#include <filesystem>
#include <memory>
#include <vector>

namespace otozu
{

/// The files that were left out, each with its reason in plain words: sorted, filtered, counted, copied as text.
/// Need not be modal.
class SkippedDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param skipped  paths relative to root.
    SkippedDialog(std::vector<FileFault> skipped, std::filesystem::path root, QWidget* parent = nullptr);
    ~SkippedDialog() override;

private:
    struct Parts;

    std::unique_ptr<Parts> m_parts;
};

} // namespace otozu
