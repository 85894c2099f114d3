// The part of GatewayBot that runs an event loop for it

#include <hikari/bot/gatewaybot_p.h>
#include <hikari/bot/signalhandler_p.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>

namespace Hikari {

int GatewayBot::run(const StartOptions &options)
{
    std::unique_ptr<QCoreApplication> application;
    static int argumentCount = 0;
    if (!QCoreApplication::instance())
        application = std::make_unique<QCoreApplication>(argumentCount, nullptr);

    std::unique_ptr<SignalHandler> signalHandler;
    int interrupted = 0;
    if (options.enableSignalHandlers) {
        signalHandler = std::make_unique<SignalHandler>();
        connect(signalHandler.get(), &SignalHandler::interrupted, this, [this, &interrupted](int signal) {
            interrupted = signal;
            qCInfo(lcBot) << "interrupted by signal" << signal << "- once more exits at once";
            if (isAlive())
                close();
        });
    }

    QObject context; // of this call
    std::optional<Error> error;
    start(options).onError(&context, [&error](const Error &e) {
        if (e.kind != Error::Kind::ShutDown)
            error = e;
    });
    const auto loopUntilStopped = [this, &context] {
        if (!isAlive())
            return;
        // exec() of the application answers quit() from anywhere; inside a running one only a loop of our own is
        // possible.
        if (QThread::currentThread()->loopLevel() == 0
            && QCoreApplication::instance()->thread() == QThread::currentThread()) {
            join().onFinished(&context, [] { QCoreApplication::quit(); });
            QCoreApplication::exec();
        } else {
            QEventLoop loop;
            join().onFinished(&loop, [&loop] { loop.quit(); });
            loop.exec();
        }
    };
    loopUntilStopped();
    if (isAlive()) { // the application was asked to quit: end the sessions first
        if (d->state != BotState::Stopping)
            close();
        loopUntilStopped();
    }
    if (!error && d->failure)
        error = d->failure;
    if (error) {
        qCCritical(lcBot).noquote() << "the bot did not run:" << error->toString();
        return 1;
    }
    return interrupted && options.propagateInterrupts ? 128 + interrupted : 0;
}

} // namespace Hikari
