#pragma once

#include <hikari/json/reader_p.h>
#include <hikari/json/writer_p.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace Hikari {

//! \brief What a type of member is in JSON, and how it is written; one per type, shared by all fields of that type
struct TypeOps
{
    void (*encode)(const void *member, JsonWriter &writer);
    //! Whether the member has nothing to say and an optional key is left out
    bool (*isAbsent)(const void *member);
    const char *typeName; //!< as Discord's documentation names it, for the schema and the inspector
    bool acceptsNull; //!< otherwise null leaves the default
    bool readsNull; //!< null makes something else of the member than a missing key does; else it may be passed by
    const Table *(*nested)(); //!< table of the object or of the list's elements; null for plain values
    bool isTable; //!< read by its table and nothing else
    const TypeOps *(*element)(); //!< of the list's or map's elements; null for anything else
};

//! \brief What Discord documents of a key; a set of bits
//!
//! A member that has nothing to say is left out if its key is Optional or its type accepts null, and written as null if
//! the key is Nullable but not Optional.
enum class FieldFlag : quint8
{
    Plain = 0,
    Required = 1, //!< without it the object is worthless: an id
    Optional = 2, //!< the key may be missing
    Nullable = 4, //!< the value may be null
    OptionalNullable = Optional | Nullable,
};

constexpr bool has(FieldFlag flags, FieldFlag flag)
{
    return (quint8(flags) & quint8(flag)) != 0;
}

//! \brief One key of an object and the member it belongs to
//!
//! An empty key feeds the member from the whole object: bases, and events whose payload is an entity.
struct Field
{
    std::string_view key;
    void *(*access)(void *object);
    //! Reads the member. False: the value has another type, or lacks a required id; the member keeps, or gets, its
    //! default
    bool (*decode)(void *object, JsonValue value, DecodeContext &context);
    const TypeOps *ops;
    FieldFlag flag;
};

//! \brief The fields of a struct, with an index of their keys made by the compiler
struct Table
{
    static constexpr std::size_t slotCount = 128; // twice the keys of the largest object
    static constexpr std::uint8_t noField = 0xff;

    const char *name;
    const Field *fields;
    std::size_t count;
    std::uint64_t required = 0; // bit n: field n
    bool hasWhole = false;
    bool readsNull = false; // some field does
    std::array<std::uint8_t, slotCount> slots {};

    static constexpr std::size_t slotOf(std::string_view key)
    {
        const auto at = [&key](std::size_t i) { return std::size_t(std::uint8_t(key[i])); };
        return (key.size() * 37 + at(0) * 5 + at(key.size() / 2) * 11 + at(key.size() - 1) * 3) % slotCount;
    }

    constexpr Table(const char *tableName, const Field *tableFields, std::size_t fieldCount)
        : name(tableName)
        , fields(tableFields)
        , count(fieldCount)
    {
        slots.fill(noField);
        for (std::size_t i = 0; i < count; ++i) {
            if (has(fields[i].flag, FieldFlag::Required))
                required |= std::uint64_t(1) << i;
            if (fields[i].key.empty()) {
                hasWhole = true;
                continue;
            }
            readsNull |= fields[i].ops->readsNull;
            std::size_t slot = slotOf(fields[i].key);
            while (slots[slot] != noField)
                slot = (slot + 1) % slotCount;
            slots[slot] = std::uint8_t(i);
        }
    }

    //! The field of \a key, or null
    const Field *find(std::string_view key) const
    {
        const std::size_t index = key.empty() ? noField : indexOf(key, slotOf(key));
        return index == noField ? nullptr : fields + index;
    }
    //! \brief The number of the field of \a key, or noField
    //! \param slot slotOf(key), for those who look into several tables
    std::size_t indexOf(std::string_view key, std::size_t slot) const
    {
        while (slots[slot] != noField && !isSameKey(fields[slots[slot]].key, key))
            slot = (slot + 1) % slotCount;
        return slots[slot];
    }

    //! As a == b, without the call: keys are short, and each is compared
    static bool isSameKey(std::string_view a, std::string_view b)
    {
        const std::size_t size = a.size();
        if (size != b.size())
            return false;
        if (size >= sizeof(std::uint64_t)) {
            const std::size_t last = size - sizeof(std::uint64_t);
            for (std::size_t at = 0; at < last; at += sizeof(std::uint64_t)) {
                if (!isSameAt<std::uint64_t>(a, b, at))
                    return false;
            }
            return isSameAt<std::uint64_t>(a, b, last);
        }
        if (size >= sizeof(std::uint32_t))
            return isSameAt<std::uint32_t>(a, b, 0) && isSameAt<std::uint32_t>(a, b, size - sizeof(std::uint32_t));
        for (std::size_t at = 0; at < size; ++at) {
            if (a[at] != b[at])
                return false;
        }
        return true;
    }

private:
    template<typename Word>
    static bool isSameAt(std::string_view a, std::string_view b, std::size_t at)
    {
        Word left;
        Word right;
        std::memcpy(&left, a.data() + at, sizeof left);
        std::memcpy(&right, b.data() + at, sizeof right);
        return left == right;
    }
};

