// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_accessible.h"
#include "ui/map/map_widget_p.h"

#include <QAccessible>
#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>

namespace otozu
{
namespace
{

constexpr std::size_t kDrawnAtOnce = 30'000; ///< Dots.
constexpr double kPixelsAtOnce = 4.5e6;
constexpr double kWholeView = 0.3; ///< A group over so much of the view needs no light to be found.
constexpr int kGlideMilliseconds = 240;
constexpr double kRing = 3.0; ///< From a marked dot to the ring around it, in pixels.

bool startsLike(const MapScene& scene, const MapScene& before)
{
    return scene.dots.size() >= before.dots.size() && !before.dots.empty() &&
           std::equal(before.dots.begin(), before.dots.end(), scene.dots.begin(),
                      [](const MapDot& a, const MapDot& b) { return a.x == b.x && a.y == b.y; });
}

} // namespace

MapWidget::Private::Private(MapWidget& widget, Selection& sharedSelection, SampleDrag& sampleDrag)
    : q(widget), selection(sharedSelection), drag(sampleDrag)
{
    glide.setStartValue(0.0);
    glide.setEndValue(1.0);
    glide.setDuration(kGlideMilliseconds);
    glide.setEasingCurve(QEasingCurve::OutCubic);
}

MapWidget::MapWidget(Selection& selection, SampleDrag& drag, QWidget* parent)
    : QWidget(parent), d(std::make_unique<Private>(*this, selection, drag))
{
    installMapAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Map of sounds"));
    d->hint = tr("Your sounds will appear here");
    connect(&selection, &Selection::changed, this, [this] {
        d->selected.reset();
        d->refresh();
    });
    connect(&selection, &Selection::currentChanged, this, [this] {
        update();
        if (QAccessible::isActive()) {
            QAccessibleValueChangeEvent event(this, accessibleCurrent());
            QAccessible::updateAccessibility(&event);
        }
    });
    connect(&d->renderer, &MapRenderer::frameReady, this, [this] {
        if (auto frame = d->renderer.takeFrame()) {
            d->index = frame->index;
            d->frame = std::move(frame);
            update();
        }
    });
    connect(&d->glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& t) {
        d->setView(Viewport::between(d->glideFrom, d->glideTarget, t.toDouble()), d->glideFits);
    });
}

MapWidget::~MapWidget() = default;

// What it shows

void MapWidget::setScene(std::shared_ptr<const MapScene> scene, bool keepView)
{
    if (scene && scene->dots.empty())
        scene.reset();
    const bool same = scene && d->scene && (keepView || startsLike(*scene, *d->scene));
    d->glide.stop();
    d->hover(-1);
    d->hoveredLabel = -1;
    d->gesture = Private::Gesture::None;
    d->scene = std::move(scene);
    d->starred.clear();
    d->shown.reset();
    d->fold();
    d->selected.reset();
    d->highlight = -1;
    d->bounds = d->scene ? boundsOf(d->scene->dots) : Bounds();
    d->labels.clear();
    d->labelled.reset();
    if (!d->scene) {
        d->index.reset();
        d->frame.reset();
        d->asked.reset();
    } else if (d->scene->dots.size() <= kDrawnAtOnce) {
        d->index = d->renderer.index(d->scene);
    }
    if (!same)
        d->setView(d->fitted(), true);
    else if (d->fits)
        d->glideTo(d->fitted(), true);
    d->refresh();
}

void MapWidget::setDark(bool dark)
{
    d->dark = dark;
    d->refresh();
}

void MapWidget::setAnimated(bool animated)
{
    d->animated = animated;
}

void MapWidget::setHint(const QString& hint)
{
    d->hint = hint;
    update();
}

void MapWidget::setCardProvider(std::function<MapCard(int)> provider)
{
    d->cardOf = std::move(provider);
    refreshCard();
}

void MapWidget::setPathProvider(std::function<NativePath(int)> provider)
{
    d->pathOf = std::move(provider);
}

