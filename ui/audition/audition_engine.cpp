// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/audition/audition_engine.h"

#include "core/base/progress.h"
#include "core/playback/mixer.h"
#include "core/playback/newest_task.h"
#include "core/playback/pcm_cache.h"
#include "ui/audition/audio_thread.h"
#include "ui/audition/qt_audio_output.h"

#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>
#include <utility>

namespace otozu
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kCacheBytes = std::size_t(256) << 20;
/// Decoded first, so that a long file sounds soon.
constexpr double kHeadSeconds = 8.0;
/// Of a longer file no more is heard, unless it is played from further on; then so much from there.
constexpr double kMostSeconds = 300.0;
constexpr std::chrono::milliseconds kPositionEvery{33};

double secondsOf(const PlayableSound& sound)
{
    return double(sound.stereo.frames()) / sound.stereo.sampleRate;
}

/// A decoder that was asked for `seconds` and gave clearly less has reached the end of the file.
bool isWhole(const PlayableSound& sound, double seconds)
{
    return secondsOf(sound) < seconds - 0.1;
}

} // namespace

struct AuditionEngine::Private {
    /// What was asked for last.
    struct Request {
        quint64 number = 0;
        fs::path file;
        double from = 0.0;
    };

    Private(AuditionEngine* engine, DecodeFn decodeWith, OutputFn makeOutput)
        : q(engine), decode(std::move(decodeWith)), audio(mixer, std::move(makeOutput), listener())
    {
    }

    OutputPump::Listener listener();
    void setState(AuditionState next, int rate);
    void request(const fs::path& file, double from);
    void load(const Request& wanted, int rate, const PcmCache::Entry& known, const std::stop_token& stop);
    PcmCache::Entry decodeInto(const Request& wanted, int rate, double seconds, const std::stop_token& stop);
    enum class Part { Beginning, Longer };
    void deliver(const Request& wanted, const PlayableSoundPtr& sound, Part part);
    void begin(const Request& wanted, const PlayableSoundPtr& sound);
    void reportFailure(const Request& wanted, Fault fault);
    void followPosition();
    void endPlaying();

    [[nodiscard]] static bool covers(const PcmCache::Entry& entry, double from)
    {
        return entry.sound && (entry.whole || from < secondsOf(*entry.sound));
    }
    [[nodiscard]] static double secondsWanted(double from)
    {
        return from < kMostSeconds - 60.0 ? kMostSeconds : from + kMostSeconds;
    }

    AuditionEngine* q;
    DecodeFn decode;
    PcmCache cache{kCacheBytes};
    Mixer mixer;

    AuditionState state = AuditionState::Starting;
    int rate = 0;
    QList<AudioDevice> devices;
    QByteArray device;
    float volume = 1.0F;
    bool muted = false;
    bool levelMatch = true;
    bool loop = false;

    Request wanted;
    bool held = false;    ///< `wanted` waits for the first state.
    bool loading = false; ///< `wanted` has not begun.
    bool playing = false;
    std::uint32_t voice = 0;
    quint64 begun = 0; ///< The request whose sound plays or played last.
    fs::path current;
    QTimer positionTimer;

    NewestTask extender; ///< For the rest of a long file; what fails there ends the sound early.
    NewestTask loader;
    NewestTask prefetcher;
    AudioThread audio; // last: what its thread uses is gone after it
};

AuditionEngine::AuditionEngine(DecodeFn decode, QObject* parent)
    : AuditionEngine(
          std::move(decode), [] { return std::make_unique<QtAudioOutput>(); }, parent)
{
}

AuditionEngine::AuditionEngine(DecodeFn decode, OutputFn makeOutput, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(decode), std::move(makeOutput)))
{
    d->positionTimer.setInterval(kPositionEvery);
    connect(&d->positionTimer, &QTimer::timeout, this, [this] { d->followPosition(); });
}

AuditionEngine::~AuditionEngine() = default;

