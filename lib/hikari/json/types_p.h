#pragma once

#include <hikari/core/box.h>
#include <hikari/core/color.h>
#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/maybe.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/core/typename.h>
#include <hikari/json/table_p.h>

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <limits>
#include <type_traits>

//! \file
//! How the types of members stand in Discord's JSON. A wrong type returns false and leaves the member alone.

namespace Hikari {

//! What most plain types share
struct JsonPlain
{
    static constexpr bool acceptsNull = false;
    static constexpr bool isTable = false;
    static const Table *nested() { return nullptr; }
};

template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<bool> : JsonPlain
{
    static constexpr const char *name = "boolean";
    static bool decode(bool &member, JsonValue value, DecodeContext &);
    static void encode(const bool &member, JsonWriter &writer);
    static bool isAbsent(const bool &member) { return !member; }
};

namespace Detail {
HIKARI_AUTOTEST_EXPORT bool readInteger(JsonValue value, qint64 low, qint64 high, qint64 &out);
HIKARI_AUTOTEST_EXPORT bool readUnsigned(JsonValue value, quint64 high, quint64 &out);
HIKARI_AUTOTEST_EXPORT bool readFlags(JsonValue value, quint64 &out);
HIKARI_AUTOTEST_EXPORT void writeFlags(quint64 bits, bool asText, JsonWriter &writer);
} // namespace Detail

template<typename T>
struct JsonType<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> : JsonPlain
{
    static constexpr const char *name = "integer";
    static bool decode(T &member, JsonValue value, DecodeContext &)
    {
        if constexpr (std::is_signed_v<T>) {
            qint64 number = 0;
            if (!Detail::readInteger(value, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), number))
                return false;
            member = T(number);
        } else {
            quint64 number = 0;
            if (!Detail::readUnsigned(value, std::numeric_limits<T>::max(), number))
                return false;
            member = T(number);
        }
        return true;
    }
    static void encode(const T &member, JsonWriter &writer)
    {
        if constexpr (std::is_signed_v<T>)
            writer.integer(member);
        else
            writer.unsignedInteger(member);
    }
    static bool isAbsent(const T &member) { return member == 0; }
};

//! Numbers that Discord has not documented yet are kept
template<typename T>
struct JsonType<T, std::enable_if_t<std::is_enum_v<T>>> : JsonPlain
{
    using Int = std::underlying_type_t<T>;
    static constexpr const char *name = Detail::typeNameLetters<T>.data();
    static bool decode(T &member, JsonValue value, DecodeContext &context)
    {
        Int number {};
        if (!JsonType<Int>::decode(number, value, context))
            return false;
        member = T(number);
        return true;
    }
    static void encode(const T &member, JsonWriter &writer) { JsonType<Int>::encode(Int(member), writer); }
    static bool isAbsent(const T &member) { return member == T {}; }
};

namespace Detail {
//! Whether Discord writes the flags of E as text: isJsonText(E) stands beside the enum then
template<typename E>
constexpr bool isWrittenAsText()
{
    if constexpr (requires(E flag) { isJsonText(flag); })
        return isJsonText(E {});
    else
        return false;
}
} // namespace Detail

//! Numbers, or decimal text where Discord needs all 64 bits; both are read
template<typename E>
struct JsonType<Flags<E>> : JsonPlain
{
    static constexpr const char *name = Detail::typeNameLetters<E>.data();
    static bool decode(Flags<E> &member, JsonValue value, DecodeContext &)
    {
        quint64 bits = 0;
        if (!Detail::readFlags(value, bits))
            return false;
        member = Flags<E>::fromInt(typename Flags<E>::Int(bits));
        return true;
    }
    static void encode(const Flags<E> &member, JsonWriter &writer)
    {
        Detail::writeFlags(quint64(member.toInt()), Detail::isWrittenAsText<E>(), writer);
    }
    static bool isAbsent(const Flags<E> &member) { return member.isEmpty(); }
};

template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<double> : JsonPlain
{
    static constexpr const char *name = "float";
    static bool decode(double &member, JsonValue value, DecodeContext &);
    static void encode(const double &member, JsonWriter &writer);
    static bool isAbsent(const double &) { return false; }
};

template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<QString> : JsonPlain
{
    static constexpr const char *name = "string";
    static bool decode(QString &member, JsonValue value, DecodeContext &);
    static void encode(const QString &member, JsonWriter &writer);
    static bool isAbsent(const QString &member) { return member.isEmpty(); }
};

