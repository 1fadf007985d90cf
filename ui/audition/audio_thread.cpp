// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/audition/audio_thread.h"

#include <utility>

namespace otozu
{

struct AudioThread::Loop : QObject {
    Loop(Mixer& mixerOf, AuditionEngine::OutputFn make, OutputPump::Listener to)
        : mixer(mixerOf), makeOutput(std::move(make)), listener(std::move(to))
    {
    }

    void begin()
    {
        clock.start();
        output = makeOutput();
        pump = std::make_unique<OutputPump>(mixer, *output, listener);
        tickTimer = new QTimer(this);
        tickTimer->setTimerType(Qt::PreciseTimer);
        tickTimer->setInterval(OutputPump::kTick);
        connect(tickTimer, &QTimer::timeout, this, [this] { turn([this] { pump->tick(now()); }); });
        lookTimer = new QTimer(this);
        lookTimer->setInterval(OutputPump::kLook);
        connect(lookTimer, &QTimer::timeout, this, [this] { turn([this] { pump->look(now()); }); });
        lookTimer->start();
        turn([this] { pump->look(now()); });
    }
    void end()
    {
        delete std::exchange(tickTimer, nullptr);
        delete std::exchange(lookTimer, nullptr);
        pump.reset();
        output.reset();
    }

    /// While the device is let go nothing ticks, so that an idle window costs nothing.
    template <typename Step>
    void turn(Step step)
    {
        if (!pump)
            return;
        step();
        if (pump->isRunning() != tickTimer->isActive()) {
            if (pump->isRunning())
                tickTimer->start();
            else
                tickTimer->stop();
        }
    }
    [[nodiscard]] OutputPump::Time now() const { return OutputPump::Time(clock.elapsed()); }

    Mixer& mixer;
    AuditionEngine::OutputFn makeOutput;
    OutputPump::Listener listener;
    QElapsedTimer clock;
    std::unique_ptr<AudioOutput> output;
    std::unique_ptr<OutputPump> pump;
    QTimer* tickTimer = nullptr;
    QTimer* lookTimer = nullptr;
};

AudioThread::AudioThread(Mixer& mixer, AuditionEngine::OutputFn makeOutput, OutputPump::Listener listener)
    : m_loop(new Loop(mixer, std::move(makeOutput), std::move(listener)))
{
    m_thread.setObjectName(QStringLiteral("otozu audio"));
    m_loop->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_loop, [loop = m_loop] { loop->begin(); });
    // Emitted on the thread itself, at its end.
    connect(
        &m_thread, &QThread::finished, m_loop, [loop = m_loop] { loop->end(); }, Qt::DirectConnection);
    m_thread.start();
}

AudioThread::~AudioThread()
{
    m_thread.quit();
    m_thread.wait();
    delete m_loop;
}

void AudioThread::wake()
{
    QMetaObject::invokeMethod(
        m_loop, [loop = m_loop] { loop->turn([loop] { loop->pump->wake(loop->now()); }); }, Qt::QueuedConnection);
}

void AudioThread::setDevice(const QByteArray& id)
{
    QMetaObject::invokeMethod(
        m_loop, [loop = m_loop, id] { loop->turn([&] { loop->pump->setDevice(id, loop->now()); }); },
        Qt::QueuedConnection);
}

} // namespace otozu
