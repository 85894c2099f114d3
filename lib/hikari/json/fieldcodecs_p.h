#pragma once

#include <hikari/json/types_p.h>

//! \file
//! For fieldAs(): members that stand in JSON otherwise than their type does

namespace Hikari {

//! A time as whole milliseconds since 1970
struct HIKARI_AUTOTEST_EXPORT JsonMilliseconds : JsonPlain
{
    static constexpr const char *name = "integer";
    static constexpr bool acceptsNull = true;
    static constexpr bool readsNull = false;
    static bool decode(std::optional<Timestamp> &member, JsonValue value, DecodeContext &);
    static void encode(const std::optional<Timestamp> &member, JsonWriter &writer);
    static bool isAbsent(const std::optional<Timestamp> &member) { return !member.has_value(); }
};

//! Whole seconds since 1970 UTC
struct JsonUnixSeconds : JsonPlain
{
    static constexpr const char *name = "unix timestamp";
    static bool decode(Timestamp &member, JsonValue value, DecodeContext &)
    {
        const std::optional<qint64> seconds = value.toInt64();
        if (seconds)
            member = Timestamp::fromSeconds(*seconds);
        return seconds.has_value();
    }
    static void encode(const Timestamp &member, JsonWriter &writer) { writer.integer(member.seconds()); }
    static bool isAbsent(const Timestamp &member) { return member.isNull(); }
};

//! The same, or null
struct JsonMaybeUnixSeconds : JsonPlain
{
    static constexpr const char *name = JsonUnixSeconds::name;
    static constexpr bool acceptsNull = true;
    static constexpr bool readsNull = false;
    static bool decode(std::optional<Timestamp> &member, JsonValue value, DecodeContext &context)
    {
        member.reset();
        if (value.isNull())
            return true;
        if (JsonUnixSeconds::decode(member.emplace(), value, context))
            return true;
        member.reset();
        return false;
    }
    static void encode(const std::optional<Timestamp> &member, JsonWriter &writer)
    {
        if (member)
            JsonUnixSeconds::encode(*member, writer);
        else
            writer.null();
    }
    static bool isAbsent(const std::optional<Timestamp> &member) { return !member.has_value(); }
};

//! A key whose mere presence says yes; its value is always null
struct HIKARI_AUTOTEST_EXPORT JsonPresence : JsonPlain
{
    static constexpr const char *name = "null";
    static constexpr bool acceptsNull = true;
    static bool decode(bool &member, JsonValue value, DecodeContext &);
    static void encode(const bool &member, JsonWriter &writer);
    static bool isAbsent(const bool &member) { return !member; }
};

//! Flags that are written as text under this key
struct JsonTextFlags : JsonPlain
{
    static constexpr const char *name = "flags";
    static constexpr bool acceptsNull = true;
    static constexpr bool readsNull = false;
    template<typename E>
    static bool decode(std::optional<Flags<E>> &member, JsonValue value, DecodeContext &context)
    {
        return JsonType<std::optional<Flags<E>>>::decode(member, value, context);
    }
    template<typename E>
    static void encode(const std::optional<Flags<E>> &member, JsonWriter &writer)
    {
        Detail::writeFlags(quint64(member.value_or(Flags<E>()).toInt()), true, writer);
    }
    template<typename E>
    static bool isAbsent(const std::optional<Flags<E>> &member)
    {
        return !member.has_value();
    }
};

} // namespace Hikari
