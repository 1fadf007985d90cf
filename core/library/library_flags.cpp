// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/library_flags.h"

#include <array>

namespace otozu
{
namespace
{

constexpr const char* kPaused = "paused";
constexpr const char* kMapEarly = "map is early";

bool flag(const LibraryStore& store, const char* name)
{
    return !store.value(name).empty();
}

void setFlag(LibraryStore& store, const char* name, bool on)
{
    if (flag(store, name) == on)
        return;
    static constexpr std::array<char, 1> kOn{1};
    store.setValue(name, on ? std::span<const char>(kOn) : std::span<const char>());
}

} // namespace

bool isPaused(const LibraryStore& store)
{
    return flag(store, kPaused);
}

void setPaused(LibraryStore& store, bool paused)
{
    setFlag(store, kPaused, paused);
}

bool isMapEarly(const LibraryStore& store)
{
    return flag(store, kMapEarly);
}

void setMapEarly(LibraryStore& store, bool early)
{
    setFlag(store, kMapEarly, early);
}

} // namespace otozu
