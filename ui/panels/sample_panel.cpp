// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sample_panel.h"

#include "core/library/sample_record.h"
#include "core/qt/path_conversion.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/fact_texts.h"
#include "ui/panels/marks_bar.h"
#include "ui/panels/preview_loader.h"
#include "ui/panels/spectrogram_view.h"
#include "ui/panels/waveform_view.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <optional>

namespace otozu
{
namespace
{

/// For how long the last sound's picture stays while the next one's is made, so that quick steps do not flicker.
constexpr int kStaleMs = 150;
constexpr int kFactColumns = 3;

} // namespace

struct SamplePanel::Parts {
    std::optional<SampleRecord> record;
    std::filesystem::path root;
    SoundPreviewPtr preview;

    QStackedLayout* pages = nullptr;
    ElidedLabel* name = nullptr;
    ElidedLabel* cluster = nullptr;
    ElidedLabel* folder = nullptr;
    MarksBar* marks = nullptr;
    WaveformView* waveform = nullptr;
    QLabel* waveCaption = nullptr;
    QLabel* caption = nullptr;
    DecibelLegend* legend = nullptr;
    SpectrogramView* spectrogram = nullptr;
    QLabel* trouble = nullptr;
    QWidget* pictures = nullptr;
    QGridLayout* facts = nullptr;
    ElidedLabel* original = nullptr;
    QTimer stale;
    PreviewLoader loader;

    void show(const SoundPreviewPtr& shown)
    {
        stale.stop();
        preview = shown;
        waveform->setPreview(shown);
        spectrogram->setPreview(shown);
        trouble->hide();
        pictures->show();
        const bool cutWave = shown && shown->waveSeconds < shown->seconds - 0.001;
        const bool cutPicture = shown && shown->pictureSeconds < shown->seconds - 0.001;
        waveCaption->setText(cutWave ? SamplePanel::tr("The first %1 of %2")
                                           .arg(durationText(shown->waveSeconds), durationText(shown->seconds))
                                     : QString());
        waveCaption->setVisible(cutWave);
        caption->setText(cutPicture
                             ? SamplePanel::tr("Mel spectrogram, first %1").arg(durationText(shown->pictureSeconds))
                             : SamplePanel::tr("Mel spectrogram"));
    }

