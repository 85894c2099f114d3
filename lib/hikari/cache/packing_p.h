#pragma once

#include <hikari/core/box.h>
#include <hikari/core/color.h>
#include <hikari/core/flags.h>
#include <hikari/core/global.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>

#include <QList>
#include <QString>
#include <QVarLengthArray>

#include <cstring>
#include <optional>
#include <span>
#include <tuple>
#include <type_traits>

//! \file
//! The bytes of an object in the cache. A struct is one bit for each member, set where the member differs from what is
//! usual, and then those members: numbers as short as they are, text as UTF-8. Reads only what it has written itself.

namespace Hikari {

//! \brief What of a struct is packed; specialised in packedmodels_p.h
//!
//! `members`: a tuple of pointers to members. Optional: `usual()`, a value with what most objects have, nothing in
//! std::optional and Box; `key(value)` and `setKey(value, key)` for the member that is the key of its record.
template<typename T>
struct Packed;

template<typename T>
concept PackedStruct = requires
{
    Packed<T>::members;
};
template<typename T>
concept KeyedStruct = PackedStruct<T> && requires(const T &value)
{
    Packed<T>::key(value);
};

class HIKARI_AUTOTEST_EXPORT PackWriter
{
public:
    std::span<const quint8> bytes() const { return { m_bytes.constData(), std::size_t(m_bytes.size()) }; }
    qsizetype size() const { return m_bytes.size(); }

    void raw(const void *bytes, qsizetype size) { std::memcpy(grow(size), bytes, std::size_t(size)); }
    void fixed(quint64 number) { raw(&number, sizeof(number)); }
    void number(quint64 number)
    {
        for (; number >= 0x80; number >>= 7)
            m_bytes.append(quint8(number | 0x80));
        m_bytes.append(quint8(number));
    }
    void text(const QString &text)
    {
        const auto size = text.size();
        number(quint64(size));
        quint8 *out = grow(size);
        for (const QChar character : text) {
            if (character.unicode() >= 0x80)
                return longText(text);
            *out++ = quint8(character.unicode());
        }
    }
    //! \brief Bits, none set; \return their place
    qsizetype bits(qsizetype count)
    {
        const auto at = m_bytes.size();
        m_bytes.resize(at + (count + 7) / 8, 0);
        return at;
    }
    void setBit(qsizetype bits, std::size_t bit) { m_bytes[bits + qsizetype(bit / 8)] |= quint8(1u << bit % 8); }

private:
    quint8 *grow(qsizetype by)
    {
        const auto at = m_bytes.size();
        m_bytes.resize(at + by);
        return m_bytes.data() + at;
    }
    //! Not ASCII: begins again where text() began
    void longText(const QString &text);

    QVarLengthArray<quint8, 512> m_bytes;
};

class HIKARI_AUTOTEST_EXPORT PackReader
{
public:
    explicit PackReader(const quint8 *bytes)
        : m_at(bytes)
    { }

