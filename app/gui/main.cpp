// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/first_paint.h"
#include "core/audio/decode_at_rate.h"
#include "core/base/freed_memory.h"
#include "core/qt/path_conversion.h"
#include "ui/audition/audition_engine.h"
#include "ui/drag/sample_drag.h"
#include "ui/theme/theme.h"
#include "ui/window/application_setup.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <cstdio>

using namespace otozu;

namespace
{

constexpr int kWrongArguments = 2;

/// False where a window cannot be opened, which Qt would answer by aborting.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

/// Help, version and mistakes need no display: they are answered before there is a window system.
QString folderOfArguments(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A map of your sounds: neighbours sound alike."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("Open this folder of sounds."),
                                 QStringLiteral("[FOLDER]"));
    const bool understood = parser.parse(QCoreApplication::arguments());
    if (!understood || parser.positionalArguments().size() > 1) {
        std::fprintf(stderr, "otozu: %s\n", understood ? "one folder at most" : qPrintable(parser.errorText()));
        std::exit(kWrongArguments);
    }
    parser.process(app);
    return parser.positionalArguments().value(0);
}

} // namespace

int main(int argc, char* argv[])
{
    nameApplication();
    const QString folder = folderOfArguments(argc, argv);
    if (!hasDisplay()) {
        std::fputs("otozu: there is no display to open a window on; 'otozu-cli map' works without one\n", stderr);
        return 1;
    }
    returnLargeBlocksAtOnce();
    Settings settings;
    applyScale(settings.scalePercent());
    QApplication app(argc, argv);
    loadTranslations(app);
    Theme::instance().setReducedMotion(settings.reducedMotion());
    Theme::instance().apply(settings.theme());

    AuditionEngine engine(decodeAtRate);
    QtSampleDrag drag;
    MainWindow window(engine, drag, settings);
    if (FirstPaintReport::isWanted())
        new FirstPaintReport(window);
    window.show();
    QTimer::singleShot(0, &window, [&] { // After the first paint.
        if (folder.isEmpty())
            window.openLast();
        else
            window.openFolder(pathOfQString(folder));
    });
    return QApplication::exec();
}
