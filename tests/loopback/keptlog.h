#pragma once

#include <QByteArray>
#include <QLoggingCategory>
#include <QMutex>
#include <QStringList>

#include <algorithm>

namespace Hikari {

//! \brief Keeps what is logged, by whatever thread, for as long as it lives; one at a time
class KeptLog
{
public:
    struct Line
    {
        QtMsgType type = QtDebugMsg;
        QByteArray category;
        QString text;
    };

    KeptLog()
    {
        s_current = this;
        m_before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            const QMutexLocker lock(&s_current->m_mutex);
            s_current->m_lines.append({ type, context.category, text });
        });
    }
    ~KeptLog() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(KeptLog)

    QList<Line> lines() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_lines;
    }
    QStringList texts() const
    {
        QStringList texts;
        for (const Line &line : lines())
            texts.append(line.text);
        return texts;
    }
    bool contains(const QString &text) const
    {
        const QStringList all = texts();
        return std::any_of(all.cbegin(), all.cend(), [&](const QString &line) { return line.contains(text); });
    }

private:
    static inline KeptLog *s_current = nullptr;

    mutable QMutex m_mutex;
    QList<Line> m_lines; // guarded by m_mutex
    QtMessageHandler m_before = nullptr;
};

} // namespace Hikari
