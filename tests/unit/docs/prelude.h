#pragma once

// What the guides' snippets assume. They are compiled, not linked, so that declarations will do.

#include <hikari/bot/gatewaybot.h>
#include <hikari/events/registry.h>
#include <hikari/gateway/sessionstore.h>
#include <hikari/simulator/simulator.h>

#include <QCryptographicHash>
#include <QDebug>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <coroutine>
#include <memory>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#endif

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! A coroutine that nobody waits for
struct Coroutine
{
    struct promise_type
    {
        Coroutine get_return_object() { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() { }
        void unhandled_exception() { }
    };
};

#ifdef HIKARI_HAS_QCORO
#include <qcorotask.h>
#else
namespace QCoro {
template<typename T = void>
using Task = Coroutine;
} // namespace QCoro
#endif

extern GatewayBot bot;
extern BotConfig config;
extern Simulator simulator;
extern QObject *window;
extern Snowflake channelId;
extern Snowflake messageId;
extern Snowflake guildId;
extern Snowflake userId;

void greet(const QString &name);
