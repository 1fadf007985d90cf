// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/library_store.h"
#include "ui/panels/crate_looks.h"

#include <QTimer>
#include <QWidget>
#include <vector>

class QLabel;
class QStackedLayout;
class QToolButton;

namespace otozu
{

class CrateList;

/// The crates: folders of the user's choice that sounds are dropped on, to be copied there. While it can be seen, their
/// folders are looked at every few seconds. What is wished is done elsewhere. GUI thread only.
class CratePanel : public QWidget
{
    Q_OBJECT
public:
    explicit CratePanel(QWidget* parent = nullptr);

    void setCrates(const std::vector<Crate>& crates);
    [[nodiscard]] const std::vector<Crate>& crates() const;
    /// Why none can be added, renamed or taken off; empty: they can.
    void setTrouble(const QString& why);
    /// As it was when it was looked at last.
    [[nodiscard]] const CrateState& state(int crate) const;
    /// Something may have changed in a folder.
    void look();
    void editName(int crate);
    [[nodiscard]] CrateList* list() const { return m_list; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void addRequested();
    void renamed(int crate, const QString& name);
    void removeRequested(int crate);
    void openRequested(int crate);
    void dropped(int crate, const std::vector<std::filesystem::path>& files);
    /// crate -1: beside them.
    void menuRequested(int crate, const QPoint& globalPosition);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    CrateList* m_list;
    QToolButton* m_add;
    QLabel* m_word;
    QStackedLayout* m_pages;
    QTimer m_every;
    bool m_canChange = true;
    CrateLooks m_looks;
};

} // namespace otozu
