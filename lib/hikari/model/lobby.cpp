#include <hikari/model/lobby.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field lobbyMemberFields[] {
    field<&LobbyMember::id>("id", FieldFlag::Required),
    field<&LobbyMember::metadata>("metadata", FieldFlag::OptionalNullable),
    field<&LobbyMember::flags>("flags", FieldFlag::Optional),
    field<&LobbyMember::additionalName>("additional_name", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<LobbyMember>()
{
    static constexpr Table table { "LobbyMember", lobbyMemberFields, std::size(lobbyMemberFields) };
    return table;
}

static constexpr Field lobbyFields[] {
    field<&Lobby::id>("id", FieldFlag::Required),
    field<&Lobby::applicationId>("application_id"),
    field<&Lobby::metadata>("metadata", FieldFlag::Nullable),
    field<&Lobby::members>("members"),
    field<&Lobby::linkedChannel>("linked_channel", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Lobby>()
{
    static constexpr Table table { "Lobby", lobbyFields, std::size(lobbyFields) };
    return table;
}

static constexpr Field lobbyMessageFields[] {
    field<&LobbyMessage::id>("id", FieldFlag::Required),
    field<&LobbyMessage::type>("type"),
    field<&LobbyMessage::content>("content"),
    field<&LobbyMessage::lobbyId>("lobby_id"),
    field<&LobbyMessage::channelId>("channel_id"),
    field<&LobbyMessage::author>("author"),
    field<&LobbyMessage::lobbyMember>("lobby_member", FieldFlag::Optional),
    field<&LobbyMessage::metadata>("metadata", FieldFlag::OptionalNullable),
    field<&LobbyMessage::moderationMetadata>("moderation_metadata", FieldFlag::OptionalNullable),
    field<&LobbyMessage::flags>("flags"),
    field<&LobbyMessage::applicationId>("application_id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<LobbyMessage>()
{
    static constexpr Table table { "LobbyMessage", lobbyMessageFields, std::size(lobbyMessageFields) };
    return table;
}

} // namespace Hikari
