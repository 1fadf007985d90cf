// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window of otozu with somebody who uses it and looks how long it does not listen, for the script `window`:
//   window_probe path FOLDER      where the library of a folder is kept
//   window_probe browse FOLDER    opens it and does what one does with a map
//   window_probe grow FOLDER      opens it and lets it hear what is new, to the end
//   window_probe cancel FOLDER    opens it, stops what it does with what is new, then closes in the midst of that
// One line of JSON a step. A gap is how long an event had to wait at the end of the queue: every 5 ms a thread posts
// one, unless the last one is still waiting. `cpu_ms` of it the GUI thread has worked; the rest it was waiting or the
// machine was busy with others. `in` is the longest single event of the step.
#include "core/audio/decode_at_rate.h"
#include "core/base/freed_memory.h"
#include "core/qt/path_conversion.h"
#include "core/qt/stored_library.h"
#include "ui/audition/audition_engine.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/drag/sample_drag.h"
#include "ui/map/map_widget.h"
#include "ui/panels/granularity_slider.h"
#include "ui/panels/similar_panel.h"
#include "ui/table/sample_table.h"
#include "ui/window/application_setup.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QDrag>
#include <QElapsedTimer>
#include <QMimeData>
#include <QSlider>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <thread>

#include <ctime>
#include <pthread.h>

using namespace otozu;
using namespace std::chrono_literals;

namespace
{

double seconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

/// MiB, of a line of one of the process's own tables.
double memory(const char* table, const char* line)
{
    double kibibytes = 0.0;
    if (std::FILE* file = std::fopen(table, "r")) {
        std::array<char, 256> text{};
        while (std::fgets(text.data(), int(text.size()), file) != nullptr) {
            if (std::strncmp(text.data(), line, std::strlen(line)) == 0)
                kibibytes = std::strtod(text.data() + std::strlen(line), nullptr);
        }
        std::fclose(file);
    }
    return kibibytes / 1024.0;
}

/// Times every event that comes out of the queue.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const QByteArray what =
            QByteArray(receiver->metaObject()->className()) + " " + QByteArray::number(event->type());
        const double begin = seconds(CLOCK_MONOTONIC);
        const bool taken = QApplication::notify(receiver, event);
        const double took = seconds(CLOCK_MONOTONIC) - begin;
        --m_depth;
        if (took > longest) {
            longest = took;
            in = what;
        }
        return taken;
    }

    double longest = 0.0; ///< Seconds.
    QByteArray in;

private:
    int m_depth = 0;
};

/// Finds out how long events wait.
class Beat : public QObject
{
public:
    Beat()
    {
        pthread_getcpuclockid(pthread_self(), &m_cpu);
        m_thread = std::jthread([this](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                if (!m_waits.exchange(true)) {
                    m_posted = seconds(CLOCK_MONOTONIC);
                    m_postedCpu = seconds(m_cpu);
                    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
                }
                std::this_thread::sleep_for(5ms);
            }
        });
    }

    void restart() { m_gap = m_gapCpu = 0.0; }
    [[nodiscard]] double gap() const { return m_gap; }
    [[nodiscard]] double gapCpu() const { return m_gapCpu; }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        const double gap = seconds(CLOCK_MONOTONIC) - m_posted;
        if (gap > m_gap) {
            m_gap = gap;
            m_gapCpu = seconds(m_cpu) - m_postedCpu;
        }
        m_waits = false;
        return true;
    }

private:
    clockid_t m_cpu{};
    std::atomic<bool> m_waits = false;
    // Handed over by m_waits.
    double m_posted = 0.0;
    double m_postedCpu = 0.0;
    double m_gap = 0.0; ///< The longest; seconds.
    double m_gapCpu = 0.0;
    std::jthread m_thread;
};

/// All that a drag makes and a target reads, but no drag, which needs somewhere to drop.
class UndroppedDrag : public QtSampleDrag
{
protected:
    void carry(QDrag* drag) override
    {
        (void)drag->mimeData()->data(QStringLiteral("text/uri-list"));
        drag->deleteLater();
    }
};

