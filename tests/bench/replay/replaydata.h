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
    //! Whom and what events are about
    enum class Subjects
    {
        Known, //!< members, channels and roles of the start-up, and messages of late, as with any bot
        Strangers //!< each time others, whom nobody has heard of before or will again: the worst case of a cache
    };

    explicit ReplayData(quint32 seed, Subjects subjects = Subjects::Known);

    QByteArray hello() const;
    QByteArray ready();
    //! GUILD_CREATE of 501 guilds, then 20,000 more members of the first one in chunks
    QList<QByteArray> startUp();
    //! \a count events in the mix of the architecture's figures
    QList<QByteArray> events(int count);

private:
    //! Something of a guild that has an id
    struct Object
    {
        QByteArray id;
        QByteArray json;
    };
    struct Person
    {
        QByteArray id;
        QByteArray user; // JSON
        QByteArray member; // fields of the JSON object, but for the user
    };
    struct Guild
    {
        QByteArray id;
        QByteArray fields;
        QList<Object> channels;
        QList<Object> roles;
        QList<Object> emojis;
        QList<Person> members;
    };
    struct Sent
    {
        int guild;
        QByteArray channelId;
        QByteArray id;
        Person author;
    };

    QByteArray dispatch(const char *name, const QByteArray &data);
    QByteArray event();

    // Made anew
    QByteArray id();
    QByteArray words(int bytes);
    QByteArray hash();
    QByteArray time();
    Person person(const Guild &guild);
    QByteArray memberFields(const Guild &guild);
    QByteArray guildFields(const QByteArray &id);
    Object role(const QByteArray &id);
    Object channel(const QByteArray &id, int position);
    Object emoji();
    Guild guild(int index);

    // What an event is about
    Person somebody();
    QByteArray channelId();
    Sent recent(); // one of the latest messages; its guild is the event's

    QByteArray guildUpdate();
    QByteArray message(const Sent &sent, int contentBytes, bool edited);
    QByteArray newMessage();
    QByteArray presence();
    QByteArray voiceState();
    QByteArray interaction();
    QByteArray memberUpdate();
    QByteArray channelUpdate();
    QByteArray roleUpdate();
    int pick(int below) { return int(m_random() % quint32(below)); }

    std::mt19937 m_random;
    const Subjects m_subjects;
    qint64 m_sequence = 0;
    quint64 m_nextId = 1'100'000'000'000'000'000;
    QList<Guild> m_guilds;
    int m_guild = 0; // the event's
    QList<Sent> m_sent; // the latest messages
};
