// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QWidget>

namespace otozu
{

/// A line of text that gives way in its middle; the whole of it is the tool tip. With a colour, a swatch before it.
class ElidedLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    /// Invalid: no swatch.
    void setSwatch(const QColor& colour);
    /// Second-rank ink.
    void setDim(bool dim);
    void setElideMode(Qt::TextElideMode mode);
    /// Makes it a link: pointing hand, underline under the pointer, clicked(), Enter and Space.
    void setClickable(bool clickable);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] int textLeft() const;

    QString m_text;
    QColor m_swatch;
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
    bool m_dim = false;
    bool m_clickable = false;
    bool m_under = false;
};

} // namespace otozu
