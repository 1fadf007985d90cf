// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace otozu
{

/// Which look the user asked for.
enum class ThemeMode {
    System, ///< Light or dark as the desktop's own palette is.
    Light,
    Dark,
};

/// The named colours of a look. Sounds have theirs in core/raster/palette.h: here are only those of the furniture.
struct ThemeColors {
    QColor window;   ///< Behind everything: bars and gaps.
    QColor panel;    ///< Lists, docks.
    QColor raised;   ///< What floats or can be pressed: buttons, cards, menus.
    QColor sunken;   ///< What is looked into: text fields, pictures, grooves.
    QColor hover;    ///< Under the pointer.
    QColor pressed;  ///< Held down or chosen.
    QColor border;   ///< Hairlines.
    QColor text;     ///< At least 7 : 1 on window and panel.
    QColor dim;      ///< Second-rank text, at least 4.5 : 1.
    QColor faint;    ///< Axes, placeholders, what is switched off: at least 2.5 : 1.
    QColor accent;   ///< Focus, progress, the playing sound: at least 3 : 1.
    QColor onAccent; ///< Text on accent, at least 4.5 : 1.
    QColor danger;   ///< Trouble, as text at least 4.5 : 1.
};

/// The steps of the type scale.
enum class TextRole {
    Caption, ///< Axes, counts, hints.
    Body,
    Strong, ///< Body, emphasised: headings of docks, names.
    Title,
    Display, ///< The welcome page's headline.
};

/// Distances, in device-independent pixels.
namespace space
{
inline constexpr int kHair = 2;
inline constexpr int kSmall = 4;
inline constexpr int kMedium = 8;
inline constexpr int kLarge = 12;
inline constexpr int kHuge = 24;
inline constexpr int kRadius = 5; ///< Of rounded corners.
} // namespace space

/// The one look of the program: Fusion underneath, our palette and style sheet above, changed while it runs.
/// Widgets that paint themselves take colors() at paint time and repaint by themselves on a change: the palette
/// changes with it (QEvent::PaletteChange), and changed() follows. GUI thread only; needs a QApplication.
class Theme : public QObject
{
    Q_OBJECT
public:
    static Theme& instance();

    /// Sets style, palette, font and style sheet of the application. May be called again at any time.
    void apply(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }

    /// Before apply() was called: as the application's palette is.
    [[nodiscard]] bool dark() const;
    [[nodiscard]] const ThemeColors& colors() const { return colors(dark()); }
    [[nodiscard]] static const ThemeColors& colors(bool dark);
    [[nodiscard]] static QPalette palette(bool dark);
    /// True if text is lighter than what it stands on.
    [[nodiscard]] static bool isDark(const QPalette& palette);

    /// Makes the files of resources/ known under ":/otozu/": they are in a static library, which nothing else would
    /// pull in. apply() and themeIcon() call it.
    static void loadResources();

    /// The type scale, relative to the system's font size.
    [[nodiscard]] static QFont font(TextRole role);
    /// Makes all text smaller or larger. Before the first apply(). @param factor  in [0.5, 2].
    static void setTextScale(double factor);

    /// True: nothing moves by itself; changes jump instead of gliding.
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);

signals:
    /// The look or the motion flag is another now; palette and style sheet are set already.
    void changed();

private:
    Theme() = default;

    ThemeMode m_mode = ThemeMode::System;
    bool m_applied = false;
    bool m_dark = false;
    bool m_reducedMotion = false;
};

} // namespace otozu
