// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/similar_panel.h"

#include "core/pipeline/row_reducer.h"
#include "ui/panels/similar_finder.h"
#include "ui/panels/similar_list.h"
#include "ui/panels/weight_sliders.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLocale>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace otozu
{

namespace
{

constexpr std::size_t kSounds = 20;
constexpr std::size_t kMostInstead = 500; ///< So many more are asked for where some may not be listed.

/// A library's vectors are read when nothing else is done.
bool isYetToBeRead(const MapResult& map)
{
    return !map.files.empty() && map.samples.size() <= RowReducer::kSampleRows;
}

} // namespace

struct SimilarPanel::Parts {
    int sample = -1;
    ShownSounds shown;
    bool owed = false; ///< What is asked for is to be found when the panel is seen.

    WeightSliders* weights = nullptr;
    QStackedLayout* pages = nullptr;
    QLabel* word = nullptr;
    SimilarList* list = nullptr;
    SimilarFinder finder; // last, so that it is gone before what it tells
};

SimilarPanel::SimilarPanel(SampleDrag& drag, QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>())
{
    Parts& p = *m_parts;
    setAccessibleName(tr("Similar sounds"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, 0);
    column->setSpacing(space::kSmall);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kLarge, 0, space::kLarge, 0);
    head->setSpacing(space::kSmall);
    p.weights = new WeightSliders;
    head->addWidget(p.weights);
    column->addLayout(head);

    p.pages = new QStackedLayout;
    p.word = new QLabel;
    p.word->setAlignment(Qt::AlignCenter);
    p.word->setWordWrap(true);
    p.word->setMargin(space::kLarge);
    p.word->setProperty("dim", true);
    p.pages->addWidget(p.word);
    p.list = new SimilarList(drag);
    p.pages->addWidget(p.list);
    column->addLayout(p.pages, 1);
    say(tr("Sounds like the one you choose\nare listed here."));

    connect(p.list, &SimilarList::hearRequested, this, &SimilarPanel::hearRequested);
    connect(p.list, &SimilarList::hovered, this, &SimilarPanel::hovered);
    connect(p.list, &SimilarList::chosen, this, &SimilarPanel::chosen);
    connect(p.list, &SimilarList::menuRequested, this, &SimilarPanel::menuRequested);
    connect(p.weights, &WeightSliders::changed, this, [this](const SimilarityWeights& weights) {
        find();
        emit weightsChanged(weights);
    });
    connect(&p.finder, &SimilarFinder::found, this, [this](std::vector<SimilarSample> sounds) {
        std::erase_if(sounds, [this](const SimilarSample& sound) { return !m_parts->shown.isShown(sound.sample); });
        if (sounds.size() > kSounds)
            sounds.resize(kSounds);
        if (sounds.empty()) {
            say(tr("There is no other sound."));
            return;
        }
        m_parts->list->setSounds(m_parts->finder.map(), sounds);
        m_parts->pages->setCurrentWidget(m_parts->list);
    });
    connect(&p.finder, &SimilarFinder::failed, this, [this](const Failure& failure) { say(failureText(failure)); });
}

SimilarPanel::~SimilarPanel() = default;

void SimilarPanel::setPathProvider(std::function<NativePath(int)> provider)
{
    m_parts->list->setPathProvider(std::move(provider));
}

void SimilarPanel::setMap(const MapResultPtr& map)
{
    Parts& p = *m_parts;
    const MapResultPtr& before = p.finder.map();
    const bool sameSounds = before && map && before->similar && before->similar == map->similar;
    p.finder.setMap(map);
    if (sameSounds) {
        p.list->setCut(map); // The old one goes.
        return;
    }
    if (map)
        p.weights->setProfile(map->request.profile);
    p.sample = -1;
    find();
}

void SimilarPanel::setShown(const ShownSounds& shown)
{
    const bool isSame = m_parts->shown == shown;
    m_parts->shown = shown;
    if (!isSame)
        find();
}

void SimilarPanel::setSample(int sample)
{
    if (m_parts->sample == sample)
        return;
    m_parts->sample = sample;
    m_parts->list->clearSelection();
    find();
}

void SimilarPanel::setWeights(const SimilarityWeights& weights)
{
    m_parts->weights->setWeights(weights);
}

bool SimilarPanel::isFinding() const
{
    return m_parts->finder.isFinding();
}

void SimilarPanel::find()
{
    Parts& p = *m_parts;
    p.finder.cancel();
    p.owed = !isVisible();
    if (p.owed)
        return;
    const MapResultPtr& map = p.finder.map();
    SimilarityWeights weights = p.weights->weights();
    if (map && map->request.profile != Profile::Timbre)
        weights = {.pitch = weights.pitch}; // one whole beside the note
    if (!map || p.sample < 0)
        say(tr("Sounds like the one you choose\nare listed here."));
    else if (!map->similar && (map->request.profile == Profile::Timbre || isYetToBeRead(*map)))
        say(tr("Similar sounds are listed when all sounds are heard."));
    else if (!map->similar)
        say(tr("The profile Article compares up to %1 files. Timbre compares any number.")
                .arg(QLocale().toString(qulonglong(RowReducer::kSampleRows))));
    else if (weights == SimilarityWeights{0.0, 0.0, 0.0})
        say(tr("Nothing counts: move a slider to the right."));
    else {
        if (p.list->sounds().empty())
            say(tr("Comparing…"));
        p.finder.request(p.sample, kSounds + std::min(p.shown.leftOutCount(), kMostInstead), weights);
    }
}

void SimilarPanel::say(const QString& text)
{
    m_parts->list->setSounds(nullptr, {});
    m_parts->word->setText(text);
    m_parts->pages->setCurrentWidget(m_parts->word);
}

void SimilarPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_parts->owed)
        find();
}

} // namespace otozu
