// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/application_setup.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace otozu
{

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("Otozu"));
    QCoreApplication::setOrganizationName(QStringLiteral("Otozu"));
    QCoreApplication::setApplicationVersion(QStringLiteral(OTOZU_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("otozu"));
}

void applyScale(int percent)
{
    bool given = false;
    double factor = qEnvironmentVariable("QT_SCALE_FACTOR").toDouble(&given);
    if (!given)
        factor = percent / 100.0;
    if (factor < 1.0) { // Qt 6.4 cuts off what it paints below 1: there the text alone gets smaller.
        qunsetenv("QT_SCALE_FACTOR");
        Theme::setTextScale(factor);
    } else if (!given && factor > 1.0) {
        qputenv("QT_SCALE_FACTOR", QByteArray::number(factor));
    }
}

void loadTranslations(QApplication& application)
{
    Theme::loadResources();
    // Without a language the system's numbers have no separators: 18400.
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QLocale locale;
    const auto load = [&](const QString& file, const QString& folder) {
        auto* translator = new QTranslator(&application);
        if (translator->load(locale, file, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    // English has one too: it knows "1 sound" from "2 sounds". It stands under the others.
    auto* english = new QTranslator(&application);
    if (english->load(QStringLiteral(":/otozu/translations/otozu_en.qm")))
        QCoreApplication::installTranslator(english);
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QStringLiteral("otozu"), QStringLiteral(":/otozu/translations"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/otozu/icons/otozu.svg")));
}

} // namespace otozu
