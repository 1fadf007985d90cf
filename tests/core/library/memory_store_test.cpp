// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/memory_store.h"

#include "tests/core/library/store_contract.h"

#include <QTest>

using namespace otozu;

class MemoryStoreTest : public test::StoreContract
{
    Q_OBJECT
protected:
    void makeStore() override { m_store = MemoryStore(); }
    LibraryStore& store() override { return m_store; }
    void makeReadOnly() override { m_store.setReadOnly(true); }

private:
    MemoryStore m_store;
};

QTEST_APPLESS_MAIN(MemoryStoreTest)
#include "memory_store_test.moc"
