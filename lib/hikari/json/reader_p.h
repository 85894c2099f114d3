#pragma once

#include <hikari/core/error.h>
#include <hikari/core/global.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string_view>

namespace Hikari {

struct Table;

//! \brief A value of a parsed document; as cheap as a pointer, valid until its parser parses again
class HIKARI_AUTOTEST_EXPORT JsonValue
{
public:
    enum class Type : quint8
    {
        Invalid,
        Null,
        Bool,
        Integer,
        Unsigned,
        Double,
        String,
        Array,
        Object
    };

    JsonValue() = default;

    bool isValid() const { return m_document != nullptr; }
    Type type() const;
    bool isNull() const;
    bool isObject() const { return type() == Type::Object; }
    bool isArray() const { return type() == Type::Array; }

    //! The member \a key of an object; invalid when this is no object or has no such member
    JsonValue find(std::string_view key) const;
    //! Members of an object or elements of an array
    qsizetype size() const;

    std::optional<bool> toBool() const;
    std::optional<qint64> toInt64() const;
    std::optional<quint64> toUInt64() const;
    std::optional<double> toDouble() const; //!< integers too
    std::optional<std::string_view> toString() const; //!< UTF-8
    QByteArray toJson() const; //!< as compact text

private:
    friend struct JsonAccess;
    const void *m_document = nullptr;
    std::size_t m_index = 0;
};

//! \brief Walks over the elements of an array; over nothing when the value is none
class HIKARI_AUTOTEST_EXPORT JsonElements
{
public:
    explicit JsonElements(JsonValue array);
    bool next(JsonValue &element);

private:
    JsonValue m_at;
    JsonValue m_end;
};

//! \brief Walks over the members of an object; over nothing when the value is none
class HIKARI_AUTOTEST_EXPORT JsonMembers
{
public:
    explicit JsonMembers(JsonValue object);
    bool next(std::string_view &key, JsonValue &value);

private:
    JsonValue m_at;
    JsonValue m_end;
};

//! \brief Parses whole documents, one after the other, into memory that it keeps
//!
//! A document is checked completely before the first value is read. One thread at a time.
class HIKARI_AUTOTEST_EXPORT JsonParser
{
public:
    //! Bytes behind the text that parsePadded() may read
    static constexpr qsizetype padding = 64;

    JsonParser();
    ~JsonParser();
    Q_DISABLE_COPY_MOVE(JsonParser)

    //! Parses a copy of \a text; false and \a error (Kind::Protocol) when it is no JSON
    bool parse(QByteArrayView text, Error *error = nullptr);
    //! Parses in place: at least \c padding readable bytes follow the \a size bytes of text
    bool parsePadded(const char *text, qsizetype size, Error *error = nullptr);
    JsonValue root() const { return m_root; }

    //! \brief The largest text that fits without more memory; what it took is given back with the next small one
    qsizetype capacity() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
    JsonValue m_root;
};

//! \brief The parser of the calling thread, for as long as this lives
//!
//! A parser takes fourteen times as much memory as its text and more; a thousand shards need not have one each. While
//! it is in use, others of the thread get one of their own: a handler of log messages may run an event loop. The first
//! of a thread must not be made while the program exits (P125).
class HIKARI_AUTOTEST_EXPORT ThreadJsonParser
{
public:
    ThreadJsonParser();
    ~ThreadJsonParser();
    Q_DISABLE_COPY_MOVE(ThreadJsonParser)

    JsonParser *operator->() const { return m_parser; }

private:
    std::unique_ptr<JsonParser> m_own; // null: it is that of the thread
    JsonParser *m_parser;
};

//! \brief Where a decoder is and what it could not use
//!
//! Wrong fields are left at their defaults; each adds a warning with its path, and a key is logged once in a process.
class HIKARI_AUTOTEST_EXPORT DecodeContext
{
public:
    //! Names one step of the path; lives on the stack while a value below it is decoded
    struct Step
    {
        Step(DecodeContext &context, std::string_view key)
            : m_context(context)
            , m_above(context.m_step)
            , key(key)
            , depth(m_above ? m_above->depth + 1 : 0)
        {
            context.m_step = this;
        }
        ~Step() { m_context.m_step = m_above; }
        Q_DISABLE_COPY_MOVE(Step)

    private:
        friend class DecodeContext;
        DecodeContext &m_context;
        const Step *m_above;

    public:
        std::string_view key; //!< empty: use index
        qsizetype index = 0;
        int depth; //!< steps above this one
    };

    //! Objects and lists in each other; far more than Discord nests, and safe for the stack of any thread
    static constexpr int mostDepth = 100;

    //! Path of the value being decoded, such as "author.id" or "embeds[0].title"
    QString path() const;
    void warn(const char *table, const QString &problem);
    const QStringList &warnings() const { return m_warnings; }
    void clear() { m_warnings.clear(); }

private:
    const Step *m_step = nullptr;
    QStringList m_warnings; // at most a few; what a hostile payload adds is not kept
};

//! \brief Reads the members of \a value into \a object as \a table says
//!
//! Unknown keys are skipped, null and wrong types leave the default. False only when \a value is no object or a
//! required field (an id) is missing or unusable.
HIKARI_AUTOTEST_EXPORT bool decodeObject(void *object, const Table &table, JsonValue value, DecodeContext &context);

} // namespace Hikari
