// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/stored_file.h"

#include <QDialog>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace otozu
{

/// The folders of a library, with how many sounds each has on the map, and what can be done to them. It does nothing by
/// itself. Need not be modal.
class FoldersDialog : public QDialog
{
    Q_OBJECT
public:
    struct Folder {
        StoredRoot root;
        qsizetype sounds = 0;
    };

    explicit FoldersDialog(QWidget* parent = nullptr);

    /// @param canChange  false: they can be looked at.
    void setFolders(const std::vector<Folder>& folders, bool canChange);

signals:
    void addRequested();
    /// Out of the library, but kept.
    void removeRequested(otozu::RootId root);
    /// Back into it.
    void restoreRequested(otozu::RootId root);
    /// With all that is known of it.
    void forgetRequested(otozu::RootId root);
    /// It is somewhere else now.
    void moveRequested(otozu::RootId root);

private:
    QWidget* makeRow(const Folder& folder, bool canChange, bool isLast);

    QVBoxLayout* m_rows;
    QPushButton* m_add;
};

} // namespace otozu
