// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "core/raster/palette.h"
#include "ui/theme/furniture_style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QMap>
#include <QStyleFactory>

#include <algorithm>

// Outside of the namespace, as Qt asks.
static void initResources()
{
    Q_INIT_RESOURCE(otozu);
    Q_INIT_RESOURCE(otozu_translations);
}

namespace otozu
{

namespace
{

/// The palette that the desktop gave us, before we put ours over it.
const QPalette& systemPalette()
{
    static const QPalette palette = QApplication::palette();
    return palette;
}

double textScale = 1.0;

qreal systemPointSize()
{
    static const qreal size = [] {
        const QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
        return font.pointSizeF() > 0 ? std::clamp(font.pointSizeF(), 8.0, 18.0) : 9.0;
    }();
    return size;
}

/// The style sheet with every @name replaced.
QString styleSheet(const ThemeColors& colors, bool dark)
{
    QFile file(QStringLiteral(":/otozu/theme.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> names[] = {
        {"@window", colors.window}, {"@panel", colors.panel},   {"@raised", colors.raised},
        {"@sunken", colors.sunken}, {"@hover", colors.hover},   {"@pressed", colors.pressed},
        {"@border", colors.border}, {"@text", colors.text},     {"@dim", colors.dim},
        {"@faint", colors.faint},   {"@accent", colors.accent}, {"@onAccent", colors.onAccent},
        {"@danger", colors.danger},
    };
    // Longer names first, so that none is taken for the beginning of another.
    QMap<QString, QString> sorted;
    for (const auto& [name, color] : names)
        sorted.insert(QString::fromLatin1(name), color.name());
    for (auto it = sorted.constEnd(); it != sorted.constBegin();) {
        --it;
        sheet.replace(it.key(), it.value());
    }
    sheet.replace(QStringLiteral("%look%"), dark ? QStringLiteral("dark") : QStringLiteral("light"));
    return sheet;
}

} // namespace

void Theme::loadResources()
{
    initResources();
}

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

const ThemeColors& Theme::colors(bool dark)
{
    static const ThemeColors darkColors = {
        .window = QColor(0x16, 0x18, 0x1d),
        .panel = QColor(0x1c, 0x1f, 0x26),
        .raised = QColor(0x27, 0x2b, 0x34),
        .sunken = QColor(0x10, 0x12, 0x16),
        .hover = QColor(0x2b, 0x30, 0x3a),
        .pressed = QColor(0x36, 0x3c, 0x49),
        .border = QColor(0x30, 0x35, 0x40),
        .text = QColor(0xe7, 0xe9, 0xee),
        .dim = QColor(0xa2, 0xa9, 0xb6),
        .faint = QColor(0x74, 0x7c, 0x8b),
        .accent = QColor::fromRgba(mapTheme(true).accent),
        .onAccent = QColor(0x20, 0x16, 0x04),
        .danger = QColor(0xff, 0x8f, 0x85),
    };
    static const ThemeColors lightColors = {
        .window = QColor(0xec, 0xeb, 0xe7),
        .panel = QColor(0xf7, 0xf6, 0xf3),
        .raised = QColor(0xff, 0xff, 0xff),
        .sunken = QColor(0xff, 0xff, 0xff),
        .hover = QColor(0xe6, 0xe4, 0xde),
        .pressed = QColor(0xd9, 0xd6, 0xce),
        .border = QColor(0xd2, 0xcf, 0xc7),
        .text = QColor(0x1d, 0x20, 0x26),
        .dim = QColor(0x55, 0x5b, 0x66),
        .faint = QColor(0x86, 0x8c, 0x96),
        .accent = QColor::fromRgba(mapTheme(false).accent),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .danger = QColor(0xb0, 0x24, 0x1c),
    };
    return dark ? darkColors : lightColors;
}

QPalette Theme::palette(bool dark)
{
    const ThemeColors& c = colors(dark);
    QPalette palette(c.raised, c.window);
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.panel);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.faint);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.danger);
    palette.setColor(QPalette::Light, c.hover);
    palette.setColor(QPalette::Midlight, c.raised);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.border);
    palette.setColor(QPalette::Shadow, c.sunken);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.pressed);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, c.faint);
    return palette;
}

bool Theme::isDark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightnessF() > palette.color(QPalette::Window).lightnessF();
}

bool Theme::dark() const
{
    return m_applied ? m_dark : isDark(QApplication::palette());
}

QFont Theme::font(TextRole role)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    qreal factor = 1.0;
    switch (role) {
    case TextRole::Caption:
        factor = 0.9;
        break;
    case TextRole::Body:
        break;
    case TextRole::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Title:
        factor = 1.25;
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Display:
        factor = 2.2;
        break;
    }
    font.setPointSizeF(systemPointSize() * textScale * factor);
    return font;
}

void Theme::setTextScale(double factor)
{
    textScale = std::clamp(factor, 0.5, 2.0);
}

void Theme::apply(ThemeMode mode)
{
    loadResources();
    const bool systemIsDark = isDark(systemPalette());
    m_mode = mode;
    m_dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && systemIsDark);
    if (!m_applied) {
        QApplication::setStyle(new FurnitureStyle);
        QApplication::setFont(font(TextRole::Body));
    }
    m_applied = true;
    QApplication::setPalette(palette(m_dark));
    qApp->setStyleSheet(styleSheet(colors(m_dark), m_dark));
    emit changed();
}

void Theme::setReducedMotion(bool reduced)
{
    if (m_reducedMotion == reduced)
        return;
    m_reducedMotion = reduced;
    emit changed();
}

} // namespace otozu