void MapWidget::setShown(std::vector<bool> shown)
{
    if (shown.empty() || std::find(shown.begin(), shown.end(), false) == shown.end())
        d->shown.reset();
    else
        d->shown = std::make_shared<const std::vector<char>>(shown.begin(), shown.end());
    d->fold();
    if (d->hoveredDot >= 0 && (!d->isShown(d->hoveredDot) || d->standIn(d->hoveredDot) != d->hoveredDot))
        d->hover(-1);
    d->refresh();
}

void MapWidget::Private::fold()
{
    folds.reset();
    canBeHit.clear();
    if (scene) {
        if (DotFolds made(*scene, shown ? std::span<const char>(*shown) : std::span<const char>()); !made.isEmpty())
            folds = std::make_shared<const DotFolds>(std::move(made));
    }
    placeStars();
    if (!scene)
        return;
    if (!folds && !shown)
        return;
    canBeHit.resize(scene->dots.size());
    for (std::size_t dot = 0; dot < canBeHit.size(); ++dot)
        canBeHit[dot] = isShown(int(dot)) && standIn(int(dot)) == int(dot) ? 1 : 0;
}

void MapWidget::Private::placeStars()
{
    starDots.clear();
    starPlaces.clear();
    for (const int sample : starred) {
        if (sample >= 0 && sample < count() && isShown(sample))
            starDots.push_back(standIn(sample));
    }
    std::ranges::sort(starDots);
    starDots.erase(std::unique(starDots.begin(), starDots.end()), starDots.end());
    std::erase_if(starDots, [this](int dot) {
        const MapDot& at = scene->dots[std::size_t(dot)];
        return !std::isfinite(at.x) || !std::isfinite(at.y);
    });
    for (const int dot : starDots)
        starPlaces.emplace_back(double(scene->dots[std::size_t(dot)].x), double(scene->dots[std::size_t(dot)].y));
}

void MapWidget::setStarred(std::vector<int> samples)
{
    if (d->starred == samples)
        return;
    d->starred = std::move(samples);
    d->placeStars();
    update();
}

void MapWidget::setHoverAudition(bool on)
{
    if (d->audition == on)
        return;
    d->audition = on;
    update();
    emit hoverAuditionChanged(on);
}

bool MapWidget::hoverAudition() const
{
    return d->audition;
}

void MapWidget::highlightGroup(int group)
{
    if (!d->scene || group < 0 || std::size_t(group) >= d->scene->groups.size())
        group = -1;
    if (d->highlight == group)
        return;
    d->highlight = group;
    d->refresh();
}

void MapWidget::refreshCard()
{
    d->card.reset();
    if (d->hoveredDot >= 0 && d->cardOf)
        d->card = d->cardOf(d->hoveredDot);
    update();
}

// The view

Viewport MapWidget::Private::fitted() const
{
    return Viewport::fitting(bounds, QSizeF(q.size()));
}

Viewport MapWidget::Private::limited(const Viewport& next, QPointF anchor) const
{
    // As near as one can see the gaps between neighbours; not as far as to lose the map.
    const double whole = fitted().scale();
    const double spacing = current() != nullptr ? double(current()->field().spacing()) : 0.0;
    const double nearest = spacing > 0.0 ? std::max(60.0 * whole, 240.0 / spacing) : 60.0 * whole;
    return next.limited(bounds, 0.5 * whole, nearest, anchor);
}

void MapWidget::Private::setView(const Viewport& next, bool fit)
{
    const double before = view.scale();
    fits = fit;
    if (next == view)
        return;
    view = next;
    refresh();
    if (view.scale() != before)
        emit q.zoomChanged(q.zoom());
}

void MapWidget::Private::glideTo(const Viewport& target, bool fit)
{
    glide.stop();
    if (!animated || !q.isVisible() || target == view) {
        setView(target, fit);
        return;
    }
    glideFrom = view;
    glideTarget = target;
    glideFits = fit;
    glide.start();
}

