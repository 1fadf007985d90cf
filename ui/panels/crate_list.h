// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/crate_model.h"

#include <QListView>

namespace otozu
{

/// Crates as tiles, on which files can be dropped. Enter opens a crate's folder, F2 renames it, Delete takes it off the
/// panel.
class CrateList : public QListView
{
    Q_OBJECT
public:
    explicit CrateList(QWidget* parent = nullptr);

    [[nodiscard]] CrateModel& crates() const { return *m_model; }

signals:
    void dropped(int crate, const std::vector<std::filesystem::path>& files);
    void openRequested(int crate);
    void removeRequested(int crate);
    /// crate -1: beside them.
    void menuRequested(int crate, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] int crateFor(const QDropEvent& event) const;

    CrateModel* m_model;
};

} // namespace otozu