    void showTrouble(const Failure& failure)
    {
        show(nullptr);
        pictures->hide();
        trouble->setText(faultText(failure.fault) + QLatin1Char('.'));
        trouble->show();
    }
};

SamplePanel::SamplePanel(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>())
{
    Parts& p = *m_parts;
    setAccessibleName(tr("Sample"));
    p.pages = new QStackedLayout(this);

    auto* empty = new QLabel(tr("Click a sound\nto see and hear it here."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setProperty("dim", true);
    p.pages->addWidget(empty);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kSmall);
    p.name = new ElidedLabel;
    p.name->setFont(Theme::font(TextRole::Title));
    column->addWidget(p.name);
    p.cluster = new ElidedLabel;
    p.cluster->setElideMode(Qt::ElideRight);
    column->addWidget(p.cluster);
    p.folder = new ElidedLabel;
    p.folder->setClickable(true);
    column->addWidget(p.folder);
    p.marks = new MarksBar;
    column->addWidget(p.marks);
    column->addSpacing(space::kSmall);

    p.pictures = new QWidget;
    auto* pictures = new QVBoxLayout(p.pictures);
    pictures->setContentsMargins(0, 0, 0, 0);
    pictures->setSpacing(space::kHair);
    p.waveform = new WaveformView;
    pictures->addWidget(p.waveform, 2);
    p.waveCaption = new QLabel;
    p.waveCaption->setFont(Theme::font(TextRole::Caption));
    p.waveCaption->setProperty("dim", true);
    pictures->addWidget(p.waveCaption);
    auto* captions = new QHBoxLayout;
    captions->setContentsMargins(0, space::kMedium, 0, 0);
    p.caption = new QLabel(tr("Mel spectrogram"));
    p.caption->setFont(Theme::font(TextRole::Caption));
    p.caption->setProperty("dim", true);
    p.legend = new DecibelLegend;
    captions->addWidget(p.caption, 1);
    captions->addWidget(p.legend);
    pictures->addLayout(captions);
    p.spectrogram = new SpectrogramView;
    pictures->addWidget(p.spectrogram, 4);
    column->addWidget(p.pictures, 1);

    p.trouble = new QLabel;
    p.trouble->setWordWrap(true);
    p.trouble->setAlignment(Qt::AlignCenter);
    p.trouble->setProperty("danger", true);
    p.trouble->hide();
    column->addWidget(p.trouble, 1);

    column->addSpacing(space::kMedium);
    p.facts = new QGridLayout;
    p.facts->setHorizontalSpacing(space::kMedium);
    p.facts->setVerticalSpacing(0);
    for (int i = 0; i < kFactColumns; ++i)
        p.facts->setColumnStretch(i, 1);
    column->addLayout(p.facts);
    p.original = new ElidedLabel;
    p.original->setClickable(true);
    p.original->hide();
    column->addWidget(p.original);
    p.pages->addWidget(page);

    p.stale.setSingleShot(true);
    p.stale.setInterval(kStaleMs);
    connect(&p.stale, &QTimer::timeout, this, [this] { m_parts->show(nullptr); });
    connect(&p.loader, &PreviewLoader::loaded, this, [this](const SoundPreviewPtr& made) { m_parts->show(made); });
    connect(&p.loader, &PreviewLoader::failed, this, [this](const Failure& why) { m_parts->showTrouble(why); });
    connect(p.waveform, &TimeView::seekRequested, this, &SamplePanel::seekRequested);
    connect(p.spectrogram, &TimeView::seekRequested, this, &SamplePanel::seekRequested);
    connect(p.folder, &ElidedLabel::clicked, this, [this] {
        if (m_parts->record)
            emit openFolderRequested((m_parts->root / m_parts->record->path).parent_path());
    });
    connect(p.original, &ElidedLabel::clicked, this, [this] {
        if (m_parts->record)
            emit originalRequested(m_parts->record->duplicateOf);
    });
}

SamplePanel::~SamplePanel() = default;

void SamplePanel::setSample(const SampleRecord* record, const std::filesystem::path& root, const QString& clusterName,
                            const QColor& clusterColour, const SampleRecord* original)
{
    Parts& p = *m_parts;
    if (record == nullptr) {
        p.record.reset();
        p.loader.cancel();
        p.show(nullptr);
        p.pages->setCurrentIndex(0);
        return;
    }
    const bool sameSound =
        p.record && p.record->path == record->path && p.record->bytes == record->bytes && p.root == root;
    p.record = *record;
    p.root = root;
    p.name->setText(displayText(record->path.filename()));
    p.cluster->setText(clusterName.isEmpty() ? tr("No cluster") : clusterName);
    p.cluster->setSwatch(clusterColour);
    p.cluster->setAccessibleName(tr("Cluster %1").arg(p.cluster->text()));
    const std::filesystem::path folder = (root / record->path).parent_path();
    const QString shown = displayText(record->path.parent_path());
    p.folder->setText(shown.isEmpty() ? displayText(root.filename()) : shown);
    p.folder->setToolTip(tr("Open %1").arg(displayText(folder)).toHtmlEscaped());
    p.folder->setAccessibleName(tr("Open folder %1").arg(displayText(folder)));
    p.waveform->setColour(clusterColour);
    p.original->setVisible(record->duplicateOf >= 0 && original != nullptr);
    if (original != nullptr) {
        p.original->setText(tr("Same sound as %1").arg(displayText(original->path.filename())));
        p.original->setToolTip(displayText(original->path).toHtmlEscaped());
    }
    showFacts();
    p.pages->setCurrentIndex(1);
    if (sameSound)
        return;
    setPlayhead(-1.0);
    if (const SoundPreviewPtr kept = p.loader.request(root / record->path, *record))
        p.show(kept);
    else
        p.stale.start();
}

MarksBar* SamplePanel::marks() const
{
    return m_parts->marks;
}

void SamplePanel::showFacts()
{
    QGridLayout* grid = m_parts->facts;
    while (QLayoutItem* item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int place = 0;
    for (const Fact& fact : factsOf(*m_parts->record)) {
        auto* name = new QLabel(fact.name);
        name->setFont(Theme::font(TextRole::Caption));
        name->setProperty("dim", true);
        auto* value = new QLabel(fact.value);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setContentsMargins(0, 0, 0, space::kMedium);
        value->setAccessibleName(fact.name + QStringLiteral(": ") + fact.value);
        grid->addWidget(name, place / kFactColumns * 2, place % kFactColumns);
        grid->addWidget(value, place / kFactColumns * 2 + 1, place % kFactColumns);
        ++place;
    }
}

void SamplePanel::setPlayhead(double seconds)
{
    m_parts->waveform->setPlayhead(seconds);
    m_parts->spectrogram->setPlayhead(seconds);
}

bool SamplePanel::isLoading() const
{
    return m_parts->loader.isLoading();
}

} // namespace otozu
