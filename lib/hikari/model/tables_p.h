#pragma once

#include <hikari/core/global.h>
#include <hikari/json/types_p.h>
#include <hikari/model/jsonscalar.h>

//! \file
//! Everything needed to decode and encode models: whoever calls tableOf(), decode() or toJson() includes this file
//!
//! Types that are no plain objects say so here, where every user of the tables sees it.

namespace Hikari {

enum class Status : quint8;
struct Component;
struct InteractionData;

template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<JsonScalar> : JsonPlain
{
    static constexpr const char *name = "string, integer, float or boolean";
    static constexpr bool acceptsNull = true;
    static constexpr bool readsNull = false;
    static bool decode(JsonScalar &member, JsonValue value, DecodeContext &);
    static void encode(const JsonScalar &member, JsonWriter &writer);
    static bool isAbsent(const JsonScalar &member) { return member.index() == 0; }
};

template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<Status> : JsonPlain
{
    static constexpr const char *name = "string";
    static bool decode(Status &member, JsonValue value, DecodeContext &);
    static void encode(const Status &member, JsonWriter &writer);
    static bool isAbsent(const Status &) { return false; }
};

//! An object whose "type" says which of the component structs it is
template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<Component> : JsonPlain
{
    static constexpr const char *name = "component";
    static bool decode(Component &member, JsonValue value, DecodeContext &context);
    static void encode(const Component &member, JsonWriter &writer);
    static bool isAbsent(const Component &member);
};

//! An object whose keys say which of the structs of interaction data it is
template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<InteractionData> : JsonPlain
{
    static constexpr const char *name = "interaction data";
    static bool decode(InteractionData &member, JsonValue value, DecodeContext &context);
    static void encode(const InteractionData &member, JsonWriter &writer);
    static bool isAbsent(const InteractionData &) { return false; }
};

} // namespace Hikari
