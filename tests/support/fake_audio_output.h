// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/audition/audio_output.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

namespace otozu::test
{

/// What a fake output does and has seen; shared by the test and the output, from any thread.
class FakeAudio
{
private:
    template <typename Step>
    auto change(Step step)
    {
        const std::lock_guard lock(m_mutex);
        return step();
    }
    template <typename Step>
    auto read(Step step) const
    {
        const std::lock_guard lock(m_mutex);
        return step();
    }

public:
    /// A server with one device of 48 kHz, which plays on its own.
    FakeAudio() { m_devices.append({"one", QStringLiteral("One"), true}); }

    void setServer(bool there)
    {
        change([&] { m_server = there; });
    }
    void setDevices(QList<AudioDevice> devices)
    {
        change([&] { m_devices = std::move(devices); });
    }
    /// The open device is gone, or cannot be opened.
    void setBroken(bool broken)
    {
        change([&] { m_broken = broken; });
    }
    /// Applies to the next open().
    void setSampleRate(int rate)
    {
        change([&] { m_rate = rate; });
    }
    /// Frames that are free whenever it is asked, as if so many had been played since the last time. The initial
    /// 96 is what passes in a tick of 2 ms.
    void setFramesFree(std::ptrdiff_t frames)
    {
        change([&] { m_framesFree = frames; });
    }
    /// The most that one write() takes.
    void setMostTaken(std::size_t frames)
    {
        change([&] { m_mostTaken = frames; });
    }

    [[nodiscard]] std::vector<float> played() const
    {
        return read([&] { return m_played; });
    } ///< The left channel.
    void forget()
    {
        change([&] { m_played.clear(); });
    }
    [[nodiscard]] QByteArray openDevice() const
    {
        return read([&] { return m_open; });
    } ///< Empty: none.
    [[nodiscard]] int opens() const
    {
        return read([&] { return m_opens; });
    }
    [[nodiscard]] int bufferMilliseconds() const
    {
        return read([&] { return m_bufferMilliseconds; });
    }
    [[nodiscard]] bool suspended() const
    {
        return read([&] { return m_suspended; });
    }
    [[nodiscard]] bool overwritten() const
    {
        return read([&] { return m_overwritten; });
    } ///< More than was free.

    /// An output that does as told here; the FakeAudio must outlive it.
    [[nodiscard]] std::unique_ptr<AudioOutput> output() { return std::make_unique<Output>(*this); }

private:
    struct Output : AudioOutput {
        explicit Output(FakeAudio& of) : fake(of) {}
        QList<AudioDevice> devices() override
        {
            return fake.read([&] { return fake.m_server ? fake.m_devices : QList<AudioDevice>(); });
        }
        bool hasServer() override
        {
            return fake.read([&] { return fake.m_server; });
        }
        std::optional<Stream> open(const QByteArray& id, int bufferMilliseconds) override
        {
            return fake.change([&]() -> std::optional<Stream> {
                ++fake.m_opens;
                fake.m_open.clear();
                if (!fake.m_server || fake.m_broken)
                    return std::nullopt;
                fake.m_open = id;
                fake.m_suspended = false;
                fake.m_bufferMilliseconds = bufferMilliseconds;
                return Stream{fake.m_rate, std::size_t(fake.m_rate * bufferMilliseconds / 1000)};
            });
        }
        void close() override
        {
            fake.change([&] { fake.m_open.clear(); });
        }
        std::ptrdiff_t framesFree() override
        {
            return fake.read([&] {
                if (fake.m_open.isEmpty() || fake.m_broken || !fake.m_server)
                    return std::ptrdiff_t(-1);
                return fake.m_suspended ? 0 : fake.m_framesFree;
            });
        }
        std::size_t write(const float* interleavedStereo, std::size_t frames) override
        {
            return fake.change([&] {
                fake.m_overwritten = fake.m_overwritten || std::ptrdiff_t(frames) > fake.m_framesFree;
                const std::size_t taken = std::min(frames, fake.m_mostTaken);
                for (std::size_t i = 0; i < taken; ++i)
                    fake.m_played.push_back(interleavedStereo[2 * i]);
                return taken;
            });
        }
        void suspend() override
        {
            fake.change([&] { fake.m_suspended = true; });
        }
        void resume() override
        {
            fake.change([&] { fake.m_suspended = false; });
        }
        FakeAudio& fake;
    };

    mutable std::mutex m_mutex;
    bool m_server = true;
    bool m_broken = false;
    int m_rate = 48000;
    QList<AudioDevice> m_devices;
    std::ptrdiff_t m_framesFree = 96;
    std::size_t m_mostTaken = 1'000'000;
    std::vector<float> m_played;
    QByteArray m_open;
    int m_opens = 0;
    int m_bufferMilliseconds = 0;
    bool m_suspended = false;
    bool m_overwritten = false;
};

} // namespace otozu::test