//! Text on the wire; integers are accepted, as some lists have them
template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<Snowflake> : JsonPlain
{
    static constexpr const char *name = "snowflake";
    static bool decode(Snowflake &member, JsonValue value, DecodeContext &);
    static void encode(const Snowflake &member, JsonWriter &writer);
    static bool isAbsent(const Snowflake &member) { return member.isNull(); }
};

//! ISO 8601
template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<Timestamp> : JsonPlain
{
    static constexpr const char *name = "ISO8601 timestamp";
    static bool decode(Timestamp &member, JsonValue value, DecodeContext &);
    static void encode(const Timestamp &member, JsonWriter &writer);
    static bool isAbsent(const Timestamp &member) { return member.isNull(); }
};

template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<ImageHash> : JsonPlain
{
    static constexpr const char *name = "image hash";
    static bool decode(ImageHash &member, JsonValue value, DecodeContext &);
    static void encode(const ImageHash &member, JsonWriter &writer);
    static bool isAbsent(const ImageHash &member) { return member.isNull(); }
};

template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<Color> : JsonPlain
{
    static constexpr const char *name = "color";
    static bool decode(Color &member, JsonValue value, DecodeContext &);
    static void encode(const Color &member, JsonWriter &writer);
    static bool isAbsent(const Color &) { return false; }
};

//! Any value, kept as text
template<>
struct HIKARI_AUTOTEST_EXPORT JsonType<JsonBlob> : JsonPlain
{
    static constexpr const char *name = "any";
    static bool decode(JsonBlob &member, JsonValue value, DecodeContext &);
    static void encode(const JsonBlob &member, JsonWriter &writer);
    static bool isAbsent(const JsonBlob &member) { return member.isEmpty(); }
};

//! Whole numbers of the duration's unit
template<typename Rep, typename Period>
struct JsonType<std::chrono::duration<Rep, Period>> : JsonPlain
{
    using Duration = std::chrono::duration<Rep, Period>;
    static constexpr const char *name = "integer";
    static bool decode(Duration &member, JsonValue value, DecodeContext &)
    {
        qint64 number = 0;
        if (!Detail::readInteger(value, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), number))
            return false;
        member = Duration(Rep(number));
        return true;
    }
    static void encode(const Duration &member, JsonWriter &writer) { writer.integer(qint64(member.count())); }
    static bool isAbsent(const Duration &member) { return member.count() == 0; }
};

template<typename T>
struct JsonType<std::optional<T>>
{
    static constexpr const char *name = JsonType<T>::name;
    static constexpr bool acceptsNull = true;
    static constexpr bool readsNull = false;
    static constexpr bool isTable = false;
    static bool decode(std::optional<T> &member, JsonValue value, DecodeContext &context)
    {
        member.reset();
        if (value.isNull())
            return true;
        if (JsonType<T>::decode(member.emplace(), value, context))
            return true;
        member.reset();
        return false;
    }
    static void encode(const std::optional<T> &member, JsonWriter &writer)
    {
        if (member)
            JsonType<T>::encode(*member, writer);
        else
            writer.null();
    }
    static bool isAbsent(const std::optional<T> &member) { return !member.has_value(); }
    static const Table *nested() { return JsonType<T>::nested(); }
    static const TypeOps *element() { return opsAs<T, JsonType<T>>.element(); }
};

//! Absent, null and a value are three things
template<typename T>
struct JsonType<Maybe<T>>
{
    static constexpr const char *name = JsonType<T>::name;
    static constexpr bool acceptsNull = true;
    static constexpr bool isTable = false;
    static bool decode(Maybe<T> &member, JsonValue value, DecodeContext &context)
    {
        if (value.isNull()) {
            member = Maybe<T>(null);
            return true;
        }
        T held {};
        if (!JsonType<T>::decode(held, value, context))
            return false;
        member = Maybe<T>(std::move(held));
        return true;
    }
    static void encode(const Maybe<T> &member, JsonWriter &writer)
    {
        if (member.hasValue())
            JsonType<T>::encode(member.value(), writer);
        else
            writer.null();
    }
    static bool isAbsent(const Maybe<T> &member) { return member.isUndefined(); }
    static const Table *nested() { return JsonType<T>::nested(); }
    static const TypeOps *element() { return opsAs<T, JsonType<T>>.element(); }
};

