// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/table_model.h"

#include "ui/panels/cluster_text.h"
#include "ui/table/table_order.h"
#include "ui/theme/icons.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace otozu
{

namespace
{

constexpr auto kFolderColumn = "folder";

TableItem itemOf(const StoredFile& file)
{
    return {.id = file.id, .record = &file.record, .state = file.state, .fault = file.fault};
}

/// Ids of a map that has none: never those of files.
FileId idOf(const MapResult& map, std::size_t sample)
{
    return map.files.empty() ? -FileId(sample) - 1 : map.files[sample];
}

} // namespace

struct TableModel::Sorted {
    quint64 run = 0;
    quint64 numbering = 0;
    std::vector<int> order;
    std::shared_ptr<const std::vector<int>> ranks;
};

TableModel::TableModel(QObject* parent)
    : QAbstractTableModel(parent), m_column(tableColumn(QLatin1String(kFolderColumn)))
{
}

TableModel::~TableModel() = default;

// What is shown

void TableModel::setFiles(const LibraryFilesPtr& files, const ShownSounds& shown)
{
    const bool isAnotherFolder = files->base != m_base;
    m_base = files->base;
    show({files, {}, isAnotherFolder ? MapResultPtr() : m_source.map}, shown, isAnotherFolder);
}

void TableModel::setMap(const MapResultPtr& map, const ShownSounds& shown)
{
    Source source = m_source;
    const bool isAnotherFolder = map && map->request.folder != m_base;
    if (isAnotherFolder) {
        m_base = map->request.folder;
        source = {};
    }
    source.map = map;
    show(std::move(source), shown, isAnotherFolder);
}

void TableModel::setCut(const MapResultPtr& map, const ShownSounds& shown)
{
    const MapResultPtr& before = m_source.map;
    if (!before || !map || before->samples.size() != map->samples.size() || before->files != map->files) {
        setMap(map, shown);
        return;
    }
    for (std::size_t s = 0; s < m_itemOfSample.size(); ++s)
        m_items[std::size_t(m_itemOfSample[s])].record = &map->samples[s];
    m_source.map = map;
    setContext();
    setShown(shown);
    showChanged();
}

void TableModel::setShown(const ShownSounds& shown)
{
    const bool isSame = m_context.shown == shown;
    m_context.shown = shown;
    const bool areOthers = areOtherRows(m_items, m_items.size());
    if (areOthers) {
        beginResetModel();
        setOrder(std::move(m_order));
        endResetModel();
    }
    if (areOthers || !isSame) // What is hidden says so.
        showChanged();
}

void TableModel::addHeard(const StoredFilesPtr& files)
{
    bool isKept = false;
    for (const StoredFile& file : *files) {
        const auto at = m_itemOf.find(file.id);
        if (at == m_itemOf.end())
            continue;
        TableItem& item = m_items[std::size_t(at->second)];
        item.state = file.state;
        item.fault = file.fault;
        if (item.sample >= 0 || item.record->path.native() != file.record.path.native())
            continue;
        item.record = &file.record;
        isKept = true;
    }
    if (isKept)
        m_source.heard.push_back(files);
    showChanged();
}

void TableModel::show(Source source, const ShownSounds& shown, bool isAnotherFolder)
{
    const Source before = std::exchange(m_source, std::move(source)); // The items point to it.
    setContext();
    m_context.shown = shown;
    if (isAnotherFolder || !refill(m_items.size()))
        refill(0);
    compact();
}

/// @param known  so many of the items keep their numbers. @return false: one of them is not there any more; nothing has
///               changed.
bool TableModel::refill(std::size_t known)
{
    if (known == 0)
        m_itemOf.clear();
    const std::size_t samples = m_source.map ? m_source.map->samples.size() : 0;
    const std::size_t files = m_source.files ? m_source.files->files.size() : 0;
    std::vector<TableItem> items(known);
    items.reserve(std::max({known, samples, files}));
    m_itemOf.reserve(items.capacity());
    bool isElsewhere = false;
    const auto put = [&](const TableItem& item) {
        const auto [at, isNew] = m_itemOf.try_emplace(item.id, int(items.size()));
        if (isNew)
            items.emplace_back();
        const auto number = std::size_t(at->second);
        isElsewhere =
            isElsewhere || (number < known && m_items[number].record->path.native() != item.record->path.native());
        const TableItem before = items[number];
        items[number] = item;
        if (item.sample >= 0) { // What the list of files says of it.
            items[number].state = before.state;
            items[number].fault = before.fault;
        }
        return at->second;
    };
    for (std::size_t i = 0; i < files; ++i)
        put(itemOf(m_source.files->files[i]));
    for (const StoredFilesPtr& batch : m_source.heard) {
        for (const StoredFile& file : *batch)
            put(itemOf(file));
    }
    std::vector<int> itemOfSample(samples);
    for (std::size_t s = 0; s < samples; ++s) {
        itemOfSample[s] = put({.id = idOf(*m_source.map, s), .record = &m_source.map->samples[s], .sample = int(s)});
    }
    if (std::ranges::any_of(items, [](const TableItem& item) { return item.record == nullptr; }))
        return false;

    const bool resets = known == 0 || areOtherRows(items, known);
    const auto hasRow = [this](const TableItem& item) { return isShown(item, m_context); };
    const int grown = int(std::count_if(items.begin() + std::ptrdiff_t(known), items.end(), hasRow));
    if (resets)
        beginResetModel();
    else if (grown > 0)
        beginInsertRows({}, rowCount(), rowCount() + grown - 1); // at the end, until they are sorted
    if (known == 0)
        m_order.clear();
    m_order.resize(items.size());
    std::iota(m_order.begin() + std::ptrdiff_t(known), m_order.end(), int(known));
    if (known == 0 || items.size() > known || isElsewhere) {
        ++m_numbering;
        m_ranks.reset();
    }
    m_items = std::move(items);
    m_itemOfSample = std::move(itemOfSample);
    setOrder(std::move(m_order));
    if (resets)
        endResetModel();
    else if (grown > 0)
        endInsertRows();
    showChanged();
    return true;
}

/// Of what has a dot, the map knows all: where that is nearly everything, the rest is not worth a list of all files.
void TableModel::compact()
{
    if (!m_source.files && m_source.heard.empty())
        return;
    const auto isNeeded = [](const TableItem& item) { return item.sample < 0 || !item.isHeard(); };
    const auto needed = std::size_t(std::ranges::count_if(m_items, isNeeded));
    if (needed * 4 > m_items.size())
        return;
    auto rest = std::make_shared<LibraryFiles>();
    rest->base = m_base;
    rest->files.reserve(needed);
    for (TableItem& item : m_items) {
        if (!isNeeded(item))
            continue;
        StoredFile file;
        file.id = item.id;
        file.record = *item.record;
        file.state = item.state;
        file.fault = item.fault;
        rest->files.push_back(std::move(file));
        if (item.sample < 0)
            item.record = &rest->files.back().record;
    }
    m_source.files = std::move(rest);
    m_source.heard.clear();
}

void TableModel::setContext()
{
    m_context.clusterNames.clear();
    m_context.clusterColours.clear();
    if (!m_source.map)
        return;
    m_context.clusterNames = clusterTexts(m_source.map->clusters);
    std::ranges::transform(m_source.map->clusters, std::back_inserter(m_context.clusterColours), &ClusterInfo::colour);
}

void TableModel::setOrder(std::vector<int> order)
{
    m_order = std::move(order);
    m_rowOf.assign(m_order.size(), -1);
    m_rows.clear();
    m_rows.reserve(m_order.size());
    for (const int item : m_order) {
        if (!isShown(m_items[std::size_t(item)], m_context))
            continue;
        m_rowOf[std::size_t(item)] = int(m_rows.size());
        m_rows.push_back(item);
    }
}

/// Of the items that are known, others are shown than have rows.
bool TableModel::areOtherRows(const std::vector<TableItem>& items, std::size_t known) const
{
    for (std::size_t i = 0; i < known; ++i) {
        if (isShown(items[i], m_context) != (m_rowOf[i] >= 0))
            return true;
    }
    return false;
}

void TableModel::showChanged()
{
    if (m_items.empty())
        return;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (m_isSorting)
        m_isStale = true; // What is new comes often: it must not keep the old from being done.
    else if (!m_ranks || tableColumns()[std::size_t(m_column)].kind != TableColumn::Path)
        startSorting();
}

void TableModel::setMarks(const SoundMarksPtr& marks)
{
    if (m_context.marks == marks)
        return;
    m_context.marks = marks;
    if (m_items.empty())
        return;
    for (int column = 0; column < columnCount(); ++column) {
        if (rowCount() > 0 && tableColumns()[std::size_t(column)].kind == TableColumn::Marks)
            emit dataChanged(index(0, column), index(rowCount() - 1, column));
    }
    if (tableColumns()[std::size_t(m_column)].kind != TableColumn::Marks)
        return;
    if (m_isSorting)
        m_isStale = true;
    else
        startSorting();
}

// Sorting

void TableModel::sort(int column, Qt::SortOrder direction)
{
    if (column < 0 || column >= columnCount())
        return;
    m_column = column;
    m_direction = direction;
    m_isByUser = true;
    if (!m_items.empty())
        startSorting();
}

void TableModel::startSorting()
{
    m_isSorting = true;
    m_isStale = false;
    // What the items point to lives as long as the job does.
    m_sorter.start([this, run = ++m_run, numbering = m_numbering, items = m_items, source = m_source,
                    context = m_context, ranks = m_ranks, column = m_column,
                    direction = m_direction](const std::stop_token& stop) {
        Sorted result{run, numbering, {}, ranks};
        if (!result.ranks)
            result.ranks = std::make_shared<const std::vector<int>>(pathRanks(items));
        result.order = tableOrder(items, *result.ranks, context, tableColumns()[std::size_t(column)], direction, stop);
        QMetaObject::invokeMethod(
            this, [this, result = std::move(result)] { onSorted(result); }, Qt::QueuedConnection);
    });
}

void TableModel::onSorted(const Sorted& result)
{
    if (result.run != m_run)
        return;
    m_isSorting = false;
    if (result.numbering != m_numbering) { // Other items.
        if (!m_items.empty())
            startSorting();
        return;
    }
    m_ranks = result.ranks;
    if (result.order != m_order) {
        emit layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList before = persistentIndexList();
        std::vector<int> items;
        items.reserve(std::size_t(before.size()));
        for (const QModelIndex& each : before)
            items.push_back(m_rows[std::size_t(each.row())]);
        setOrder(result.order);
        QModelIndexList after;
        after.reserve(before.size());
        for (qsizetype i = 0; i < before.size(); ++i)
            after.push_back(index(m_rowOf[std::size_t(items[std::size_t(i)])], before[i].column()));
        changePersistentIndexList(before, after);
        emit layoutChanged({}, VerticalSortHint);
    }
    emit sorted(std::exchange(m_isByUser, false));
    if (m_isStale)
        startSorting();
}

// Rows

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(tableColumns().size());
}

