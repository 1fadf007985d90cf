// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/selection/shown_sounds.h"

#include <QWidget>
#include <vector>

class QLabel;
class QStackedLayout;
class QTreeView;

namespace otozu
{

class FamilyModel;

/// The list of duplicates: families of sounds, the largest first, with where each one lies and what it differs in.
/// Arrow keys move and play; a click or Enter goes to a sound; a drag takes it along. It only looks: no file is ever
/// removed. GUI thread only.
class FamilyList : public QWidget
{
    Q_OBJECT
public:
    explicit FamilyList(QWidget* parent = nullptr);

    /// nullptr: none. What is open and current stays so where the families are the same.
    void setMap(const MapResultPtr& map, const ShownSounds& shown = {});
    /// Opens the family of a sample and marks it there; nothing where it has none.
    void showFamilyOf(int sample);
    [[nodiscard]] QTreeView* view() const { return m_view; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void hearRequested(int sample);
    /// It is to be heard, and to be what the window is about.
    void chosen(int sample);
    void dragRequested(const std::vector<int>& samples);
    void menuRequested(int sample, const QPoint& globalPosition);

private:
    class View;

    FamilyModel* m_model;
    QTreeView* m_view;
    QLabel* m_count;
    QLabel* m_word;
    QStackedLayout* m_pages;
};

} // namespace otozu
