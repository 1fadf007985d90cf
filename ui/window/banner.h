// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <functional>
#include <vector>

class QLabel;
class QHBoxLayout;

namespace otozu
{

/// A calm line at the top of the window for news and trouble, in place of message boxes. Hidden until it has something
/// to say; the user closes it, or the next message takes its place.
class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { News, Trouble };
    struct Choice {
        QString text;
        std::function<void()> act; ///< The banner closes first.
    };

    explicit Banner(QWidget* parent = nullptr);

    void say(Kind kind, const QString& text, const std::vector<Choice>& choices = {});
    [[nodiscard]] QString text() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_choices;
};

} // namespace otozu