QString TableModel::text(int row, int column) const
{
    return tableColumns()[std::size_t(column)].text(item(row), m_context);
}

int TableModel::colour(int row, int column) const
{
    const auto& colour = tableColumns()[std::size_t(column)].colour;
    return colour != nullptr ? colour(item(row), m_context) : -1;
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TableColumn& column = tableColumns()[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int((column.isNumber() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: {
        QString spoken = text(index.row(), index.column());
        // The first is what is told when one walks down: what the eye sees from the colour of the row is in it.
        const QString state = index.column() == 0 ? stateText(item(index.row()), m_context) : QString();
        if (!state.isEmpty())
            spoken += QStringLiteral(", ") + state;
        return spoken;
    }
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn& column = tableColumns()[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.icon == nullptr ? column.title() : QString();
    case Qt::DecorationRole:
        return column.icon != nullptr ? QVariant(themeIcon(QLatin1String(column.icon))) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return column.title();
    case Qt::TextAlignmentRole:
        return int((column.icon != nullptr ? Qt::AlignHCenter
                    : column.isNumber()    ? Qt::AlignRight
                                           : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    default:
        return {};
    }
}

int TableModel::rowOfSample(int sample) const
{
    return sample >= 0 && std::size_t(sample) < m_itemOfSample.size()
               ? m_rowOf[std::size_t(m_itemOfSample[std::size_t(sample)])]
               : -1;
}

int TableModel::rowOfFile(FileId id) const
{
    const auto at = m_itemOf.find(id);
    return at == m_itemOf.end() ? -1 : m_rowOf[std::size_t(at->second)];
}

std::filesystem::path TableModel::pathOf(int row) const
{
    return m_base / item(row).record->path;
}

} // namespace otozu
