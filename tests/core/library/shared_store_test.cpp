// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/shared_store.h"

#include "core/library/memory_store.h"
#include "tests/core/library/store_contract.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

using namespace otozu;

namespace
{

void addOne(LibraryStore& store)
{
    const auto value = store.value("count");
    std::array<char, 1> next{value.empty() ? char(1) : char(value[0] + 1)};
    store.setValue("count", next);
}

} // namespace

class SharedStoreTest : public test::StoreContract
{
    Q_OBJECT
protected:
    void makeStore() override
    {
        auto memory = std::make_unique<MemoryStore>();
        m_memory = memory.get();
        m_store = std::make_unique<SharedStore>(std::move(memory));
    }
    LibraryStore& store() override { return *m_store; }
    void makeReadOnly() override { m_memory->setReadOnly(true); }

private slots:
    void callsThatBelongTogetherAreNotParted()
    {
        makeStore();
        const auto count = [this] {
            for (int i = 0; i < 25; ++i) {
                const LibraryStore::Hold hold = m_store->hold();
                addOne(*m_store);
            }
        };
        {
            const std::jthread first(count);
            const std::jthread second(count);
            count();
        }
        QCOMPARE(int(m_store->value("count").at(0)), 75);
    }

    void whoWaitsIsNext()
    {
        // One that hardly lets go, as a run that reads vectors: it must not come twice before one that waits. What it
        // does between the other's look at the clock and its asking is little.
        makeStore();
        std::atomic<bool> over = false;
        std::atomic<int> turns = 0;
        std::vector<int> waited;
        {
            const std::jthread greedy([&] {
                while (!over) {
                    const LibraryStore::Hold hold = m_store->hold();
                    ++turns;
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
            });
            while (turns == 0)
                std::this_thread::yield();
            for (int i = 0; i < 51; ++i) {
                while (turns <= 3 * i)
                    std::this_thread::yield();
                const int before = turns;
                const LibraryStore::Hold hold = m_store->hold();
                waited.push_back(turns - before);
            }
            over = true;
        }
        std::ranges::nth_element(waited, waited.begin() + 25);
        QVERIFY2(waited[25] <= 2, qPrintable(QString::number(waited[25])));
    }

private:
    std::unique_ptr<SharedStore> m_store;
    MemoryStore* m_memory = nullptr;
};

QTEST_APPLESS_MAIN(SharedStoreTest)
#include "shared_store_test.moc"
