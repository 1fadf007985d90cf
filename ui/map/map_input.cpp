// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_widget_p.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace otozu
{

// Deeds

void MapWidget::Private::hover(int sample)
{
    if (sample == hoveredDot)
        return;
    hoveredDot = sample;
    card.reset();
    if (sample >= 0 && cardOf)
        card = cardOf(sample);
    q.update();
    emit q.hovered(sample);
    if (sample >= 0 && audition && gesture == Gesture::None)
        hear(sample);
}

void MapWidget::Private::hear(int sample)
{
    escaped = false;
    emit q.hearRequested(sample);
}

void MapWidget::Private::hearPassed(QPointF from, QPointF to)
{
    // A fast pointer is told of here and there only. Of what it crossed between, the last is heard.
    constexpr double kStep = 4.0;
    const QPointF way = to - from;
    const int steps = int(std::hypot(way.x(), way.y()) / kStep);
    for (int step = 1; step < steps; ++step) {
        const int dot = q.indexAt(to - way * (double(step) / steps));
        if (dot < 0)
            continue;
        if (dot != hoveredDot)
            hear(dot);
        return;
    }
}

std::vector<int> MapWidget::Private::membersShown(int group) const
{
    std::vector<int> members;
    if (const SceneIndex* known = current()) {
        const auto all = known->members(group);
        std::copy_if(all.begin(), all.end(), std::back_inserter(members), [&](int dot) { return isShown(dot); });
    }
    return members;
}

void MapWidget::Private::walk(QPointF direction, bool extend)
{
    const SceneIndex* known = current();
    if (known == nullptr)
        return;
    const int from = standIn(selection.current());
    // The first key press goes to what is nearest to the middle of the view.
    const int to = from >= 0 && from < count() ? known->hits().towards(from, direction, hittable())
                                               : known->hits().nearest(view.centre(), 1e30, hittable());
    if (to < 0)
        return;
    if (extend)
        selection.add({to}, to);
    else
        selection.set({to}, to);
    q.ensureVisible(to);
    hear(to);
}

void MapWidget::Private::finishArea(Qt::KeyboardModifiers modifiers)
{
    const SceneIndex* known = current();
    if (known == nullptr)
        return;
    std::vector<int> found;
    if (gesture == Gesture::Rectangle) {
        const QRectF box = QRectF(area.first(), area.last()).normalized();
        const QPointF low = view.toMap(box.bottomLeft());
        const QPointF high = view.toMap(box.topRight());
        found =
            known->hits().inside(Bounds{float(low.x()), float(low.y()), float(high.x()), float(high.y())}, hittable());
    } else {
        std::vector<QPointF> polygon;
        for (const QPointF& corner : area)
            polygon.push_back(view.toMap(corner));
        found = known->hits().inside(polygon, hittable());
    }
    if (modifiers.testFlag(Qt::ShiftModifier))
        selection.add(std::move(found));
    else
        selection.set(std::move(found));
}

void MapWidget::Private::dragOut(const std::vector<int>& samples)
{
    if (samples.empty() || !pathOf)
        return;
    std::vector<NativePath> files;
    files.reserve(samples.size());
    for (const int sample : samples)
        files.push_back(pathOf(sample));
    // The drag runs its own event loop and swallows the release of the button.
    gesture = Gesture::None;
    moved = false;
    pressedDot = -1;
    pressedLabel = -1;
    forgetHover();
    drag.start(&q, std::move(files));
}

void MapWidget::Private::escape()
{
    if (gesture == Gesture::Rectangle || gesture == Gesture::Lasso) {
        gesture = Gesture::None;
        q.update();
        return;
    }
    // Stopping a sound must not cost a selection: that takes a second press.
    emit q.stopRequested();
    if (escaped)
        selection.clear();
    escaped = !escaped;
}

// Mouse

void MapWidget::mousePressEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (event->button() == Qt::MiddleButton && d->gesture == Private::Gesture::None) {
        d->glide.stop();
        d->forgetHover();
        d->gesture = Private::Gesture::Pan;
        d->lastAt = at;
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() == Qt::RightButton) { // what the context menu will be about
        d->forgetHover();
        const int dot = indexAt(at);
        if (dot >= 0 && !d->selection.contains(dot))
            d->selection.set({dot}, dot);
        else if (dot >= 0)
            d->selection.setCurrent(dot);
        QWidget::mousePressEvent(event);
        return;
    }
    if (event->button() != Qt::LeftButton || d->gesture != Private::Gesture::None || !d->scene)
        return;

    d->escaped = false;
    d->pressedAt = at;
    d->moved = false;
    d->collapse = false;
    const auto modifiers = event->modifiers();
    // Many a window manager keeps Alt and drag for itself: on empty ground Ctrl does as well.
    const bool alt = modifiers.testFlag(Qt::AltModifier);
    const int dot = alt ? -1 : indexAt(at);
    const int label = alt || dot >= 0 ? -1 : d->labels.groupAt(at);
    const bool lasso = alt || modifiers.testFlag(Qt::ControlModifier);
    d->pressedDot = dot;
    d->pressedLabel = label;
    if (dot >= 0) {
        d->gesture = Private::Gesture::Dot;
        if (modifiers.testFlag(Qt::ControlModifier))
            return; // decided when the button comes up: it may become a drag
        if (modifiers.testFlag(Qt::ShiftModifier))
            d->selection.add({dot}, dot);
        else if (!d->selection.contains(dot))
            d->selection.set({dot}, dot);
        else {
            d->collapse = true;
            d->selection.setCurrent(dot);
        }
        if (!modifiers.testFlag(Qt::ShiftModifier))
            d->hear(dot); // on the press: waiting for the release would be heard
    } else if (label >= 0) {
        d->gesture = Private::Gesture::Label;
    } else {
        d->gesture = lasso ? Private::Gesture::Lasso : Private::Gesture::Rectangle;
        d->area = QPolygonF({at, at});
    }
    d->forgetHover();
}

