#include <hikari/core/logging.h>
#include <hikari/core/reply.h>

#include <QAbstractEventDispatcher>
#include <QFutureWatcher>
#include <QThread>

namespace Hikari::Internal {

namespace {

using Keeper = QExplicitlySharedDataPointer<ReplyStateBase>;

//! Not worth a log line when nobody asked: somebody wanted it so.
bool isDeliberate(const Error &error)
{
    return error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::ShutDown;
}

} // namespace

Failure::~Failure()
{
    if (!isObserved && !isDeliberate(error))
        qCWarning(lcBot).noquote() << "an operation failed and nobody asked for the error:" << error.toString();
}

ReplyStateBase::ReplyStateBase() = default;

ReplyStateBase::~ReplyStateBase()
{
    while (m_first)
        delete std::exchange(m_first, m_first->next);
}

ReplyStateBase::Continuation::~Continuation() = default;

void ReplyStateBase::setObserved()
{
    m_isObserved = true;
    if (m_failure)
        m_failure->isObserved = true;
}

bool ReplyStateBase::fail(Error error)
{
    Q_ASSERT(error);
    if (m_isFinished)
        return false;
    m_failure = std::make_shared<Failure>(std::move(error), m_isObserved);
    finish();
    return true;
}

void ReplyStateBase::finish()
{
    const Keeper keeper(this);
    m_isFinished = true;
    // Out of the object first: destroying what it captured may come back here.
    const std::function<void()> unused = std::exchange(m_onCancel, {});
    drain();
}

void ReplyStateBase::cancel()
{
    if (m_isFinished || m_isCancelled)
        return;
    const Keeper keeper(this);
    m_isCancelled = true;
    if (const std::function<void()> tellProducer = std::exchange(m_onCancel, {}))
        tellProducer();
    fail(Error { .kind = Error::Kind::Cancelled, .message = QStringLiteral("cancelled") });
}

void ReplyStateBase::onCancel(std::function<void()> function)
{
    if (m_isCancelled)
        function();
    else if (!m_isFinished)
        m_onCancel = std::move(function);
}

void ReplyStateBase::cancelWith(const QFuture<void> &future)
{
    auto *watcher = new QFutureWatcher<void>;
    // This outlives the connection: a state is not destroyed unfinished, because dropping its last source finishes it.
    QObject::connect(watcher, &QFutureWatcherBase::canceled, watcher, [this] { cancel(); });
    watcher->setFuture(future);
    add(false, [watcher](ReplyStateBase &) {
        watcher->disconnect();
        watcher->deleteLater();
    });
}

void ReplyStateBase::removeSource()
{
    if (--m_sources == 0 && !m_isFinished)
        fail(Error { .kind = Error::Kind::Cancelled, .message = QStringLiteral("given up by its producer") });
}

void ReplyStateBase::append(Continuation *continuation, bool observesErrors)
{
    // It runs here, and only here is it safe to ask whether the context lives.
    Q_ASSERT(!continuation->isBound || continuation->context->thread() == QThread::currentThread());
    if (observesErrors)
        setObserved();
    if (m_last)
        m_last->next = continuation;
    else
        m_first = continuation;
    m_last = continuation;
    if (m_isFinished)
        drain();
}

void ReplyStateBase::drain()
{
    const Keeper keeper(this);
    // Takes one at a time: a continuation may add others, or run an event loop of its own in which the rest must go on.
    while (m_first) {
        const std::unique_ptr<Continuation> continuation(m_first);
        m_first = continuation->next;
        if (!m_first)
            m_last = nullptr;
        if (continuation->isBound && !continuation->context)
            continue;
        try {
            continuation->run(*this);
        } catch (const std::exception &exception) {
            qCCritical(lcBot) << "a continuation threw:" << exception.what();
        } catch (...) {
            qCCritical(lcBot) << "a continuation threw something that is no std::exception";
        }
    }
}

Resumption::~Resumption()
{
    if (m_waiting)
        *m_waiting = nullptr;
}

void Resumption::suspend(ReplyStateBase &state, std::coroutine_handle<> waiting)
{
    m_waiting = std::make_shared<std::coroutine_handle<>>(waiting);
    state.add(true, [waiting = m_waiting](ReplyStateBase &) {
        const auto resume = [waiting] {
            if (const std::coroutine_handle<> handle = std::exchange(*waiting, nullptr))
                handle.resume();
        };
        if (QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance())
            QMetaObject::invokeMethod(dispatcher, resume, Qt::QueuedConnection);
        else
            resume();
    });
}

} // namespace Hikari::Internal
