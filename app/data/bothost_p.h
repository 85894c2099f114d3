#pragma once

#include "datasource.h"
#include "session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace Hikari {
class GatewayBot;
}

namespace Panel {

class SessionState;

//! \brief Owns the bot; lives in the bot's thread
class BotHost : public QObject
{
    Q_OBJECT
public:
    explicit BotHost(std::shared_ptr<SessionState> state);
    ~BotHost() override;

    void start(const SessionSetup &setup);
    void close();
    void command(int shard, ShardCommand command);

Q_SIGNALS:
    void ready();
    void failed(const Hikari::Error &error);
    void closed();

private:
    void listen(const SessionSetup &setup);
    void collect();
    void updateSteps(PanelSnapshot *snapshot) const;
    void fail(const Hikari::Error &error);
    void answerMessages();

    std::shared_ptr<SessionState> m_state;
    std::unique_ptr<Hikari::GatewayBot> m_bot;
    QTimer m_collect;
    QElapsedTimer m_sinceAnswer;
    QString m_tokenSource;
    QString m_gatewayNote; // how GET /gateway/bot went
    bool m_isDemo = false;
    bool m_closing = false;
};

} // namespace Panel
