// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace otozu;

namespace
{

/// Relative luminance of sRGB, by WCAG 2.1.
double luminance(const QColor& color)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.1: 1 to 21.
double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

/// The colour that most of the opaque pixels have.
QColor inkOf(const QIcon& icon, QIcon::Mode mode = QIcon::Normal, QIcon::State state = QIcon::Off)
{
    const QImage image = icon.pixmap(QSize(32, 32), 1.0, mode, state).toImage();
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) == 255)
                ++counts[image.pixel(x, y)];
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    return most == counts.cend() ? QColor() : QColor(most.key());
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT
private slots:
    void contrastIsEnough_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    void contrastIsEnough()
    {
        QFETCH(bool, dark);
        const ThemeColors& c = Theme::colors(dark);
        for (const QColor& ground : {c.window, c.panel, c.raised, c.sunken}) {
            QVERIFY2(contrast(c.text, ground) >= 7.0, qPrintable(ground.name()));
            QVERIFY2(contrast(c.dim, ground) >= 4.5, qPrintable(ground.name()));
            QVERIFY2(contrast(c.faint, ground) >= 2.5, qPrintable(ground.name()));
            QVERIFY2(contrast(c.accent, ground) >= 3.0, qPrintable(ground.name()));
            QVERIFY2(contrast(c.danger, ground) >= 4.5, qPrintable(ground.name()));
        }
        QVERIFY(contrast(c.text, c.hover) >= 4.5);
        QVERIFY(contrast(c.text, c.pressed) >= 4.5);
        QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
    }

    void theSystemsLookIsJudgedByItsPalette()
    {
        QVERIFY(Theme::isDark(Theme::palette(true)));
        QVERIFY(!Theme::isDark(Theme::palette(false)));
        QVERIFY(!Theme::isDark(QPalette(Qt::black, Qt::white, Qt::white, Qt::gray, Qt::gray, Qt::black, Qt::white)));
        QVERIFY(Theme::isDark(QPalette(Qt::white, Qt::black, Qt::gray, Qt::gray, Qt::gray, Qt::white, Qt::black)));
    }

    void aChangeReachesWidgetsThatStandAlready()
    {
        Theme& theme = Theme::instance();
        QWidget widget;
        widget.show();
        QSignalSpy changed(&theme, &Theme::changed);
        theme.apply(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.dark());
        QCOMPARE(widget.palette().color(QPalette::WindowText), Theme::colors(true).text);
        theme.apply(ThemeMode::Light);
        QVERIFY(!theme.dark());
        QCOMPARE(widget.palette().color(QPalette::WindowText), Theme::colors(false).text);
        QCOMPARE(changed.count(), 2);
    }

    void theStyleSheetIsWhole()
    {
        Theme::instance().apply(ThemeMode::Dark);
        const QString sheet = qApp->styleSheet();
        QVERIFY(sheet.size() > 1000);
        // Every name was replaced, and every picture is there.
        QVERIFY2(!sheet.contains(QRegularExpression(QStringLiteral("@(?!name)\\w"))), "a name without a colour");
        for (const bool dark : {true, false}) {
            Theme::instance().apply(dark ? ThemeMode::Dark : ThemeMode::Light);
            static const QRegularExpression url(QStringLiteral("url\\(([^)]*)\\)"));
            int pictures = 0;
            for (auto it = url.globalMatch(qApp->styleSheet()); it.hasNext(); ++pictures) {
                const QString file = it.next().captured(1);
                QVERIFY2(QFile::exists(file), qPrintable(file));
            }
            QVERIFY(pictures > 3);
        }
    }

    void everyIconIsDrawnInTheColourOfTheLook()
    {
        Theme& theme = Theme::instance();
        theme.apply(ThemeMode::Dark);
        const QStringList files =
            QDir(QStringLiteral(":/otozu/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files);
        QVERIFY(files.size() > 15);
        for (const QString& file : files) {
            const QIcon icon = themeIcon(file.chopped(4));
            QVERIFY2(inkOf(icon) == Theme::colors(true).text, qPrintable(file));
        }
        // The same icon, after a change of look.
        const QIcon play = themeIcon(QStringLiteral("play"));
        QCOMPARE(inkOf(play, QIcon::Normal, QIcon::On), Theme::colors(true).accent);
        QCOMPARE(inkOf(play, QIcon::Disabled), Theme::colors(true).faint);
        theme.apply(ThemeMode::Light);
        QCOMPARE(inkOf(play), Theme::colors(false).text);
    }

    void focusCanBeSeen()
    {
        Theme::instance().apply(ThemeMode::Dark);
        QToolButton button;
        button.setFocusPolicy(Qt::StrongFocus);
        button.resize(40, 30);
        button.show();
        QVERIFY(QTest::qWaitForWindowActive(&button));
        button.clearFocus();
        const QImage without = button.grab().toImage();
        button.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(button.hasFocus());
        const QImage with = button.grab().toImage();
        QVERIFY(without != with);
        // A run of the accent along the edge.
        int accent = 0;
        for (int x = 0; x < with.width(); ++x)
            accent += QColor(with.pixel(x, 0)) == Theme::colors(true).accent;
        QVERIFY(accent > with.width() / 2);
    }

    void theTypeScaleRises()
    {
        const qreal caption = Theme::font(TextRole::Caption).pointSizeF();
        const qreal body = Theme::font(TextRole::Body).pointSizeF();
        const qreal title = Theme::font(TextRole::Title).pointSizeF();
        QVERIFY(caption >= 7.0);
        QVERIFY(caption < body && body < title && title < Theme::font(TextRole::Display).pointSizeF());
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
