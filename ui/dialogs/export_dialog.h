// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export/export_summary.h"
#include "ui/selection/shown_sounds.h"

#include <QDialog>
#include <memory>
#include <vector>

namespace otozu
{

/// Copies clusters or the selection to folders or one zip: shows beforehand what will be written under which name,
/// then does it on a worker thread with progress and cancel, then says what was done. Open it modally (open(), exec()).
/// Originals are only read. Nothing that exists is overwritten without a tick of its own. Form and place are kept in
/// QSettings.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param selection  indices into map's samples; may be empty, else it is what is offered first.
    /// @param shown      what is not shown of the clusters is left out.
    ExportDialog(MapResultPtr map, std::vector<int> selection, const ShownSounds& shown = {},
                 QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// Offers these clusters first.
    void chooseClusters(const std::vector<int>& clusters);

public slots:
    /// While an export runs: stops it and stays open.
    void reject() override;

signals:
    /// What the dialog's last folder export wrote, also where it broke off; empty after its undo.
    void journalChanged(const otozu::ExportJournal& journal);

private:
    struct Parts;

    std::unique_ptr<Parts> m_parts;
};

} // namespace otozu
