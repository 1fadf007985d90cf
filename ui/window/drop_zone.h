// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace otozu
{

/// The card of the welcome page: a dashed frame to drop on, with a sketch of a map in it; while there is work to wait
/// for, the sketch's dots light up one after the other as it goes on.
class DropZone : public QWidget
{
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);

    void setHot(bool hot);
    /// @param share  of the work, in [0, 1]; negative: no work.
    void setShare(double share);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_hot = false;
    double m_share = -1.0;
};

} // namespace otozu
