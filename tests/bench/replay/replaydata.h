#pragma once

#include <QByteArray>
#include <QList>

#include <random>

//! \brief Makes the payloads of the replay: a start-up and a mix of events, the same for the same seed
//!
//! Keys stand in the order in which Discord sends them; lengths match the averages of a busy public bot.
class ReplayData
{
public:
    struct StartUp
    {
        int guilds = 501;
        int channels = 40;
        int roles = 25;
        int emojis = 30;
        int members = 100;
        int chunkedMembers = 20'000; //!< members of one large guild, sent in chunks of 1,000
    };

    explicit ReplayData(quint32 seed);

    QByteArray hello() const;
    QByteArray ready(const StartUp &);
    //! GUILD_CREATE of every guild, then the member chunks of the first one
    QList<QByteArray> startUp(const StartUp &);
    //! \a count events in the mix of the architecture's figures
    QList<QByteArray> events(int count);

private:
    QByteArray dispatch(const char *name, const QByteArray &data);
    QByteArray id();
    QByteArray guildId() const;
    QByteArray words(int bytes);
    QByteArray hash();
    QByteArray time();
    QByteArray user();
    QByteArray member(bool withUser);
    QByteArray role();
    QByteArray channel(int position);
    QByteArray emoji();
    QByteArray guildFields();
    QByteArray message(int contentBytes, bool edited);
    QByteArray presence();
    QByteArray voiceState();
    QByteArray interaction();
    int pick(int below) { return int(m_random() % quint32(below)); }

    std::mt19937 m_random;
    qint64 m_sequence = 0;
    quint64 m_nextId = 1'100'000'000'000'000'000;
    int m_guild = 0;
};
