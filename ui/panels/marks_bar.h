// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

class QCompleter;
class QLabel;
class QLineEdit;
class QStringListModel;
class QToolButton;

namespace otozu
{

/// What the user says of some sounds.
struct MarksState {
    struct Tag {
        QString name;
        int sounds = 0; ///< How many of them have it.
    };
    int sounds = 0;
    int favourites = 0;
    std::vector<Tag> tags;
    QStringList known; ///< All tags that there are.
    QString trouble;   ///< Why nothing can be changed; empty: it can.
};

/// A star and tags of one sound or of a selection, to be seen and changed. A tag that is clicked (or, with the
/// keyboard, entered) is taken away; one that is typed is given to all. GUI thread only.
class MarksBar : public QWidget
{
    Q_OBJECT
public:
    explicit MarksBar(QWidget* parent = nullptr);

    void setState(const MarksState& state);
    /// The keyboard goes where tags are typed.
    void startTag();

    [[nodiscard]] QToolButton* star() const { return m_star; }
    [[nodiscard]] QLabel* tags() const { return m_tags; }
    [[nodiscard]] QLineEdit* input() const { return m_input; }

signals:
    void favouriteWished(bool favourite);
    void tagWished(const QString& tag);
    void tagUnwished(const QString& tag);

private:
    void giveTag();

    QToolButton* m_star;
    QLabel* m_tags;
    QLineEdit* m_input;
    QStringListModel* m_known;
    QStringList m_names; ///< Of the tags that are shown.
};

} // namespace otozu