//! \brief The table of a struct; specialised beside the struct's definition of fields
template<typename T>
HIKARI_AUTOTEST_EXPORT const Table &tableOf();

//! \brief How T stands in JSON; specialised in types_p.h, and by default an object with a table
template<typename T, typename = void>
struct JsonType
{
    static constexpr const char *name = "object";
    static constexpr bool acceptsNull = false;
    static constexpr bool isTable = true;
    static bool decode(T &member, JsonValue value, DecodeContext &context)
    {
        if (decodeObject(&member, tableOf<T>(), value, context))
            return true;
        member = T {};
        return false;
    }
    static void encode(const T &member, JsonWriter &writer);
    static bool isAbsent(const T &) { return false; }
    static const Table *nested() { return &tableOf<T>(); }
};

namespace Detail {

//! One for all fields of a type, to which each jumps: inlined into each they would make the library a twelfth larger
template<typename T, typename Codec>
Q_NEVER_INLINE bool decodeMember(void *member, JsonValue value, DecodeContext &context)
{
    return Codec::decode(*static_cast<T *>(member), value, context);
}

template<typename Codec>
constexpr bool readsNull()
{
    if constexpr (requires { Codec::readsNull; })
        return Codec::readsNull;
    else
        return Codec::acceptsNull;
}

} // namespace Detail

//! \brief The operations of T read and written by Codec, which is a JsonType or looks like one
template<typename T, typename Codec>
inline constexpr TypeOps opsAs {
    .encode = [](const void *member, JsonWriter &writer) { Codec::encode(*static_cast<const T *>(member), writer); },
    .isAbsent = [](const void *member) { return Codec::isAbsent(*static_cast<const T *>(member)); },
    .typeName = Codec::name,
    .acceptsNull = Codec::acceptsNull,
    .readsNull = Detail::readsNull<Codec>(),
    .nested = &Codec::nested,
    .isTable = Codec::isTable,
    .element = []() -> const TypeOps * {
        if constexpr (requires { Codec::element(); })
            return Codec::element();
        else
            return nullptr;
    },
};

namespace Detail {

template<auto Member>
struct MemberOf;
template<typename C, typename T, T C::*Member>
struct MemberOf<Member>
{
    using Class = C;
    using Type = T;
    static void *access(void *object) { return &(static_cast<C *>(object)->*Member); }
    template<typename Codec>
    static bool decode(void *object, JsonValue value, DecodeContext &context)
    {
        return decodeMember<T, Codec>(access(object), value, context);
    }
};

} // namespace Detail

//! \brief A member whose form under this key is not the usual one of its type
template<auto Member, typename Codec>
constexpr Field fieldAs(std::string_view key, FieldFlag flag = FieldFlag::Plain)
{
    using M = Detail::MemberOf<Member>;
    return { key, &M::access, &M::template decode<Codec>, &opsAs<typename M::Type, Codec>, flag };
}

//! \brief A member under its key
template<auto Member>
constexpr Field field(std::string_view key, FieldFlag flag = FieldFlag::Plain)
{
    return fieldAs<Member, JsonType<typename Detail::MemberOf<Member>::Type>>(key, flag);
}

//! \brief A member that is fed from, and written into, the whole object
template<auto Member>
constexpr Field whole()
{
    return field<Member>({});
}

//! \brief The fields of a base class
template<typename Derived, typename Base>
constexpr Field inherited()
{
    return { {}, [](void *object) -> void * { return static_cast<Base *>(static_cast<Derived *>(object)); },
        [](void *object, JsonValue value, DecodeContext &context) {
            return Detail::decodeMember<Base, JsonType<Base>>(
                static_cast<Base *>(static_cast<Derived *>(object)), value, context);
        },
        &opsAs<Base, JsonType<Base>>, FieldFlag::Plain };
}

//! \brief Writes the members of \a object, without the brackets
HIKARI_AUTOTEST_EXPORT void encodeMembers(const void *object, const Table &table, JsonWriter &writer);

template<typename T, typename E>
void JsonType<T, E>::encode(const T &member, JsonWriter &writer)
{
    writer.beginObject();
    encodeMembers(&member, tableOf<T>(), writer);
    writer.endObject();
}

//! \brief Reads \a value into \a member; false when it has another type or lacks a required id
template<typename T>
bool decode(JsonValue value, T &member, DecodeContext &context)
{
    return JsonType<T>::decode(member, value, context);
}

template<typename T>
void encode(const T &value, JsonWriter &writer)
{
    JsonType<T>::encode(value, writer);
}

template<typename T>
QByteArray toJson(const T &value)
{
    QByteArray text;
    JsonWriter writer(text);
    encode(value, writer);
    return text;
}

} // namespace Hikari
