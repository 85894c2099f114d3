// The part of GatewayBot that runs an event loop for it

#include <hikari/bot/gatewaybot_p.h>
#include <hikari/bot/signalhandler_p.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QPointer>
#include <QThread>

namespace Hikari {

int GatewayBot::run(const StartOptions &options)
{
    static int argumentCount = 0;
    std::unique_ptr<QCoreApplication> application;
    if (!QCoreApplication::instance())
        application = std::make_unique<QCoreApplication>(argumentCount, nullptr);
    const bool isMainThread = QCoreApplication::instance()->thread() == QThread::currentThread();
    // exec() of the application answers quit() from anywhere; inside a running one only a loop of our own is possible.
    const bool isNested = !isMainThread || QThread::currentThread()->loopLevel() > 0;

    QObject context; // of this call
    std::unique_ptr<SignalHandler> signalHandler;
    int interrupted = 0;
    if (options.enableSignalHandlers.value_or(isMainThread) && !isAlive()) {
        signalHandler = std::make_unique<SignalHandler>();
        connect(signalHandler.get(), &SignalHandler::interrupted, this, [this, &interrupted](int signal) {
            interrupted = signal;
            qCInfo(lcBot) << "interrupted by signal" << signal << "- once more exits at once";
            d->interruption = Error { .kind = Error::Kind::Interrupted,
                .message = QStringLiteral("signal %1 ended the bot").arg(signal) };
            if (isAlive())
                close();
        });
    }

    const QPointer<GatewayBot> guard(this);
    std::optional<Error> error;
    start(options).onError(&context, [&error](const Error &e) {
        if (e.kind != Error::Kind::ShutDown && e.kind != Error::Kind::Interrupted)
            error = e;
    });
    if (guard && !error) {
        QEventLoop loop;
        bool hasStopped = false;
        bool quits = options.closeLoop;
        join().onFinished(&context, [&] {
            hasStopped = true;
            if (!quits)
                return;
            if (isNested)
                loop.quit();
            else
                QCoreApplication::exit();
        });
        if (isNested)
            loop.exec();
        else
            QCoreApplication::exec();
        quits = true;
        // The application was asked to quit: end the sessions first. Then inside of it no loop runs any more.
        if (!hasStopped && isAlive() && d->state != BotState::Stopping)
            close();
        while (!hasStopped) {
            if (isNested)
                loop.processEvents(QEventLoop::WaitForMoreEvents);
            else
                QCoreApplication::exec();
        }
    }
    if (!guard)
        return error ? 1 : 0;
    if (!error && d->failure)
        error = d->failure;
    if (options.closeLoop && !d->executor->pool())
        d->executor->waitForDone();
    if (options.closePassedExecutor && d->executor->pool()) {
        d->executor->waitForDone();
        d->executor->releasePool();
    }
    if (error) {
        qCCritical(lcBot).noquote() << "the bot did not run:" << error->toString();
        return 1;
    }
    return interrupted && options.propagateInterrupts ? 128 + interrupted : 0;
}

} // namespace Hikari