class User
{
public:
    User(TimedApplication& app, MainWindow& window) : m_app(app), m_window(window) {}

    /// Does it, waits until it has happened and the program has nothing to do any more, and tells of it.
    template <typename Deed, typename Happened>
    void step(const char* name, Deed deed, Happened happened, double mostSeconds = 300.0)
    {
        m_beat.restart();
        m_app.longest = 0.0;
        QElapsedTimer watch;
        watch.start();
        QTimer::singleShot(0, &m_window, deed);
        const auto left = [&] { return mostSeconds - double(watch.elapsed()) / 1000.0; };
        turn([&] { return left() < 0.0 || happened(); });
        const double took = double(watch.nsecsElapsed()) * 1e-9;
        const bool hasHappened = happened();
        settle(left());
        std::printf(
            "{\"step\": \"%s\", \"happened\": %s, \"seconds\": %.3f, \"settled_seconds\": %.3f, \"gap_ms\": %.1f, "
            "\"cpu_ms\": %.1f, \"in\": \"%s\", \"in_ms\": %.1f, \"rss_mib\": %.0f, \"pss_mib\": %.0f, "
            "\"most_mib\": %.0f}\n",
            name, hasHappened ? "true" : "false", took, double(watch.nsecsElapsed()) * 1e-9 - m_quiet,
            m_beat.gap() * 1e3, m_beat.gapCpu() * 1e3, m_app.in.constData(), m_app.longest * 1e3,
            memory("/proc/self/status", "VmRSS:"), memory("/proc/self/smaps_rollup", "Pss:"),
            memory("/proc/self/status", "VmHWM:"));
        std::fflush(stdout);
    }
    template <typename Deed>
    void step(const char* name, Deed deed)
    {
        step(name, deed, [this] { return isShown(); });
    }

    [[nodiscard]] bool isShown() const { return m_window.map() != nullptr && m_window.map()->isSettled(); }
    [[nodiscard]] MapWidget& map() const { return *m_window.map(); }

    /// Lets the event loop run until then.
    template <typename Condition>
    void turn(Condition condition)
    {
        QEventLoop loop;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
            if (condition())
                loop.quit();
        });
        timer.start(5);
        loop.exec();
    }

private:
    /// Until the process has been idle for a while.
    void settle(double mostSeconds)
    {
        m_quiet = 0.4;
        const double end = seconds(CLOCK_MONOTONIC) + std::max(mostSeconds, 1.0);
        double since = seconds(CLOCK_MONOTONIC);
        double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
        turn([&] {
            const double now = seconds(CLOCK_MONOTONIC);
            if (now - since < m_quiet)
                return now > end;
            const double worked = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
            cpu += worked;
            since = now;
            return now > end || worked < 0.1 * m_quiet;
        });
    }

    TimedApplication& m_app;
    MainWindow& m_window;
    Beat m_beat;
    double m_quiet = 0.0;
};

void open(User& user, MainWindow& window, const char* folder)
{
    user.step("open", [&] { window.openFolder(pathOfQString(QString::fromLocal8Bit(folder))); });
}

