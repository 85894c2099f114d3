#include <hikari/bot/signalhandler_p.h>

#include <QtGlobal>

#include <atomic>

#if defined(Q_OS_WIN)
#include <qt_windows.h>
#else
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Hikari {

#if defined(Q_OS_WIN)

namespace {

constexpr int interruptNumber = 2;
constexpr DWORD shutDownTime = 4'000; // milliseconds; Windows ends the process soon after
std::atomic<SignalHandler *> current { nullptr };
std::atomic<bool> wasInterrupted { false };

BOOL WINAPI handleConsoleEvent(DWORD event)
{
    SignalHandler *handler = current.load();
    if (!handler || wasInterrupted.exchange(true))
        return FALSE; // the default: the process ends
    QMetaObject::invokeMethod(
        handler, [handler] { Q_EMIT handler->interrupted(interruptNumber); }, Qt::QueuedConnection);
    if (event == CTRL_CLOSE_EVENT || event == CTRL_LOGOFF_EVENT || event == CTRL_SHUTDOWN_EVENT)
        Sleep(shutDownTime); // the process ends when this returns
    return TRUE;
}

} // namespace

class SignalHandler::Private
{ };

SignalHandler::SignalHandler(QObject *parent)
    : QObject(parent)
{
    SignalHandler *none = nullptr;
    if (current.compare_exchange_strong(none, this)) {
        wasInterrupted = false;
        SetConsoleCtrlHandler(handleConsoleEvent, TRUE);
    }
}

SignalHandler::~SignalHandler()
{
    SignalHandler *self = this;
    if (current.compare_exchange_strong(self, nullptr))
        SetConsoleCtrlHandler(handleConsoleEvent, FALSE);
}

#else

namespace {

// All that a signal handler may touch: lock-free and async-signal-safe (P124).
std::atomic<int> pipeEnd { -1 };
std::atomic<bool> wasInterrupted { false };
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

extern "C" void handleSignal(int number)
{
    if (wasInterrupted.exchange(true))
        _exit(128 + number);
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const ssize_t written = write(pipeEnd.load(), &byte, 1);
}

} // namespace

class SignalHandler::Private
{
public:
    bool isInstalled = false;
    int pipe[2] { -1, -1 };
    struct sigaction oldInterrupt
    { };
    struct sigaction oldTerminate
    { };
    std::unique_ptr<QSocketNotifier> notifier;
};

SignalHandler::SignalHandler(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    if (::pipe(d->pipe) != 0)
        return;
    for (const int end : d->pipe) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    int none = -1;
    if (!pipeEnd.compare_exchange_strong(none, d->pipe[1]))
        return; // another one has them
    d->isInstalled = true;
    wasInterrupted = false;
    d->notifier = std::make_unique<QSocketNotifier>(d->pipe[0], QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        unsigned char number = 0;
        if (read(d->pipe[0], &number, 1) == 1)
            Q_EMIT interrupted(number);
    });
    struct sigaction action
    { };
    action.sa_handler = handleSignal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, &d->oldInterrupt);
    sigaction(SIGTERM, &action, &d->oldTerminate);
}

SignalHandler::~SignalHandler()
{
    if (d->isInstalled) {
        sigaction(SIGINT, &d->oldInterrupt, nullptr);
        sigaction(SIGTERM, &d->oldTerminate, nullptr);
        pipeEnd = -1;
        d->notifier.reset();
    }
    for (const int end : d->pipe) {
        if (end >= 0)
            ::close(end);
    }
}

#endif

} // namespace Hikari