void MapWidget::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    using Gesture = Private::Gesture;
    if (d->gesture == Gesture::Pan) {
        d->setView(d->limited(d->view.panned(at - d->lastAt), at), false);
        d->lastAt = at;
        return;
    }
    if (d->gesture == Gesture::None) {
        const int dot = indexAt(at);
        if (dot < 0 && d->audition && d->hoveredAt)
            d->hearPassed(*d->hoveredAt, at);
        d->hoveredAt = at;
        d->hover(dot);
        const int label = dot >= 0 ? -1 : d->labels.groupAt(at); // As a press would take it.
        if (label != d->hoveredLabel) {
            d->hoveredLabel = label;
            setCursor(label >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
            update();
        }
        return;
    }
    if (!d->moved && QLineF(d->pressedAt, at).length() < QApplication::startDragDistance())
        return;
    d->moved = true;
    switch (d->gesture) {
    case Gesture::Dot: {
        const int dot = d->pressedDot;
        d->dragOut(d->selection.contains(dot) ? d->selection.indices() : std::vector<int>{dot});
        break;
    }
    case Gesture::Label:
        d->dragOut(d->membersShown(d->pressedLabel));
        break;
    case Gesture::Rectangle:
        d->area.last() = at;
        break;
    case Gesture::Lasso:
        if (QLineF(d->area.last(), at).length() >= 2.0)
            d->area.append(at);
        break;
    case Gesture::None:
    case Gesture::Pan:
        break;
    }
    update();
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event)
{
    using Gesture = Private::Gesture;
    if (event->button() == Qt::MiddleButton && d->gesture == Gesture::Pan) {
        d->gesture = Gesture::None;
        setCursor(Qt::ArrowCursor);
        return;
    }
    if (event->button() != Qt::LeftButton || d->gesture == Gesture::Pan)
        return;
    const auto modifiers = event->modifiers();
    if (d->gesture == Gesture::Dot && !d->moved) {
        if (modifiers.testFlag(Qt::ControlModifier))
            d->selection.toggle(d->pressedDot);
        else if (d->collapse)
            d->selection.set({d->pressedDot}, d->pressedDot);
    } else if (d->gesture == Gesture::Rectangle || d->gesture == Gesture::Lasso) {
        if (d->moved)
            d->finishArea(modifiers);
        else if (!(modifiers & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier)))
            d->selection.clear();
    }
    d->gesture = Gesture::None;
    d->moved = false;
    update();
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !d->scene)
        return;
    const int dot = indexAt(event->position());
    // Names stand over dots: the first press belongs to the dot below, the second to the name.
    const int label = d->labels.groupAt(event->position());
    if (label >= 0) {
        activateGroup(label);
    } else if (dot >= 0 && std::size_t(dot) < d->scene->groupOf.size()) {
        d->hear(dot);
        zoomToGroup(d->scene->groupOf[std::size_t(dot)]);
    }
}