void MapWidget::Private::zoomBy(double factor, QPointF at)
{
    if (!scene)
        return;
    glide.stop();
    setView(limited(view.zoomedAt(at, factor), at), false);
}

void MapWidget::zoomToAll()
{
    d->glideTo(d->fitted(), true);
}

void MapWidget::zoomToGroup(int group)
{
    const SceneIndex* index = d->current();
    if (index == nullptr || group < 0 || std::size_t(group) >= index->groups().size() ||
        index->groups()[std::size_t(group)].members == 0)
        return;
    const Viewport target =
        Viewport::fitting(index->groups()[std::size_t(group)].box, QSizeF(size()), std::min(80.0, 0.12 * height()));
    d->glideTo(d->limited(target, rect().center()), false);
}

void MapWidget::ensureVisible(int sample)
{
    if (sample < 0 || sample >= d->count())
        return;
    const Viewport from = d->glide.state() == QAbstractAnimation::Running ? d->glideTarget : d->view;
    const MapDot& dot = d->scene->dots[std::size_t(d->standIn(sample))];
    if (!std::isfinite(dot.x) || !std::isfinite(dot.y))
        return; // hidden
    const double margin = std::min(24.0, 0.2 * std::min(width(), height()));
    const QRectF free = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    const QPointF at = from.toPixel(double(dot.x), double(dot.y));
    if (!free.contains(at))
        d->glideTo(from.centredAt({double(dot.x), double(dot.y)}), false);
}

double MapWidget::zoom() const
{
    return d->view.scale() / d->fitted().scale();
}

QPointF MapWidget::pixelOf(int sample) const
{
    if (sample < 0 || sample >= d->count())
        return {};
    const MapDot& dot = d->scene->dots[std::size_t(d->standIn(sample))];
    return d->view.toPixel(double(dot.x), double(dot.y));
}

int MapWidget::indexAt(QPointF pixel) const
{
    const SceneIndex* index = d->current();
    if (index == nullptr)
        return -1;
    const double radius = std::max(d->dotPixels() + 3.0, 6.0);
    return index->hits().nearest(d->view.toMap(pixel), radius / d->view.scale(), d->hittable());
}

double MapWidget::Private::dotPixels() const
{
    return current() != nullptr ? dotRadius(double(current()->field().spacing()) * view.scale()) : 1.3;
}

// The picture

bool MapWidget::Private::drawsAtOnce() const
{
    const double ratio = q.devicePixelRatioF();
    return scene && scene->dots.size() <= kDrawnAtOnce && q.width() * q.height() * ratio * ratio <= kPixelsAtOnce;
}

bool MapWidget::Private::fillsView(int group) const
{
    const SceneIndex* known = current();
    if (known == nullptr || group < 0)
        return false;
    const Bounds& box = known->groups()[std::size_t(group)].box;
    const QRectF seen =
        QRectF(view.toPixel(double(box.lowX), double(box.highY)), view.toPixel(double(box.highX), double(box.lowY)))
            .intersected(QRectF({}, view.size()));
    return seen.width() * seen.height() > kWholeView * view.size().width() * view.size().height();
}

FrameRequest MapWidget::Private::request() const
{
    return {.scene = scene,
            .shown = shown,
            .folds = folds,
            .selected = selected,
            .view = view,
            .devicePixelRatio = q.devicePixelRatioF(),
            .dark = dark,
            .highlight = fillsView(highlight) ? -1 : highlight};
}

void MapWidget::Private::refresh()
{
    if (!selected && !selection.isEmpty())
        selected = std::make_shared<const std::vector<int>>(selection.indices());
    if (scene && !drawsAtOnce()) {
        const FrameRequest wanted = request();
        if (!asked || *asked != wanted) {
            asked = wanted;
            renderer.request(wanted);
        }
    }
    q.update();
}

