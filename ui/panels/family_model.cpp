// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/family_model.h"

#include "core/qt/path_conversion.h"
#include "ui/panels/family_text.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QSize>
#include <algorithm>
#include <numeric>
#include <utility>

namespace otozu
{

namespace
{

// Members carry the row of their family, from 1; families carry 0.
constexpr quintptr kFamily = 0;

} // namespace

void FamilyModel::setMap(MapResultPtr map, std::vector<SoundFamily> families)
{
    beginResetModel();
    m_map = std::move(map);
    m_families = std::move(families);
    m_order.resize(m_families.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::stable_sort(m_order, std::ranges::greater(),
                             [this](int at) { return m_families[std::size_t(at)].members.size(); });
    endResetModel();
}

QModelIndex FamilyModel::indexOf(int sample) const
{
    const SoundFamily* with = familyWith(m_families, sample);
    if (with == nullptr)
        return {};
    const auto row = std::ranges::find(m_order, int(with - m_families.data())) - m_order.begin();
    const auto member = std::ranges::find(with->members, sample, &SoundFamily::Member::sample) - with->members.begin();
    return index(int(member), Name, index(int(row), Name));
}

QModelIndex FamilyModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kFamily);
}

QModelIndex FamilyModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kFamily)
        return {};
    return createIndex(int(index.internalId()) - 1, Name, kFamily);
}

int FamilyModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_order.size());
    return parent.internalId() == kFamily && parent.column() == Name ? int(family(parent.row()).members.size()) : 0;
}

int FamilyModel::columnCount(const QModelIndex&) const
{
    return kColumns;
}

QVariant FamilyModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isFamily = index.internalId() == kFamily;
    const SoundFamily& of = family(isFamily ? index.row() : int(index.internalId()) - 1);
    const SoundFamily::Member& member = of.members[isFamily ? 0 : std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return isFamily ? familyText(of, index.column()) : memberText(of, index.row(), index.column());
    case Qt::ToolTipRole:
        return displayText(m_map->samples[std::size_t(member.sample)].path);
    case Qt::AccessibleTextRole:
        if (index.column() == Name && isFamily)
            return QStringLiteral("%1, %2").arg(familyText(of, Name), familyText(of, Folder));
        return {};
    case Qt::FontRole:
        return isFamily && index.column() == Name ? QVariant(Theme::font(TextRole::Strong)) : QVariant();
    case Qt::SizeHintRole:
        return index.column() == Name
                   ? QVariant(QSize(0, QFontMetrics(Theme::font(TextRole::Strong)).height() + 2 * space::kSmall))
                   : QVariant();
    case SampleRole:
        return int(member.sample);
    default:
        return {};
    }
}

QString FamilyModel::familyText(const SoundFamily& family, int column) const
{
    const SampleRecord& first = m_map->samples[std::size_t(family.members.front().sample)];
    switch (column) {
    case Name:
        return displayText(first.path.filename());
    case Folder:
        return tr("%Ln copies", nullptr, int(family.members.size()));
    default:
        return {};
    }
}

QString FamilyModel::memberText(const SoundFamily& family, int member, int column) const
{
    const SoundFamily::Member& of = family.members[std::size_t(member)];
    const SampleRecord& record = m_map->samples[std::size_t(of.sample)];
    switch (column) {
    case Name:
        return displayText(record.path.filename());
    case Folder:
        return record.path.has_parent_path() ? displayText(record.path.parent_path()) : QString();
    case Format:
        return formatText(record);
    case Difference:
        return member == 0
                   ? tr("Stands for all", "of the first of several copies")
                   : differenceText(m_map->samples[std::size_t(family.members.front().sample)], record, of.exact);
    default:
        return {};
    }
}

QVariant FamilyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Sound");
    case Folder:
        return tr("Folder");
    case Format:
        return tr("Format");
    case Difference:
        return tr("Difference");
    default:
        return {};
    }
}

Qt::ItemFlags FamilyModel::flags(const QModelIndex& index) const
{
    return QAbstractItemModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

} // namespace otozu
