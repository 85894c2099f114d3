#pragma once

#include "nameindex.h"
#include "panelsnapshot.h"

#include <hikari/events/eventstream.h>

#include <QMutex>
#include <QString>

namespace Panel {

//! \brief What the threads of a session share
class SessionState
{
public:
    NameIndex names;

    PanelSnapshot snapshot() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_snapshot;
    }
    //! Changes the snapshot under the lock
    template<typename Function>
    void change(Function function)
    {
        const QMutexLocker locker(&m_mutex);
        function(m_snapshot);
    }
    Hikari::EventStream stream() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_stream;
    }
    void setStream(const Hikari::EventStream &stream)
    {
        const QMutexLocker locker(&m_mutex);
        m_stream = stream;
    }

private:
    mutable QMutex m_mutex;
    PanelSnapshot m_snapshot; // guarded by m_mutex
    Hikari::EventStream m_stream; // guarded by m_mutex
};

} // namespace Panel
