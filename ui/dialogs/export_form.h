// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/export_preview.h"

#include <QWidget>

class QAbstractButton;
class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QRadioButton;
class QTreeView;

namespace otozu
{
class ClusterCheckModel;

/// The upper part of the export dialog: what, in which form, where to, and what would come of it. It only asks and
/// shows; changed() says that another preview is due.
class ExportForm : public QWidget
{
    Q_OBJECT
public:
    /// See ExportDialog.
    ExportForm(MapResultPtr map, std::vector<int> selection, const ShownSounds& shown, QWidget* parent = nullptr);

    [[nodiscard]] ExportChoice choice() const;
    [[nodiscard]] bool zip() const;
    /// The user allowed to replace the zip that is there.
    [[nodiscard]] bool mayReplace() const;
    void chooseClusters(const std::vector<int>& clusters);
    void showPreview(const ExportPreview& preview);
    /// Keeps form, place and what is done with duplicates for the next time.
    void remember() const;

signals:
    void changed();

private:
    QWidget* buildWhat();
    QWidget* buildPreview();
    QWidget* buildWhere();
    void showTarget();
    void browse();

    MapResultPtr m_map;
    ShownSounds m_shown;
    std::vector<std::size_t> m_selection;
    QString m_folder;  ///< Where folders go.
    QString m_zipFile; ///< Where the zip goes.

    ClusterCheckModel* m_clusters = nullptr;
    ExportTreeModel* m_tree = nullptr;
    QRadioButton* m_all = nullptr;
    QRadioButton* m_chosen = nullptr;
    QRadioButton* m_selected = nullptr;
    QListView* m_list = nullptr;
    QRadioButton* m_asFolders = nullptr;
    QRadioButton* m_asZip = nullptr;
    QCheckBox* m_oneOfEach = nullptr;
    QTreeView* m_view = nullptr;
    QLabel* m_clashes = nullptr;
    QCheckBox* m_onlyRenamed = nullptr;
    QLineEdit* m_target = nullptr;
    QLabel* m_note = nullptr;
    QCheckBox* m_replace = nullptr;
};

} // namespace otozu
