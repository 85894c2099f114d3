#pragma once

#include <hikari/core/global.h>

#include <QObject>

#include <functional>
#include <thread>

namespace Hikari {

//! \brief Calls back when QCoreApplication is about to go, for whoever has threads that post events to its thread
//!
//! A program may leave a running bot (P125). Qt destroys the event loop of the application's thread without asking
//! whether other threads are just waking it, so these have to end before.
class HIKARI_AUTOTEST_EXPORT ApplicationEnd
{
public:
    //! \param callback called once at most, while the application still exists, and only if this was made in its thread
    explicit ApplicationEnd(std::function<void()> callback);
    ~ApplicationEnd();
    Q_DISABLE_COPY_MOVE(ApplicationEnd)

private:
    static void callAll();

    const std::thread::id m_thread = std::this_thread::get_id();
    std::function<void()> m_callback;
};

} // namespace Hikari
