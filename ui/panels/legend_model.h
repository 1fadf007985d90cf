// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/breakdown_data.h"

#include <QAbstractListModel>

namespace otozu
{

/// The pieces of a breakdown with their colours and sums.
class LegendModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setParts(std::vector<BreakdownPart> parts);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<BreakdownPart> m_parts;
};

} // namespace otozu