    const quint8 *raw(qsizetype size) { return std::exchange(m_at, m_at + size); }
    quint64 fixed()
    {
        quint64 number;
        std::memcpy(&number, raw(sizeof(number)), sizeof(number));
        return number;
    }
    quint64 number()
    {
        quint64 number = 0;
        for (int shift = 0;; shift += 7) {
            const quint8 byte = *m_at++;
            number |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return number;
        }
    }
    QString text();

private:
    const quint8 *m_at;
};

inline quint64 zigzag(qint64 number)
{
    return quint64(number) << 1 ^ quint64(number >> 63);
}
inline qint64 unzigzag(quint64 number)
{
    return qint64(number >> 1) ^ -qint64(number & 1);
}

HIKARI_AUTOTEST_EXPORT void pack(PackWriter &writer, Timestamp time);
HIKARI_AUTOTEST_EXPORT void pack(PackWriter &writer, const ImageHash &hash);
HIKARI_AUTOTEST_EXPORT void unpack(PackReader &reader, Timestamp &time);
HIKARI_AUTOTEST_EXPORT void unpack(PackReader &reader, ImageHash &hash);

inline void pack(PackWriter &writer, const QString &text)
{
    writer.text(text);
}
inline void unpack(PackReader &reader, QString &text)
{
    text = reader.text();
}
inline void pack(PackWriter &writer, Snowflake id)
{
    writer.fixed(id.value());
}
inline void unpack(PackReader &reader, Snowflake &id)
{
    id = Snowflake(reader.fixed());
}
inline void pack(PackWriter &writer, Color color)
{
    writer.number(color.rgb);
}
inline void unpack(PackReader &reader, Color &color)
{
    color.rgb = quint32(reader.number());
}
inline void pack(PackWriter &writer, double number)
{
    writer.raw(&number, sizeof(number));
}
inline void unpack(PackReader &reader, double &number)
{
    std::memcpy(&number, reader.raw(sizeof(number)), sizeof(number));
}

template<typename T>
requires std::is_integral_v<T> || std::is_enum_v<T>
void pack(PackWriter &writer, T number)
{
    writer.number(zigzag(qint64(number)));
}
template<typename T>
requires std::is_integral_v<T> || std::is_enum_v<T>
void unpack(PackReader &reader, T &number)
{
    number = T(unzigzag(reader.number()));
}

template<typename E>
void pack(PackWriter &writer, Flags<E> flags)
{
    writer.number(flags.toInt());
}
template<typename E>
void unpack(PackReader &reader, Flags<E> &flags)
{
    flags = Flags<E>::fromInt(typename Flags<E>::Int(reader.number()));
}

template<PackedStruct T>
void pack(PackWriter &writer, const T &value);
//! Here and below, \a value is as it was made
template<PackedStruct T>
void unpack(PackReader &reader, T &value);

template<typename T>
void pack(PackWriter &writer, const QList<T> &list)
{
    writer.number(quint64(list.size()));
    for (const T &element : list)
        pack(writer, element);
}
template<typename T>
void unpack(PackReader &reader, QList<T> &list)
{
    const auto size = qsizetype(reader.number());
    list.clear();
    list.reserve(size);
    for (qsizetype i = 0; i < size; ++i)
        unpack(reader, list.emplaceBack());
}

//! Only where it has a value: the struct's bit says so
template<typename T>
void pack(PackWriter &writer, const std::optional<T> &value)
{
    pack(writer, *value);
}
template<typename T>
void unpack(PackReader &reader, std::optional<T> &value)
{
    unpack(reader, value.emplace());
}
template<typename T>
void pack(PackWriter &writer, const Box<T> &value)
{
    pack(writer, *value);
}
template<typename T>
void unpack(PackReader &reader, Box<T> &value)
{
    T held;
    unpack(reader, held);
    value = Box<T>(std::move(held));
}

template<typename Fields, typename T>
const T &usualValue()
{
    static const T usual = [] {
        if constexpr (requires { Fields::usual(); })
            return Fields::usual();
        else
            return T {};
    }();
    return usual;
}

//! The members of a struct that \a Fields names, without its key
template<typename Fields, typename T>
void packMembers(PackWriter &writer, const T &value)
{
    const T &usual = usualValue<Fields, T>();
    constexpr std::size_t count = std::tuple_size_v<std::remove_cvref_t<decltype(Fields::members)>>;
    const qsizetype bits = writer.bits(qsizetype(count));
    std::size_t bit = 0;
    const auto packMember = [&](const auto &member, const auto &usualMember) {
        const std::size_t mine = bit++;
        if (member == usualMember)
            return;
        writer.setBit(bits, mine);
        if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(member)>, bool>)
            pack(writer, member);
    };
    std::apply([&](auto... member) { (packMember(value.*member, usual.*member), ...); }, Fields::members);
}

//! \a value is as it was made
template<typename Fields, typename T>
void unpackMembers(PackReader &reader, T &value)
{
    if constexpr (requires { Fields::usual(); })
        value = usualValue<Fields, T>();
    constexpr std::size_t count = std::tuple_size_v<std::remove_cvref_t<decltype(Fields::members)>>;
    const quint8 *bits = reader.raw(qsizetype((count + 7) / 8));
    std::size_t bit = 0;
    const auto unpackMember = [&](auto &member) {
        const std::size_t mine = bit++;
        if ((bits[mine / 8] >> mine % 8 & 1) == 0)
            return;
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, bool>)
            member = !member;
        else
            unpack(reader, member);
    };
    std::apply([&](auto... member) { (unpackMember(value.*member), ...); }, Fields::members);
}

template<PackedStruct T>
void pack(PackWriter &writer, const T &value)
{
    if constexpr (KeyedStruct<T>)
        writer.fixed(Packed<T>::key(value));
    packMembers<Packed<T>>(writer, value);
}
template<PackedStruct T>
void unpack(PackReader &reader, T &value)
{
    if constexpr (KeyedStruct<T>) {
        const quint64 key = reader.fixed();
        unpackMembers<Packed<T>>(reader, value);
        Packed<T>::setKey(value, key);
    } else {
        unpackMembers<Packed<T>>(reader, value);
    }
}

} // namespace Hikari
