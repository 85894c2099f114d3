#pragma once

#include <hikari/core/reply.h>

#include <QTest>

namespace Hikari {

//! Waits for \a reply; whether it succeeded
template<typename T>
bool isDone(const Reply<T> &reply)
{
    return QTest::qWaitFor([&] { return reply.isFinished(); }, 30'000) && !reply.error();
}

} // namespace Hikari