void browse(User& user, MainWindow& window, const char* folder)
{
    open(user, window, folder);
    Actions& actions = window.actions();
    for (QAction* action : actions.colouring->actions())
        user.step(("colours: " + action->text()).toUtf8().constData(), [action] { action->trigger(); });
    user.step("colours: back", [&] { actions.colouring->actions().front()->trigger(); });
    user.step("symbols", [&] { actions.symbols->trigger(); });
    QSlider* slider = window.panels()->granularity()->slider();
    user.step(
        "slider, from end to end",
        [&] {
            for (int i = slider->minimum(); i <= slider->maximum(); i += std::max(slider->singleStep(), 1))
                QTimer::singleShot(30 * (i - slider->minimum()), slider, [slider, i] { slider->setValue(i); });
        },
        [&] { return slider->value() == slider->maximum() && user.isShown(); });
    user.step("slider, back to the middle", [&] { slider->setValue((slider->minimum() + slider->maximum()) / 2); });

    MapWidget& map = user.map();
    const int count = window.selection().count();
    const auto visit = [&](int times, auto deed) {
        for (int i = 0; i < times; ++i)
            QTimer::singleShot(30 * i, &map, [&, i, deed] {
                deed(map.pixelOf(int((qint64(i) * count) / 37 % std::max(count, 1))).toPoint());
            });
    };
    const auto after = [](int milliseconds) {
        QElapsedTimer clock;
        clock.start();
        return [clock, milliseconds] { return clock.elapsed() > milliseconds; };
    };
    user.step(
        "hover over 100 dots", [&] { visit(100, [&](QPoint at) { QTest::mouseMove(&map, at); }); }, after(3000));
    user.step(
        "click on 30 dots and hear them",
        [&] { visit(30, [&](QPoint at) { QTest::mouseClick(&map, Qt::LeftButton, {}, at); }); }, after(1000));
    user.step(
        "zoom in and out by the wheel",
        [&] {
            for (int i = 0; i < 40; ++i)
                QTimer::singleShot(30 * i, &map, [&, i] {
                    const QPointF at = map.rect().center();
                    QWheelEvent event(at, map.mapToGlobal(at), {}, {0, i < 20 ? 120 : -120}, {}, {}, Qt::NoScrollPhase,
                                      false);
                    QCoreApplication::sendEvent(&map, &event);
                });
        },
        after(1300));
    user.step("select all", [&] { actions.selectAll->trigger(); });
    user.step("colours, all selected", [&] { actions.colouring->actions().back()->trigger(); });
    user.step("colours back, all selected", [&] { actions.colouring->actions().front()->trigger(); });
    user.step("drag all", [&] {
        const QPoint at = map.pixelOf(0).toPoint();
        QTest::mousePress(&map, Qt::LeftButton, {}, at);
        QTest::mouseMove(&map, at + QPoint(30, 30));
        QMouseEvent move(QEvent::MouseMove, QPointF(at + QPoint(40, 40)), map.mapToGlobal(QPointF(at + QPoint(40, 40))),
                         Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&map, &move);
        QTest::mouseRelease(&map, Qt::LeftButton, {}, at + QPoint(40, 40));
    });
    user.step("select none", [&] { window.selection().clear(); });
    for (auto* dock : window.findChildren<QDockWidget*>())
        if (dock->isHidden())
            user.step(("show " + dock->windowTitle()).toUtf8().constData(), [dock] { dock->show(); });
    SampleTable& table = *window.panels()->table();
    window.panels()->showTable();
    const auto isSorted = [&] { return !table.files().isSorting(); };
    for (std::size_t column = 0; column < tableColumns().size(); ++column)
        user.step((QByteArray("table by ") + tableColumns()[column].key).constData(),
                  [&table, column] { table.sortByColumn(int(column), Qt::AscendingOrder); }, isSorted);
    user.step("table, to the end", [&] { table.scrollToBottom(); });
    user.step("table, select all", [&] { table.selectEverything(); });
    user.step(
        "table turned round, all selected",
        [&] { table.sortByColumn(table.files().sortColumn(), Qt::DescendingOrder); }, isSorted);
    user.step("table, drag all", [&] {
        const QPointF at(30, 30);
        const QPointF to(90, 30);
        QTest::mousePress(table.viewport(), Qt::LeftButton, {}, at.toPoint());
        QMouseEvent move(QEvent::MouseMove, to, table.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(table.viewport(), &move);
        QTest::mouseRelease(table.viewport(), Qt::LeftButton, {}, to.toPoint());
    });
    user.step("table, walk", [&] {
        for (int i = 0; i < 20; ++i)
            QTimer::singleShot(30 * i, &table, [&] { QTest::keyClick(&table, Qt::Key_Down); });
    });
    user.step("select all, all panels", [&] { actions.selectAll->trigger(); });
    user.step("select none, all panels", [&] { window.selection().clear(); });
    user.step("slider, all panels", [&] { slider->setValue(slider->maximum()); });
    user.step("export preview", [&] { actions.exportSounds->trigger(); });
    user.step("  closed", [&] { window.findChild<ExportDialog*>()->close(); });
    user.step(
        "look at the folder again", [&] { actions.rescan->trigger(); }, [&] { return !window.session().isRunning(); });
}

void grow(User& user, MainWindow& window, const char* folder)
{
    int maps = 0;
    QObject::connect(&window.session(), &MapSession::shown, &window, [&maps] { ++maps; });
    QElapsedTimer watch;
    double filesAfter = 0.0;
    double sortedAfter = 0.0;
    QObject::connect(&window.session(), &MapSession::listed, &window, [&] {
        filesAfter = double(watch.nsecsElapsed()) * 1e-9; // the window was connected before
        QObject::connect(
            &window.panels()->table()->files(), &TableModel::sorted, &window,
            [&] { sortedAfter = double(watch.nsecsElapsed()) * 1e-9; }, Qt::SingleShotConnection);
    });
    watch.start();
    open(user, window, folder);
    std::printf("{\"files\": %d, \"in_table_seconds\": %.3f, \"sorted_seconds\": %.3f}\n",
                window.panels()->table()->files().rowCount(), filesAfter, sortedAfter);
    user.step(
        "end", [] {}, [&] { return !window.session().isRunning(); });
    std::printf("{\"maps\": %d}\n", maps);
}

/// Waits until sounds are listened to.
void waitForAnalysis(User& user, MainWindow& window)
{
    user.turn([&] {
        const Progress& progress = window.session().progress();
        return !window.session().isRunning() || (progress.step == Step::Analyse && progress.done > 200);
    });
}

void cancel(User& user, MainWindow& window, const char* folder)
{
    const auto begin = [&] { window.openFolder(pathOfQString(QString::fromLocal8Bit(folder))); };
    begin();
    waitForAnalysis(user, window);
    const double asked = seconds(CLOCK_MONOTONIC);
    window.actions().cancel->trigger();
    user.turn([&] { return !window.session().isRunning(); });
    std::printf("{\"cancel_ms\": %.1f}\n", 1e3 * (seconds(CLOCK_MONOTONIC) - asked));
    begin();
    waitForAnalysis(user, window);
}

} // namespace

