// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/map_accessible.h"

#include "ui/map/map_widget_p.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <vector>

namespace otozu
{
namespace
{

class MapAccessible;

/// One group: "claps, 268 sounds". Pressing it selects its samples and goes there.
class GroupAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    GroupAccessible(MapWidget* map, int group) : m_map(map), m_group(group) {}

    [[nodiscard]] bool isValid() const override { return m_map->accessibleGroup(m_group).has_value(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_map->window()->windowHandle(); }
    [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_map); }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        const auto group = m_map->accessibleGroup(m_group);
        return group && what == QAccessible::Name ? group->name : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override
    {
        const auto group = m_map->accessibleGroup(m_group);
        return group ? QRect(m_map->mapToGlobal(group->place.topLeft()), group->place.size()) : QRect();
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        const auto group = m_map->accessibleGroup(m_group);
        if (!group) {
            state.invalid = true;
            return state;
        }
        state.focused = m_map->hasFocus() && group->hasCurrent;
        state.offscreen = !m_map->rect().intersects(group->place);
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override
    {
        if (action == pressAction())
            m_map->activateGroup(m_group);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    MapWidget* m_map;
    int m_group;
};

class MapAccessible : public QAccessibleWidget
{
public:
    explicit MapAccessible(MapWidget* map) : QAccessibleWidget(map, QAccessible::List) {}
    ~MapAccessible() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return map()->accessibleGroupCount(); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (int(m_children.size()) <= index)
            m_children.push_back(
                QAccessible::registerAccessibleInterface(new GroupAccessible(map(), int(m_children.size()))));
        return QAccessible::accessibleInterface(m_children[std::size_t(index)]);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i)->rect().contains(x, y))
                return child(i);
        }
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i)->state().focused)
                return child(i);
        }
        return QAccessibleWidget::focusChild();
    }
    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        if (what == QAccessible::Value || what == QAccessible::Description) {
            const QString current = map()->accessibleCurrent();
            if (!current.isEmpty())
                return current;
        }
        return QAccessibleWidget::text(what);
    }

private:
    [[nodiscard]] MapWidget* map() const { return static_cast<MapWidget*>(widget()); }
    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* map = qobject_cast<MapWidget*>(object);
    return map != nullptr ? new MapAccessible(map) : nullptr;
}

} // namespace

void installMapAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)installed;
}

// What the map tells

int MapWidget::accessibleGroupCount() const
{
    return d->current() != nullptr ? int(d->scene->groups.size()) : 0;
}

std::optional<MapWidget::AccessibleGroup> MapWidget::accessibleGroup(int group) const
{
    if (group < 0 || group >= accessibleGroupCount())
        return std::nullopt;
    const SceneIndex::Group& of = d->current()->groups()[std::size_t(group)];
    const QRectF box(d->view.toPixel(double(of.box.lowX), double(of.box.highY)),
                     d->view.toPixel(double(of.box.highX), double(of.box.lowY)));
    const auto current = std::size_t(d->selection.current());
    const auto& groupOf = d->scene->groupOf;
    //: name of a cluster, number of sounds in it
    QString name = tr("%1, %n sound(s)", nullptr, of.members).arg(d->scene->groups[std::size_t(group)].name);
    if (of.folded > 0)
        name += tr(", %n of them repeated", "after the number of sounds", of.folded);
    return AccessibleGroup{name, box.intersected(QRectF(rect())).toRect(),
                           d->selection.current() >= 0 && current < groupOf.size() && groupOf[current] == group};
}

QString MapWidget::accessibleCurrent() const
{
    const int current = d->selection.current();
    if (current < 0 || current >= d->count() || !d->cardOf)
        return {};
    MapCard card = d->cardOf(current);
    if (const int copies = d->folds ? d->folds->countOf(d->standIn(current)) : 1; copies > 1)
        //: a sound's name, and how many times it is there
        card.title = tr("%1, %n copies", nullptr, copies).arg(card.title);
    const int group = std::size_t(current) < d->scene->groupOf.size() ? d->scene->groupOf[std::size_t(current)] : -1;
    if (group < 0 || std::size_t(group) >= d->scene->groups.size())
        return card.title;
    //: a sound's name and the cluster that it is in
    return tr("%1, in %2").arg(card.title, d->scene->groups[std::size_t(group)].name);
}

void MapWidget::activateGroup(int group)
{
    if (group < 0 || group >= accessibleGroupCount())
        return;
    d->selection.set(d->membersShown(group));
    zoomToGroup(group);
    emit groupActivated(group);
}

} // namespace otozu
