#pragma once

#include <hikari/simulator/jsontext_p.h>
#include <hikari/simulator/world_p.h>

#include <QByteArray>
#include <QHash>
#include <QList>

#include <functional>
#include <optional>
#include <vector>

namespace Hikari::Sim {

//! \brief Something that happened, as the gateway tells it
struct WorldEvent
{
    const char *name = ""; //!< for example "MESSAGE_CREATE"
    quint64 intents = 0; //!< a session needs one of them; 0: none needed
    int guild = -1;
    QByteArray data; //!< the value of "d" as JSON text
    QByteArray withoutContent; //!< the same for sessions without MESSAGE_CONTENT; null: no difference
};

struct StoredMessage
{
    quint64 id = 0; //!< 0: no message
    int guild = 0;
    int channel = 0;
    int author = botAuthor; //!< a user's index
    quint64 seed = 0; //!< what the text and the parts of a world's message are made from
    QByteArray content; //!< UTF-8; only of messages that came by REST
    QByteArray embeds; //!< JSON; only of messages that came by REST
    QByteArray components; //!< the same
    QByteArray attachments; //!< the same
    QByteArray nonce; //!< JSON; empty: none
    quint64 replyTo = 0; //!< id of the message this one answers
    quint64 interactionId = 0;
    qint64 editedAt = 0; //!< milliseconds since 1970; 0: never
    quint64 flags = 0;
    bool mentionsEveryone = false;

    static constexpr int botAuthor = -1;
};

struct VoiceState
{
    int user = 0; //!< StoredMessage::botAuthor: the bot
    int channel = 0;
    bool mute = false;
    bool deaf = false;
};

//! \brief The changing part of the world, and how all of it reads as JSON
//!
//! Not thread-safe: the simulator holds a lock around it.
class HIKARI_SIMULATOR_AUTOTEST_EXPORT WorldState
{
public:
    explicit WorldState(const World &world);

    const World &world() const { return m_world; }

    //! \name Entities as JSON objects
    //! \{
    void writeUser(JsonText &json, int user) const;
    void writeBotUser(JsonText &json, bool own) const; //!< \a own: with the fields of GET /users/@me
    void writeApplication(JsonText &json) const;
    void writeRole(JsonText &json, int guild, int role) const;
    void writeEmoji(JsonText &json, int guild, int emoji) const;
    void writeChannel(JsonText &json, int guild, int channel, bool withGuild) const;
    void writeMember(JsonText &json, int guild, int user, bool withUser) const; //!< without the enclosing braces
    void writeVoiceState(JsonText &json, int guild, const VoiceState &state, bool withMember) const;
    void writePresence(JsonText &json, int guild, int user) const;
    void writeGuildFields(JsonText &json, int guild) const; //!< without the enclosing braces
    //! \param asEvent with guild_id and member, as the gateway sends it
    void writeMessage(
        JsonText &json, const StoredMessage &message, bool asEvent, bool withContent, bool nested = false) const;
    //! d of GUILD_CREATE for a session with these \a intents
    QByteArray guildCreate(int guild, quint64 intents, int largeThreshold);
    //! \}

    const StoredMessage *findMessage(Snowflake id) const;
    //! The newest messages of a channel that are still known, newest first, at most \a limit
    QList<const StoredMessage *> channelMessages(int guild, int channel, int limit) const;
    //! Gives \a message an id and keeps it
    const StoredMessage &createBotMessage(StoredMessage message, qint64 nowMs);
    bool editMessage(Snowflake id, qint64 nowMs, const std::function<void(StoredMessage &)> &change);
    bool deleteMessage(Snowflake id);
    Snowflake makeAttachmentId(qint64 nowMs);
    bool isOnline(int user) const;
    //! Puts the bot into a voice channel; -1: out of it
    VoiceState setBotVoice(int guild, int channel, bool mute, bool deaf);

    //! \name Events
    //! \{
    //! Which kinds of sessions there are: of messages, only the texts that somebody reads are made
    void setReaders(bool withContent, bool withoutContent);
    //! Lets the next thing happen, which is the same whoever listens. Null when nobody \a wants to know.
    using Wants = std::function<bool(int guild, quint64 intents)>;
    std::optional<WorldEvent> nextEvent(const Wants &wants, qint64 nowMs);
    WorldEvent messageEvent(const char *name, const StoredMessage &message) const;
    WorldEvent messageDeleted(const StoredMessage &message) const;
    WorldEvent typing(int guild, int channel, int user, qint64 nowMs) const;
    //! \}

private:
    quint64 next() { return mix(m_world.seed(), ++m_events, 77); }
    StoredMessage &messageSlot(quint64 id);
    quint64 makeMessageId(quint64 kind, quint64 counter, qint64 nowMs) const;
    const StoredMessage *recentMessage(quint64 random) const;
    const StoredMessage *newestBotMessage() const; // null: it wrote none, or deleted it
    QList<VoiceState> &voiceStates(int guild);
    int randomMember(int guild, quint64 random) const;
    void writeMessageBody(JsonText &json, const StoredMessage &message) const;
    void writeUserFields(JsonText &json, int user) const;
    void writeAuthor(JsonText &json, int author) const;
    void writeMention(JsonText &json, int guild, int user, bool withMember) const;
    int mentionedUser(const StoredMessage &message) const; // -1: none

    // What happens, as far as the world remembers it, in two steps: the change is made whether it is told or not.
    const StoredMessage &createMessage(int guild, quint64 random, qint64 nowMs, const StoredMessage *replyTo);
    VoiceState changeVoice(int guild, quint64 random);
    int changePresence(int guild, quint64 random); // the user's index
    int changeMember(int guild, quint64 random); // the user's index
    int changeChannel(int guild, quint64 random);
    int changeRole(int guild, quint64 random);
    WorldEvent voiceEvent(int guild, const VoiceState &state) const;
    WorldEvent presenceEvent(int guild, int user) const;
    WorldEvent memberEvent(int guild, int user) const;
    WorldEvent channelEvent(int guild, int channel) const;
    WorldEvent roleEvent(int guild, int role) const;
    WorldEvent guildEvent(int guild) const;
    WorldEvent reaction(const StoredMessage &message, quint64 random) const;
    WorldEvent interaction(int guild, quint64 random, qint64 nowMs) const;

    const World &m_world;
    bool m_withContent = true;
    bool m_withoutContent = true;
    quint64 m_events = 0; // that happened so far
    quint64 m_messages = 0;
    quint64 m_botMessages = 0;
    quint64 m_newestBotMessage = 0; // its id
    quint64 m_attachments = 0;
    std::vector<StoredMessage> m_recent; // a ring, the slot is in the id
    std::vector<StoredMessage> m_recentBot;
    // What differs from the world as it began
    QHash<quint64, quint64> m_nicks; // guild << 32 | user -> seed
    QHash<quint64, quint64> m_topics; // guild << 32 | channel -> seed
    QHash<quint64, quint64> m_roles; // guild << 32 | role -> colour
    QHash<int, quint64> m_descriptions; // guild -> seed
    QHash<int, quint64> m_presences; // user -> seed
    QHash<int, QList<VoiceState>> m_voice; // guild -> who is where; filled when first asked for
};

} // namespace Hikari::Sim