OutputPump::Listener AuditionEngine::Private::listener()
{
    // Called on the audio thread. Queued calls to an engine that is gone are dropped by Qt.
    return {[engine = q](AuditionState next, int sampleRate) {
                QMetaObject::invokeMethod(
                    engine, [engine, next, sampleRate] { engine->d->setState(next, sampleRate); },
                    Qt::QueuedConnection);
            },
            [engine = q](const QList<AudioDevice>& found) {
                QMetaObject::invokeMethod(
                    engine,
                    [engine, found] {
                        engine->d->devices = found;
                        emit engine->devicesChanged();
                    },
                    Qt::QueuedConnection);
            }};
}

void AuditionEngine::Private::setState(AuditionState next, int sampleRate)
{
    const int oldRate = rate;
    if (next == AuditionState::Ready)
        rate = sampleRate;
    const bool changed = std::exchange(state, next) != next;
    if (next != AuditionState::Ready) {
        held = held && next == AuditionState::Starting;
        loading = false;
        loader.cancel();
        endPlaying();
    } else if (std::exchange(held, false)) {
        request(wanted.file, wanted.from);
    } else if (rate != oldRate && playing) {
        // What sounded was made for another rate: go on at the same place.
        const Mixer::Position position = mixer.position();
        request(current, position.voice == voice ? double(position.frame) / oldRate : wanted.from);
    }
    if (changed)
        emit q->stateChanged(next);
}

void AuditionEngine::play(const fs::path& file, double fromSeconds)
{
    d->request(file, std::isfinite(fromSeconds) ? std::max(0.0, fromSeconds) : 0.0);
}

void AuditionEngine::Private::request(const fs::path& file, double from)
{
    wanted = {wanted.number + 1, file, from};
    held = state == AuditionState::Starting;
    loading = held || state == AuditionState::Ready;
    if (state != AuditionState::Ready)
        return;
    extender.cancel();
    const PcmCache::Entry known = cache.find(file, rate);
    if (covers(known, from))
        begin(wanted, known.sound);
    loader.start([this, request = wanted, atRate = rate, known](const std::stop_token& stop) {
        load(request, atRate, known, stop);
    });
}

/// On the loader's thread: whatever is missing of the wanted sound, or has changed since it was decoded.
void AuditionEngine::Private::load(const Request& request, int atRate, const PcmCache::Entry& known,
                                   const std::stop_token& stop)
{
    try {
        PcmCache::Entry entry = known;
        if (entry.sound && entry.stamp != stampOf(request.file)) {
            cache.remove(request.file, atRate);
            entry = {};
        }
        if (!covers(entry, request.from)) {
            entry = decodeInto(request, atRate,
                               request.from < kHeadSeconds ? kHeadSeconds : secondsWanted(request.from), stop);
            deliver(request, entry.sound, Part::Beginning);
        }
        // On another thread, so that this one is free for what is played next.
        if (!entry.whole && secondsOf(*entry.sound) < kMostSeconds - 1.0)
            extender.start([this, request, atRate](const std::stop_token& stopRest) {
                deliver(request, decodeInto(request, atRate, secondsWanted(request.from), stopRest).sound,
                        Part::Longer);
            });
    } catch (const Cancelled&) { // something newer is wanted
    } catch (const Error& error) {
        reportFailure(request, error.fault);
    } catch (const std::bad_alloc&) {
        reportFailure(request, Fault::TooLarge);
    } catch (const std::exception&) {
        reportFailure(request, Fault::DecoderFailed);
    }
}

PcmCache::Entry AuditionEngine::Private::decodeInto(const Request& request, int atRate, double seconds,
                                                    const std::stop_token& stop)
{
    const FileStamp stamp = stampOf(request.file); // before it is read: a change meanwhile shows later
    PlayableSoundPtr sound = makePlayable(decode(request.file, atRate, seconds, stop));
    throwIfStopped(stop);
    PcmCache::Entry entry{sound, stamp, isWhole(*sound, seconds)};
    cache.insert(request.file, entry);
    return entry;
}

void AuditionEngine::Private::deliver(const Request& request, const PlayableSoundPtr& sound, Part part)
{
    QMetaObject::invokeMethod(
        q,
        [this, request, sound, part] {
            if (request.number != wanted.number || state != AuditionState::Ready)
                return;
            if (part == Part::Beginning)
                begin(request, sound); // also in place of what the file was before it changed
            else if (playing && begun == request.number)
                mixer.extend(sound);
        },
        Qt::QueuedConnection);
}

