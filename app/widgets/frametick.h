#pragma once

#include <QBasicTimer>
#include <QHash>
#include <QObject>

#include <functional>

namespace Panel {

//! \brief One beat for all live widgets: runs what was asked for at the next frame, and stops when nobody asks
//!
//! The timer beats every 16 ms only while something is wanted; an idle panel has no fast timer.
class FrameTick : public QObject
{
    Q_OBJECT

public:
    static FrameTick *instance();

    //! \brief Runs \a work once at the next frame; a second request of \a owner before that replaces the first
    //!
    //! Nothing runs for an owner that was deleted.
    void request(QObject *owner, std::function<void()> work);
    void cancel(QObject *owner);
    bool isActive() const { return m_timer.isActive(); }
    //! \brief Runs what waits now; for tests and screenshots
    void flush();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    FrameTick() = default;

    QBasicTimer m_timer;
    QHash<QObject *, std::function<void()>> m_waiting;
};

} // namespace Panel
