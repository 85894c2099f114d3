#include <hikari/model/gatewaypayloads.h>

#include <hikari/json/types_p.h>

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
    field<&Identify::largeThreshold>("large_threshold"),
    field<&Identify::shard>("shard", FieldFlag::Optional),
    field<&Identify::presence>("presence"),
    field<&Identify::intents>("intents"),
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

static constexpr Field partialApplicationFields[] {
    field<&PartialApplication::id>("id", FieldFlag::Required),
    field<&PartialApplication::flags>("flags", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PartialApplication>()
{
    static constexpr Table table { "PartialApplication", partialApplicationFields,
        std::size(partialApplicationFields) };
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

} // namespace Hikari
