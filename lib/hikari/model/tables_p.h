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

template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<JsonScalar> : JsonPlain
{
    static constexpr const char *name = "string, integer, float or boolean";
    static constexpr bool acceptsNull = true;
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

//! An object with a table, but kept as text when its type is not known
template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<Component>
{
    static constexpr const char *name = "object";
    static constexpr bool acceptsNull = false;
    static constexpr bool isTable = false;
    static bool decode(Component &member, JsonValue value, DecodeContext &context);
    static void encode(const Component &member, JsonWriter &writer);
    static bool isAbsent(const Component &member);
    static const Table *nested();
};

} // namespace Hikari