bool MapWidget::isSettled() const
{
    return d->glide.state() != QAbstractAnimation::Running &&
           (!d->scene || d->drawsAtOnce() || (d->frame && d->frame->request == d->request()));
}

void MapWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor ground = QColor::fromRgba(mapTheme(d->dark).background);
    if (d->scene) {
        const FrameRequest wanted = d->request();
        if (d->drawsAtOnce() && (!d->frame || d->frame->request != wanted)) {
            d->frame = d->renderer.paintNow(wanted);
            d->index = d->frame->index;
        } else if (!d->drawsAtOnce() && (!d->asked || *d->asked != wanted)) {
            d->refresh(); // moved to another screen
        }
    }
    if (d->frame && d->scene) {
        const Viewport& of = d->frame->request.view;
        if (of == d->view) {
            painter.setCompositionMode(QPainter::CompositionMode_Source);
            painter.drawImage(QPointF(), d->frame->image);
            painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        } else { // the last picture, where it belongs in this view, until the next one comes
            painter.fillRect(rect(), ground);
            const QPointF low = of.toMap({0.0, of.size().height()});
            const QPointF high = of.toMap({of.size().width(), 0.0});
            painter.drawImage(QRectF(d->view.toPixel(low.x(), high.y()), d->view.toPixel(high.x(), low.y())),
                              d->frame->image);
        }
    } else {
        painter.fillRect(rect(), ground);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    d->paintOverlay(painter);
}

QRectF MapWidget::Private::ringOf(int sample) const
{
    if (sample < 0 || sample >= count())
        return {};
    const double reach = markedRadius() + kRing + 2.0;
    const QPointF at = q.pixelOf(sample);
    return {at.x() - reach, at.y() - reach, 2.0 * reach, 2.0 * reach};
}

double MapWidget::Private::markedRadius() const
{
    return std::max(dotPixels() * 1.25, 4.0);
}

void MapWidget::Private::paintDot(QPainter& painter, int sample, bool isCurrent) const
{
    if (sample < 0 || sample >= count())
        return;
    const MapDot& dot = scene->dots[std::size_t(standIn(sample))];
    const QPointF at = view.toPixel(double(dot.x), double(dot.y));
    const double radius = markedRadius();
    if (!QRectF(q.rect()).adjusted(-40, -40, 40, 40).contains(at))
        return;
    const MapTheme& theme = mapTheme(dark);
    const QColor colour = QColor::fromRgba(mapColour(dot.colour, dark));
    QColor glow = colour;
    glow.setAlpha(70);
    painter.setPen(Qt::NoPen);
    painter.setBrush(glow);
    painter.drawEllipse(at, radius + 7.0, radius + 7.0);
    painter.setBrush(QColor::fromRgba(theme.background));
    painter.drawEllipse(at, radius + 2.0, radius + 2.0);
    painter.setBrush(colour);
    painter.drawEllipse(at, radius, radius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor::fromRgba(theme.ring), isCurrent ? 2.2 : 1.4));
    painter.drawEllipse(at, radius + kRing, radius + kRing);
}

void MapWidget::Private::paintBadge(QPainter& painter, int dot)
{
    // Where dots are too small for badges, those that the user is at still tell.
    if (folds && dot >= 0 && dot < count() && folds->countOf(dot) > 1)
        badges.paint(painter, badges.badgeOf(dot, folds->countOf(dot), q.pixelOf(dot), markedRadius(), q.font()),
                     q.font(), dark);
}

void MapWidget::Private::paintStar(QPainter& painter, int dot)
{
    if (std::ranges::binary_search(starDots, dot))
        stars.paintOne(painter, q.pixelOf(dot), markedRadius(), dark);
}

