#pragma once

#include <hikari/core/box.h>
#include <hikari/core/flags.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/channel.h>
#include <hikari/model/message.h>
#include <hikari/model/user.h>

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What a member of a lobby may do
//!
//! Bits that are not listed are kept. See Discord Docs/Lobby, "Lobby Member Flags".
enum class LobbyMemberFlag : quint32
{
    CanLinkLobby = 1u << 0,
};

using LobbyMemberFlags = Flags<LobbyMemberFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(LobbyMemberFlag)

//! \brief Somebody in a lobby
//!
//! See Discord Docs/Lobby, "Lobby Member Structure".
struct LobbyMember
{
    Snowflake id; //!< of the user
    QHash<QString, QString> metadata; //!< at most 1,000 characters in all
    LobbyMemberFlags flags;
    std::optional<QString> additionalName;

    bool operator==(const LobbyMember &) const = default;
};

//! \brief A group of players of a game
//!
//! See Discord Docs/Lobby, "Lobby Structure".
struct Lobby
{
    Snowflake id;
    Snowflake applicationId;
    QHash<QString, QString> metadata; //!< at most 1,000 characters in all
    QList<LobbyMember> members;
    Box<Channel> linkedChannel;

    bool operator==(const Lobby &) const = default;
};

//! \brief A message in a lobby
//!
//! See Discord Docs/Lobby, "Lobby Message Object".
struct LobbyMessage
{
    Snowflake id;
    MessageType type = MessageType::Default;
    QString content;
    Snowflake lobbyId;
    Snowflake channelId;
    User author;
    Box<LobbyMember> lobbyMember;
    QHash<QString, QString> metadata;
    QHash<QString, QString> moderationMetadata;
    MessageFlags flags;
    Snowflake applicationId;

    bool operator==(const LobbyMessage &) const = default;
};

} // namespace Hikari
