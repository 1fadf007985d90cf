// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drag/sample_drag.h"

#include "tests/support/test_paths.h"
#include "ui/map/map_widget.h"
#include "ui/selection/selection.h"

#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QWindow>

using namespace otozu;

namespace
{

/// Another window that takes whatever is dropped, and would move files if it were let.
class Target : public QWidget
{
    Q_OBJECT

public:
    Target() { setAcceptDrops(true); }
    QList<QUrl> urls;
    Qt::DropActions offered;
    Qt::DropAction taken = Qt::IgnoreAction;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override { event->acceptProposedAction(); }
    void dropEvent(QDropEvent* event) override
    {
        urls = event->mimeData()->urls();
        offered = event->possibleActions();
        event->setDropAction(Qt::MoveAction);
        if (!(event->possibleActions() & Qt::MoveAction))
            event->setDropAction(Qt::CopyAction);
        taken = event->dropAction();
        event->accept();
    }
};

} // namespace

/// A real drag by a real window system, from the map to another window.
class RealDragTest : public QObject
{
    Q_OBJECT

private slots:
    void theFilesArriveAsCopies()
    {
        if (QGuiApplication::platformName() != QLatin1String("xcb"))
            QSKIP("needs an X display");
        const test::ScratchFolder folder;
        const std::vector<std::filesystem::path> files = {folder / "kick #1.wav", folder / "sn\xC3\xA4re.wav",
                                                          folder / "gone.wav"};
        test::writeBytes(files[0], "a");
        test::writeBytes(files[1], "b");

        Selection selection;
        QtSampleDrag drag;
        MapWidget map(selection, drag);
        map.setAnimated(false);
        map.setPathProvider([&](int sample) { return files[std::size_t(sample)]; });
        auto scene = std::make_shared<MapScene>();
        for (int i = 0; i < 3; ++i)
            scene->dots.push_back({float(i), float(i), quint16(i), 0});
        selection.reset(3);
        map.setGeometry(40, 40, 400, 300);
        map.setScene(scene);
        Target target;
        target.setGeometry(520, 40, 300, 300);
        map.show();
        target.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        QVERIFY(QTest::qWaitForWindowExposed(&target));
        QTest::qWait(200); // a window manager may still be placing them
        selection.set({0, 1, 2}, 1);

        // The drag runs a loop of its own: what the hand does next comes by timers.
        QWindow* from = map.windowHandle();
        QWindow* to = target.windowHandle();
        QTimer::singleShot(300, &target, [&] { QTest::mouseMove(to, {100, 100}); });
        QTimer::singleShot(500, &target, [&] { QTest::mouseMove(to, {110, 110}); });
        QTimer::singleShot(700, &target, [&] { QTest::mouseMove(to, {120, 115}); });
        QTimer::singleShot(900, &target, [&] { QTest::mouseRelease(to, Qt::LeftButton, Qt::NoModifier, {120, 115}); });
        QTimer::singleShot(6000, &target, [&] { QTest::keyClick(from, Qt::Key_Escape); }); // never hangs
        const QPoint dot = map.pixelOf(1).toPoint();
        QTest::mousePress(from, Qt::LeftButton, Qt::NoModifier, dot);
        QTest::mouseMove(from, dot + QPoint(30, 5));
        QTRY_COMPARE(target.urls.size(), 2); // not the one that is gone
        QCOMPARE(target.urls[0].toLocalFile(), QString::fromStdString(files[0].string()));
        QCOMPARE(target.urls[1].toLocalFile(), QString::fromStdString(files[1].string()));
        QCOMPARE(target.offered, Qt::DropActions(Qt::CopyAction));
        QCOMPARE(target.taken, Qt::CopyAction);
        // The map is itself again, and the originals are where they were.
        QTest::mouseClick(from, Qt::LeftButton, Qt::NoModifier, map.pixelOf(0).toPoint());
        QTRY_COMPARE(selection.indices(), std::vector<int>{0});
        QCOMPARE(test::readBytes(files[0]), std::string("a"));
        QCOMPARE(test::readBytes(files[1]), std::string("b"));
    }
};

QTEST_MAIN(RealDragTest)
#include "real_drag_test.moc"