void MapWidget::Private::paintOverlay(QPainter& painter)
{
    const MapTheme& theme = mapTheme(dark);
    const QColor accent = QColor::fromRgba(theme.accent);
    const QRectF inside(q.rect());
    if (!scene) {
        painter.setPen(QColor::fromRgba(theme.mutedText));
        painter.drawText(inside.adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, hint);
    } else {
        if (folds && current() != nullptr) {
            if (!badged || badged->folds != folds || badged->view != view) {
                badged = request();
                badges.layOut(*scene, *folds, view, dotPixels(), q.font());
            }
            badges.paint(painter, q.font(), dark);
        }
        stars.paint(painter, starPlaces, view, dotPixels(), dark);
        const int marked = standIn(selection.current());
        paintDot(painter, marked, true);
        if (hoveredDot != marked)
            paintDot(painter, hoveredDot, false);
        for (const int dot : {marked, hoveredDot}) {
            paintBadge(painter, dot);
            paintStar(painter, dot);
        }
        if (const SceneIndex* known = current()) {
            const FrameRequest wanted = request();
            const QRectF keepFree = ringOf(selection.current());
            if (!labelled || labelled->scene != wanted.scene || labelled->view != wanted.view || keptFree != keepFree) {
                labels.layOut(*known, view, q.font(), keepFree);
                labelled = wanted;
                keptFree = keepFree;
            }
            // Names give way to the current dot; fleeing from the pointer they would only be in the way elsewhere.
            labels.paint(painter, *known, q.font(), dark, hoveredLabel >= 0 ? hoveredLabel : highlight,
                         gesture == Gesture::None ? ringOf(hoveredDot) : QRectF());
        }
    }
    if (moved && (gesture == Gesture::Rectangle || gesture == Gesture::Lasso)) {
        QColor fill = accent;
        fill.setAlpha(36);
        painter.setBrush(fill);
        painter.setPen(QPen(accent, 1.2));
        if (gesture == Gesture::Lasso)
            painter.drawPolygon(area);
        else
            painter.drawRoundedRect(QRectF(area.first(), area.last()).normalized(), 2.0, 2.0);
    }
    if (audition && scene) { // a pill that says why sounds play
        const QString words = MapWidget::tr("Hover plays");
        const QFontMetricsF metrics(q.font());
        const QRectF pill(12.0, inside.height() - metrics.height() - 20.0, metrics.horizontalAdvance(words) + 30.0,
                          metrics.height() + 8.0);
        painter.setPen(Qt::NoPen);
        QColor under = QColor::fromRgba(theme.card);
        under.setAlpha(225);
        painter.setBrush(under);
        painter.drawRoundedRect(pill, 0.5 * pill.height(), 0.5 * pill.height());
        painter.setBrush(accent);
        painter.drawEllipse(QPointF(pill.left() + 13.0, pill.center().y()), 3.5, 3.5);
        painter.setPen(QColor::fromRgba(theme.text));
        painter.drawText(pill.adjusted(22.0, 0.0, 0.0, 0.0), Qt::AlignLeft | Qt::AlignVCenter, words);
    }
    if (card && hoveredDot >= 0 && gesture == Gesture::None) {
        const QRectF room = inside.adjusted(8.0, 8.0, -8.0, -8.0);
        const QRectF place = placeCard(room, q.pixelOf(hoveredDot), dotPixels() + 14.0, cardSize(*card, q.font()));
        if (!place.isNull())
            paintCard(painter, place, *card, q.font(), mapColour(scene->dots[std::size_t(hoveredDot)].colour, dark),
                      dark);
    }
    // Once the keyboard moves the focus, one must see where it is; the mouse shows that by itself.
    if (q.hasFocus() && q.window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent, 1.5));
        painter.drawRect(inside.adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

void MapWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool toAll = d->fits || (d->glide.state() == QAbstractAnimation::Running && d->glideFits);
    d->glide.stop();
    if (toAll)
        d->setView(d->fitted(), true);
    else
        d->setView(d->view.resized(QSizeF(size())), false);
}

QSize MapWidget::sizeHint() const
{
    return {900, 640};
}

QSize MapWidget::minimumSizeHint() const
{
    return {240, 180};
}

} // namespace otozu
