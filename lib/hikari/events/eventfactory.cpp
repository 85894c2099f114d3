#include <hikari/events/eventfactory.h>

#include <hikari/events/decoder_p.h>

namespace Hikari {

EventPtr eventFromJson(QByteArrayView gatewayName, QByteArrayView json, int shardId, Error *error)
{
    JsonParser parser;
    if (!parser.parse(json, error))
        return nullptr;
    const auto interest = std::make_shared<EventInterest>();
    for (std::size_t type = 0; type < eventTypeCount; ++type)
        interest->setWanted(EventType(type), EventType(type) != EventType::ShardPayload);
    return EventDecoder(interest).decode(
        { gatewayName.data(), std::size_t(gatewayName.size()) }, parser.root(), shardId, 0);
}

} // namespace Hikari
