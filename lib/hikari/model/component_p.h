#pragma once

#include <hikari/json/types_p.h>
#include <hikari/model/component.h>

namespace Hikari {

template<>
struct JsonType<Component> : JsonPlain
{
    static constexpr const char *name = "component";
    static bool decode(Component &member, JsonValue value, DecodeContext &)
    {
        if (!value.isObject())
            return false;
        member.type = int(value.find("type").toInt64().value_or(0));
        member.json.json = value.toJson();
        return true;
    }
    static void encode(const Component &member, JsonWriter &writer) { JsonType<JsonBlob>::encode(member.json, writer); }
    static bool isAbsent(const Component &member) { return member.json.isEmpty(); }
};

} // namespace Hikari