int main(int argc, char** argv)
{
    nameApplication();
    if (argc != 3) {
        std::fputs("window_probe path|browse|grow|cancel FOLDER\n", stderr);
        return 2;
    }
    const std::string what = argv[1];
    if (what == "path") {
        std::printf("%s\n", defaultLibraryPath(argv[2]).c_str());
        return 0;
    }
    returnLargeBlocksAtOnce();
    Settings settings;
    TimedApplication app(argc, argv);
    Theme::instance().apply(settings.theme());
    auto engine = std::make_unique<AuditionEngine>(decodeAtRate);
    UndroppedDrag drag;
    auto window = std::make_unique<MainWindow>(*engine, drag, settings);
    window->show();
    {
        User user(app, *window);
        user.turn([&] { return window->isActiveWindow() || window->windowHandle()->isExposed(); });
        if (what == "browse")
            browse(user, *window, argv[2]);
        else if (what == "grow")
            grow(user, *window, argv[2]);
        else
            cancel(user, *window, argv[2]);
    }
    const double begin = seconds(CLOCK_MONOTONIC);
    window->close();
    QCoreApplication::processEvents();
    const double closed = seconds(CLOCK_MONOTONIC);
    window.reset();
    engine.reset();
    std::printf("{\"close_ms\": %.1f, \"end_ms\": %.1f}\n", 1e3 * (closed - begin),
                1e3 * (seconds(CLOCK_MONOTONIC) - begin));
    return 0;
}
