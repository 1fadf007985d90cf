// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/hover_cards.h"

#include "core/audio/decoder.h"
#include "core/audio/waveform.h"
#include "core/qt/path_conversion.h"
#include "ui/panels/cluster_text.h"
#include "ui/panels/fact_texts.h"
#include "ui/window/map_session.h"

#include <algorithm>

namespace otozu
{

namespace
{

constexpr int kColumns = 96;
constexpr double kSeconds = 10.0; ///< Of the beginning: more would be slow, and say no more at this size.
constexpr std::size_t kKept = 256;

std::vector<MapPeak> peaksOf(const std::filesystem::path& file, const std::stop_token& stop)
{
    std::vector<MapPeak> peaks;
    try {
        const DecodedSound decoded = decodeFile(file, {.maxSeconds = kSeconds, .mono = true}, stop);
        for (const Peak& peak : waveformPeaks(decoded.sound, kColumns))
            peaks.push_back({peak.min, peak.max});
    } catch (const Error&) {
        // The card does without; who wants to hear the sound is told why it cannot be read.
    }
    return peaks;
}

} // namespace

HoverCards::HoverCards(const MapSession& session, QObject* parent) : QObject(parent), m_session(session) {}

namespace
{

/// "3 copies: Kits/A · Kits/B"; the folders of the others, each once.
QString copiesText(const MapResult& map, const ShownSounds& shown, int sample)
{
    const SoundFamily* all = familyWith(map.families, sample);
    const std::vector<SoundFamily> left = all != nullptr ? shown.families({all, 1}) : std::vector<SoundFamily>();
    if (left.empty())
        return {};
    const SoundFamily* family = &left.front();
    constexpr qsizetype kMostFolders = 4; // more have no room
    QStringList folders;
    for (const SoundFamily::Member& member : family->members) {
        const std::filesystem::path folder = map.samples[std::size_t(member.sample)].path.parent_path();
        const QString name = folder.empty() ? QStringLiteral("./") : displayText(folder);
        if (member.sample != sample && folders.size() <= kMostFolders && !folders.contains(name))
            folders << name;
    }
    if (folders.size() > kMostFolders)
        folders.back() = QStringLiteral("…");
    //: how many times a sound is there, and in which folders
    return HoverCards::tr("%Ln copies: %1", nullptr, int(family->members.size()))
        .arg(folders.join(QStringLiteral(" · ")));
}

} // namespace

MapCard HoverCards::card(int sample)
{
    const MapResultPtr& map = m_session.map();
    if (!map || sample < 0 || std::size_t(sample) >= map->samples.size())
        return {};
    const SampleRecord& record = map->samples[std::size_t(sample)];
    MapCard card;
    card.title = displayText(record.path.filename());
    const FileId file = m_session.fileOf(sample);
    if (m_session.marks().isFavourite(file))
        card.title.prepend(QStringLiteral("★ "));
    card.subtitle = displayText(record.path.parent_path());
    card.details = durationText(record.seconds);
    if (const QString music = musicText(record.descriptors); !music.isEmpty())
        card.details += QStringLiteral(" · ") + music;
    if (const QString cluster = clusterText(map->clusters, record.cluster); !cluster.isEmpty())
        card.details += QStringLiteral(" · ") + cluster;
    for (const std::string& tag : m_session.marks().tags(file))
        card.details += QStringLiteral(" · ") + QString::fromStdString(tag);

    card.copies = copiesText(*map, m_shown, sample);

    const auto known =
        std::find_if(m_waves.begin(), m_waves.end(), [sample](const Wave& wave) { return wave.sample == sample; });
    if (known != m_waves.end()) {
        card.waveform = known->peaks;
        return card;
    }
    if (m_asked != sample) {
        m_asked = sample;
        m_job.start([this, sample, era = m_era, file = m_session.pathOf(sample)](const std::stop_token& stop) {
            std::vector<MapPeak> peaks = peaksOf(file, stop);
            if (stop.stop_requested())
                return;
            QMetaObject::invokeMethod(this, [this, sample, era, peaks = std::move(peaks)]() mutable {
                if (era != m_era)
                    return;
                m_waves.push_front({sample, std::move(peaks)});
                if (m_waves.size() > kKept)
                    m_waves.pop_back();
                emit ready();
            });
        });
    }
    return card;
}

void HoverCards::clear()
{
    m_job.cancel();
    m_waves.clear();
    m_asked = -1;
    ++m_era;
}

} // namespace otozu