void AuditionEngine::Private::begin(const Request& request, const PlayableSoundPtr& sound)
{
    voice = mixer.play(sound, std::size_t(request.from * sound->stereo.sampleRate));
    audio.wake();
    begun = request.number;
    current = request.file;
    loading = false;
    playing = true;
    positionTimer.start();
    emit q->started(request.file);
}

void AuditionEngine::Private::reportFailure(const Request& request, Fault fault)
{
    QMetaObject::invokeMethod(
        q,
        [this, request, fault] {
            if (request.number != wanted.number)
                return;
            loading = false;
            emit q->failed(request.file, fault);
        },
        Qt::QueuedConnection);
}

void AuditionEngine::Private::followPosition()
{
    mixer.collect();
    if (!playing) {
        positionTimer.stop();
        return;
    }
    const Mixer::Position position = mixer.position();
    if (position.voice != voice)
        return; // not begun yet
    if (position.sounding)
        emit q->positionChanged(double(position.frame) / rate);
    else
        endPlaying();
}

void AuditionEngine::Private::endPlaying()
{
    if (std::exchange(playing, false))
        emit q->finished();
}

void AuditionEngine::stop()
{
    ++d->wanted.number;
    d->held = false;
    d->loading = false;
    d->loader.cancel();
    d->extender.cancel();
    d->mixer.stop();
    d->endPlaying();
}

void AuditionEngine::toggle()
{
    if (d->playing || d->loading)
        stop();
    else if (!d->wanted.file.empty())
        play(d->wanted.file);
}

void AuditionEngine::prefetch(const fs::path& file)
{
    if (d->state != AuditionState::Ready || (d->loading && d->wanted.file == file) ||
        d->cache.find(file, d->rate).sound) {
        d->prefetcher.cancel();
        return;
    }
    d->prefetcher.start([p = d.get(), request = Private::Request{0, file, 0.0}, rate = d->rate](const auto& stop) {
        p->decodeInto(request, rate, kHeadSeconds, stop); // what fails here is reported when it is played
    });
}

void AuditionEngine::setVolume(float volume)
{
    d->volume = std::isfinite(volume) ? std::clamp(volume, 0.0F, 1.0F) : 0.0F;
    d->mixer.setVolume(d->volume);
}

void AuditionEngine::setMuted(bool muted)
{
    d->muted = muted;
    d->mixer.setMuted(muted);
}

void AuditionEngine::setLevelMatch(bool on)
{
    d->levelMatch = on;
    d->mixer.setLevelMatch(on);
}

void AuditionEngine::setLoop(bool on)
{
    d->loop = on;
    d->mixer.setLoop(on);
}

void AuditionEngine::setDevice(const QByteArray& id)
{
    d->device = id;
    d->audio.setDevice(id);
}

float AuditionEngine::volume() const
{
    return d->volume;
}
bool AuditionEngine::isMuted() const
{
    return d->muted;
}
bool AuditionEngine::levelMatch() const
{
    return d->levelMatch;
}
bool AuditionEngine::loop() const
{
    return d->loop;
}
AuditionState AuditionEngine::state() const
{
    return d->state;
}
QList<AudioDevice> AuditionEngine::devices() const
{
    return d->devices;
}
QByteArray AuditionEngine::device() const
{
    return d->device;
}
bool AuditionEngine::isPlaying() const
{
    return d->playing;
}
fs::path AuditionEngine::currentFile() const
{
    return d->current;
}

QString AuditionEngine::stateText() const
{
    switch (d->state) {
    case AuditionState::NoServer:
        return tr("No sound server is running, so nothing can be heard. Start PipeWire or PulseAudio, then start "
                  "Otozu again.");
    case AuditionState::NoDevice:
        return tr("There is no sound device. One that appears is used at once.");
    case AuditionState::Lost:
        return tr("The sound device is gone. Trying again …");
    case AuditionState::Starting:
    case AuditionState::Ready:
        break;
    }
    return {};
}

} // namespace otozu