void MapWidget::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const QPointF at = event->position();
    // Two fingers on a touchpad pan, where the system tells them from a wheel; with Ctrl they zoom.
    const bool touchpad =
        event->pointingDevice()->type() == QInputDevice::DeviceType::TouchPad || event->phase() != Qt::NoScrollPhase;
    const QPointF pixels = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2.0 : event->pixelDelta();
    if (touchpad && !event->modifiers().testFlag(Qt::ControlModifier)) {
        if (!d->scene)
            return;
        d->glide.stop();
        d->setView(d->limited(d->view.panned(pixels), at), false);
    } else {
        // A notch is 120: a fifth nearer.
        const double turn = touchpad ? pixels.y() * 2.0 : event->angleDelta().y();
        d->zoomBy(std::pow(1.2, turn / 120.0), at);
    }
    if (d->gesture == Private::Gesture::None)
        d->hover(indexAt(at));
}

void MapWidget::leaveEvent(QEvent* event)
{
    d->forgetHover();
    if (d->hoveredLabel >= 0) {
        d->hoveredLabel = -1;
        update();
    }
    QWidget::leaveEvent(event);
}

bool MapWidget::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString reason = d->hoveredLabel >= 0 && std::size_t(d->hoveredLabel) < d->scene->groups.size()
                                   ? d->scene->groups[std::size_t(d->hoveredLabel)].reason
                                   : QString();
        if (reason.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), reason, this);
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            d->zoomBy(1.0 + gesture->value(), gesture->position());
            return true;
        }
    }
    // Arrow keys and Esc are the map's own while it has the keyboard, whatever shortcuts the window has.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() & Qt::AltModifier) // back and forward
            return QWidget::event(event);
        switch (key->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Escape:
            if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
                event->accept();
            break;
        default:
            break;
        }
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        d->labelled.reset();
        d->badged.reset();
    }
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Map of sounds"));
    return QWidget::event(event);
}

// Keys

void MapWidget::keyPressEvent(QKeyEvent* event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool plain = modifiers == Qt::NoModifier;
    const bool extend = modifiers == Qt::ShiftModifier;
    const QPointF middle = QRectF(rect()).center();
    if (event->matches(QKeySequence::SelectAll)) {
        std::vector<int> all;
        for (int sample = 0; sample < d->count(); ++sample) {
            if (d->isShown(sample))
                all.push_back(sample);
        }
        d->selection.set(std::move(all));
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (plain || extend) {
            const int key = event->key();
            d->walk({key == Qt::Key_Right  ? 1.0
                     : key == Qt::Key_Left ? -1.0
                                           : 0.0,
                     key == Qt::Key_Up     ? 1.0
                     : key == Qt::Key_Down ? -1.0
                                           : 0.0},
                    extend);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain && d->selection.current() >= 0) {
            d->hear(d->selection.current());
            return;
        }
        break;
    case Qt::Key_Escape:
        if (plain) {
            d->escape();
            return;
        }
        break;
    case Qt::Key_0:
        if (plain) {
            zoomToAll();
            return;
        }
        break;
    case Qt::Key_H:
        if (plain) {
            setHoverAudition(!hoverAudition());
            return;
        }
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (plain || extend) {
            d->zoomBy(1.25, middle);
            return;
        }
        break;
    case Qt::Key_Minus:
        if (plain) {
            d->zoomBy(0.8, middle);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace otozu
