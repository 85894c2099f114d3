#include <hikari/model/voicestate.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field voiceStateFields[] {
    field<&VoiceState::guildId>("guild_id", FieldFlag::Optional),
    field<&VoiceState::channelId>("channel_id", FieldFlag::Nullable),
    field<&VoiceState::userId>("user_id", FieldFlag::Required),
    field<&VoiceState::member>("member", FieldFlag::Optional),
    field<&VoiceState::sessionId>("session_id"),
    field<&VoiceState::isGuildDeaf>("deaf"),
    field<&VoiceState::isGuildMute>("mute"),
    field<&VoiceState::isSelfDeaf>("self_deaf"),
    field<&VoiceState::isSelfMute>("self_mute"),
    field<&VoiceState::isStreaming>("self_stream", FieldFlag::Optional),
    field<&VoiceState::isVideo>("self_video"),
    field<&VoiceState::isSuppressed>("suppress"),
    field<&VoiceState::requestedToSpeakAt>("request_to_speak_timestamp", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<VoiceState>()
{
    static constexpr Table table { "VoiceState", voiceStateFields, std::size(voiceStateFields) };
    return table;
}

} // namespace Hikari
