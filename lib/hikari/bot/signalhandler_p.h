#pragma once

#include <hikari/core/global.h>

#include <QObject>

#include <memory>

namespace Hikari {

//! \brief Turns SIGINT and SIGTERM (on Windows: Ctrl+C, Ctrl+Break, closing the console) into a Qt signal
//!
//! While it lives, the first of them emits interrupted() from the event loop, and the second ends the process at once
//! with 128 + its number. One per process takes effect, the first; what was set up before comes back when it goes.
class HIKARI_AUTOTEST_EXPORT SignalHandler : public QObject
{
    Q_OBJECT
public:
    explicit SignalHandler(QObject *parent = nullptr);
    ~SignalHandler() override;

Q_SIGNALS:
    void interrupted(int signalNumber);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