template<typename T>
struct JsonType<Box<T>>
{
    static constexpr const char *name = JsonType<T>::name;
    static constexpr bool acceptsNull = true;
    static constexpr bool readsNull = false;
    static constexpr bool isTable = false;
    static bool decode(Box<T> &member, JsonValue value, DecodeContext &context)
    {
        member = {};
        if (value.isNull())
            return true;
        auto held = std::make_shared<T>();
        if (!JsonType<T>::decode(*held, value, context))
            return false;
        member = Box<T>(std::shared_ptr<const T>(std::move(held)));
        return true;
    }
    static void encode(const Box<T> &member, JsonWriter &writer)
    {
        if (member)
            JsonType<T>::encode(*member, writer);
        else
            writer.null();
    }
    static bool isAbsent(const Box<T> &member) { return !member.hasValue(); }
    static const Table *nested() { return JsonType<T>::nested(); }
};

//! Elements that cannot be used are left out
template<typename T>
struct JsonType<QList<T>>
{
    static constexpr const char *name = "array";
    static constexpr bool acceptsNull = false;
    static constexpr bool isTable = false;
    static bool decode(QList<T> &member, JsonValue value, DecodeContext &context)
    {
        if (!value.isArray())
            return false;
        const qsizetype size = value.size();
        if (size == 0) { // most are
            member = {};
            return true;
        }
        QList<T> list;
        list.reserve(size);
        JsonElements elements(value);
        DecodeContext::Step step(context, {});
        for (JsonValue element; elements.next(element); ++step.index) {
            if (!JsonType<T>::decode(list.emplaceBack(), element, context)) {
                list.removeLast();
                context.warn("array", QStringLiteral("unusable element"));
            }
        }
        member = std::move(list);
        return true;
    }
    static void encode(const QList<T> &member, JsonWriter &writer)
    {
        writer.beginArray();
        for (const T &element : member)
            JsonType<T>::encode(element, writer);
        writer.endArray();
    }
    static bool isAbsent(const QList<T> &member) { return member.isEmpty(); }
    static const Table *nested() { return JsonType<T>::nested(); }
    static const TypeOps *element() { return &opsAs<T, JsonType<T>>; }
};

//! Objects whose keys are ids or names
template<typename K, typename T>
struct JsonType<QHash<K, T>>
{
    static constexpr const char *name = "map";
    static constexpr bool acceptsNull = false;
    static constexpr bool isTable = false;
    static bool decode(QHash<K, T> &member, JsonValue value, DecodeContext &context)
    {
        if (!value.isObject())
            return false;
        QHash<K, T> map;
        map.reserve(value.size());
        JsonMembers members(value);
        DecodeContext::Step step(context, {});
        std::string_view text;
        for (JsonValue element; members.next(text, element);) {
            step.key = text;
            T held {};
            const std::optional<K> key = keyOf(text);
            if (key && JsonType<T>::decode(held, element, context))
                map.insert(*key, std::move(held));
            else
                context.warn("map", QStringLiteral("unusable element"));
        }
        member = std::move(map);
        return true;
    }
    static void encode(const QHash<K, T> &member, JsonWriter &writer)
    {
        writer.beginObject();
        for (auto it = member.cbegin(); it != member.cend(); ++it) {
            if constexpr (std::is_same_v<K, Snowflake>) {
                const QByteArray key = QByteArray::number(it.key().value());
                writer.key({ key.constData(), std::size_t(key.size()) });
            } else {
                const QByteArray key = it.key().toUtf8();
                writer.key({ key.constData(), std::size_t(key.size()) });
            }
            JsonType<T>::encode(it.value(), writer);
        }
        writer.endObject();
    }
    static bool isAbsent(const QHash<K, T> &member) { return member.isEmpty(); }
    static const Table *nested() { return JsonType<T>::nested(); }
    static const TypeOps *element() { return &opsAs<T, JsonType<T>>; }

private:
    static std::optional<K> keyOf(std::string_view text)
    {
        if constexpr (std::is_same_v<K, Snowflake>)
            return Snowflake::fromString(QByteArrayView(text.data(), qsizetype(text.size())));
        else
            return QString::fromUtf8(text.data(), qsizetype(text.size()));
    }
};

} // namespace Hikari
