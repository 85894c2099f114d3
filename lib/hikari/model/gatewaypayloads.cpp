#include <hikari/model/gatewaypayloads.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field helloFields[] {
    field<&Hello::heartbeatInterval>("heartbeat_interval"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Hello>()
{
    static constexpr Table table { "Hello", helloFields, std::size(helloFields) };
    return table;
}

static constexpr Field identifyPropertiesFields[] {
    field<&IdentifyProperties::os>("os"),
    field<&IdentifyProperties::browser>("browser"),
    field<&IdentifyProperties::device>("device"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<IdentifyProperties>()
{
    static constexpr Table table { "IdentifyProperties", identifyPropertiesFields,
        std::size(identifyPropertiesFields) };
    return table;
}

static constexpr Field identifyFields[] {
    field<&Identify::token>("token"),
    field<&Identify::properties>("properties"),
    field<&Identify::usesPayloadCompression>("compress", FieldFlag::Optional),
    field<&Identify::largeThreshold>("large_threshold", FieldFlag::Optional),
    field<&Identify::shard>("shard", FieldFlag::Optional),
    field<&Identify::presence>("presence", FieldFlag::Optional),
    field<&Identify::intents>("intents"),
    field<&Identify::capabilities>("capabilities", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Identify>()
{
    static constexpr Table table { "Identify", identifyFields, std::size(identifyFields) };
    return table;
}

static constexpr Field resumeFields[] {
    field<&Resume::token>("token"),
    field<&Resume::sessionId>("session_id"),
    field<&Resume::sequence>("seq"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Resume>()
{
    static constexpr Table table { "Resume", resumeFields, std::size(resumeFields) };
    return table;
}

static constexpr Field readyPayloadFields[] {
    field<&ReadyPayload::version>("v"),
    field<&ReadyPayload::user>("user"),
    field<&ReadyPayload::guilds>("guilds"),
    field<&ReadyPayload::sessionId>("session_id"),
    field<&ReadyPayload::resumeGatewayUrl>("resume_gateway_url"),
    field<&ReadyPayload::shard>("shard", FieldFlag::Optional),
    field<&ReadyPayload::application>("application"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ReadyPayload>()
{
    static constexpr Table table { "ReadyPayload", readyPayloadFields, std::size(readyPayloadFields) };
    return table;
}

static constexpr Field requestGuildMembersFields[] {
    field<&RequestGuildMembers::guildId>("guild_id", FieldFlag::Required),
    field<&RequestGuildMembers::query>("query", FieldFlag::Optional),
    field<&RequestGuildMembers::limit>("limit"),
    field<&RequestGuildMembers::wantsPresences>("presences", FieldFlag::Optional),
    field<&RequestGuildMembers::userIds>("user_ids", FieldFlag::Optional),
    field<&RequestGuildMembers::nonce>("nonce", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RequestGuildMembers>()
{
    static constexpr Table table { "RequestGuildMembers", requestGuildMembersFields,
        std::size(requestGuildMembersFields) };
    return table;
}

static constexpr Field voiceStateUpdateFields[] {
    field<&VoiceStateUpdate::guildId>("guild_id", FieldFlag::Required),
    field<&VoiceStateUpdate::channelId>("channel_id", FieldFlag::Nullable),
    field<&VoiceStateUpdate::isSelfMute>("self_mute"),
    field<&VoiceStateUpdate::isSelfDeaf>("self_deaf"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<VoiceStateUpdate>()
{
    static constexpr Table table { "VoiceStateUpdate", voiceStateUpdateFields, std::size(voiceStateUpdateFields) };
    return table;
}

static constexpr Field requestSoundboardSoundsFields[] {
    field<&RequestSoundboardSounds::guildIds>("guild_ids"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RequestSoundboardSounds>()
{
    static constexpr Table table { "RequestSoundboardSounds", requestSoundboardSoundsFields,
        std::size(requestSoundboardSoundsFields) };
    return table;
}

static constexpr Field requestChannelInfoFields[] {
    field<&RequestChannelInfo::guildId>("guild_id"),
    field<&RequestChannelInfo::fields>("fields"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RequestChannelInfo>()
{
    static constexpr Table table { "RequestChannelInfo", requestChannelInfoFields,
        std::size(requestChannelInfoFields) };
    return table;
}

} // namespace Hikari
