#include <hikari/json/reader_p.h>

#include <hikari/core/logging.h>
#include <hikari/json/table_p.h>

#include <QMutex>
#include <QSet>

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace Hikari {

namespace {

constexpr qsizetype mostWarnings = 20;

// Guilds and their members are far larger than what comes all day: what they took above this is given back when a text
// comes that needs next to nothing of it.
constexpr qsizetype largestKept = 128 * 1024;
constexpr qsizetype leastRoom = 32; // simdjson's own

} // namespace

// The only place where a value of ours and one of the parser's turn into each other: both are a document and a place in
// it.
struct JsonAccess
{
    using Element = simdjson::dom::element;

    static Element element(const JsonValue &value) { return std::bit_cast<Element>(value); }
    static JsonValue value(const Element &element) { return std::bit_cast<JsonValue>(element); }

    template<typename Iterator>
    static Iterator iterator(const JsonValue &value)
    {
        return std::bit_cast<Iterator>(value);
    }
    template<typename Iterator>
    static JsonValue fromIterator(const Iterator &iterator)
    {
        return std::bit_cast<JsonValue>(iterator);
    }
};

using Access = JsonAccess;
using simdjson::dom::element_type;

bool JsonValue::isNull() const
{
    return m_document && Access::element(*this).is_null();
}

JsonValue::Type JsonValue::type() const
{
    if (!m_document)
        return Type::Invalid;
    switch (Access::element(*this).type()) {
    case element_type::ARRAY:
        return Type::Array;
    case element_type::OBJECT:
        return Type::Object;
    case element_type::INT64:
        return Type::Integer;
    case element_type::UINT64:
        return Type::Unsigned;
    case element_type::DOUBLE:
        return Type::Double;
    case element_type::STRING:
        return Type::String;
    case element_type::BOOL:
        return Type::Bool;
    case element_type::NULL_VALUE:
        return Type::Null;
    }
    return Type::Invalid;
}

JsonValue JsonValue::find(std::string_view key) const
{
    simdjson::dom::object object;
    if (!m_document || Access::element(*this).get(object) != simdjson::SUCCESS)
        return {};
    for (const auto member : object) {
        if (member.key == key)
            return Access::value(member.value);
    }
    return {};
}

qsizetype JsonValue::size() const
{
    if (!m_document)
        return 0;
    const auto element = Access::element(*this);
    simdjson::dom::array array;
    if (element.get(array) == simdjson::SUCCESS)
        return qsizetype(array.size());
    simdjson::dom::object object;
    return element.get(object) == simdjson::SUCCESS ? qsizetype(object.size()) : 0;
}

std::optional<bool> JsonValue::toBool() const
{
    bool result = false;
    if (!m_document || Access::element(*this).get(result) != simdjson::SUCCESS)
        return {};
    return result;
}

std::optional<qint64> JsonValue::toInt64() const
{
    std::int64_t result = 0;
    if (!m_document || Access::element(*this).get(result) != simdjson::SUCCESS)
        return {};
    return result;
}

std::optional<quint64> JsonValue::toUInt64() const
{
    std::uint64_t result = 0;
    if (!m_document || Access::element(*this).get(result) != simdjson::SUCCESS)
        return {};
    return result;
}

std::optional<double> JsonValue::toDouble() const
{
    double result = 0;
    if (!m_document || Access::element(*this).get(result) != simdjson::SUCCESS)
        return {};
    return result;
}

std::optional<std::string_view> JsonValue::toString() const
{
    std::string_view result;
    if (!m_document || Access::element(*this).get(result) != simdjson::SUCCESS)
        return {};
    return result;
}

QByteArray JsonValue::toJson() const
{
    if (!m_document)
        return {};
    return QByteArray::fromStdString(simdjson::minify(Access::element(*this)));
}

JsonElements::JsonElements(JsonValue value)
{
    simdjson::dom::array array;
    if (!value.isValid() || Access::element(value).get(array) != simdjson::SUCCESS)
        return;
    m_at = Access::fromIterator(array.begin());
    m_end = Access::fromIterator(array.end());
}

bool JsonElements::next(JsonValue &element)
{
    if (!m_at.isValid())
        return false;
    auto at = Access::iterator<simdjson::dom::array::iterator>(m_at);
    if (at == Access::iterator<simdjson::dom::array::iterator>(m_end))
        return false;
    element = Access::value(*at);
    m_at = Access::fromIterator(++at);
    return true;
}

JsonMembers::JsonMembers(JsonValue value)
{
    simdjson::dom::object object;
    if (!value.isValid() || Access::element(value).get(object) != simdjson::SUCCESS)
        return;
    m_at = Access::fromIterator(object.begin());
    m_end = Access::fromIterator(object.end());
}

bool JsonMembers::next(std::string_view &key, JsonValue &value)
{
    if (!m_at.isValid())
        return false;
    auto at = Access::iterator<simdjson::dom::object::iterator>(m_at);
    if (at == Access::iterator<simdjson::dom::object::iterator>(m_end))
        return false;
    key = at.key();
    value = Access::value(at.value());
    m_at = Access::fromIterator(++at);
    return true;
}

struct JsonParser::Private
{
    void makeRoom(qsizetype size);

    simdjson::dom::parser parser;
    QByteArray copy;
};

// In powers of two: most of it is never touched, and what is larger than all before comes from the system rather than
// from memory that was used before, and goes back there.
void JsonParser::Private::makeRoom(qsizetype size)
{
    const auto capacity = qsizetype(parser.capacity());
    const bool isTooLarge = capacity > largestKept && size < capacity / 8;
    if (size <= capacity && !isTooLarge)
        return;
    // The same parser goes on: a new one would ask simdjson's statics, and these are gone while the program exits
    // (P125).
    const std::size_t room = std::bit_ceil(std::size_t(std::max(size, leastRoom)));
    const bool hasRoom = parser.doc.allocate(room) == simdjson::SUCCESS && parser.allocate(room) == simdjson::SUCCESS;
    if (!hasRoom)
        parser = simdjson::dom::parser(); // parse() tries once more, and says what fails
}

JsonParser::JsonParser()
    : d(std::make_unique<Private>())
{
    static_assert(padding >= qsizetype(simdjson::SIMDJSON_PADDING));
    d->makeRoom(leastRoom); // now, for the same reason
}

JsonParser::~JsonParser() = default;

qsizetype JsonParser::capacity() const
{
    return qsizetype(d->parser.capacity());
}

bool JsonParser::parse(QByteArrayView text, Error *error)
{
    d->copy.resize(text.size() + padding);
    if (!text.isEmpty()) // an empty view may be null, which memcpy must not be given
        std::memcpy(d->copy.data(), text.data(), std::size_t(text.size()));
    std::memset(d->copy.data() + text.size(), 0, std::size_t(padding));
    const bool isValid = parsePadded(d->copy.constData(), text.size(), error);
    if (d->copy.capacity() > largestKept)
        d->copy = {}; // the values are the parser's
    return isValid;
}

bool JsonParser::parsePadded(const char *text, qsizetype size, Error *error)
{
    d->makeRoom(size);
    simdjson::dom::element root;
    const auto code = d->parser.parse(text, std::size_t(size), false).get(root);
    if (code == simdjson::SUCCESS) {
        m_root = Access::value(root);
        return true;
    }
    m_root = {};
    if (error) {
        *error = Error();
        error->kind = Error::Kind::Protocol;
        error->message = QStringLiteral("not valid JSON: %1").arg(QString::fromUtf8(simdjson::error_message(code)));
    }
    return false;
}

namespace {

struct SharedParser
{
    JsonParser parser;
    bool isInUse = false;
};

SharedParser &sharedParser()
{
    thread_local SharedParser shared;
    return shared;
}

} // namespace

ThreadJsonParser::ThreadJsonParser()
    : m_own(std::exchange(sharedParser().isInUse, true) ? std::make_unique<JsonParser>() : nullptr)
    , m_parser(m_own ? m_own.get() : &sharedParser().parser)
{ }

ThreadJsonParser::~ThreadJsonParser()
{
    if (!m_own)
        sharedParser().isInUse = false;
}

QString DecodeContext::path() const
{
    QString path;
    for (const Step *step = m_step; step; step = step->m_above) {
        if (step->key.empty() && step->index < 0)
            continue; // the same object once more, for a base or a whole payload
        const QString part = step->key.empty() ? QStringLiteral("[%1]").arg(step->index)
                                               : QString::fromUtf8(step->key.data(), qsizetype(step->key.size()));
        if (path.isEmpty() || path.startsWith(u'['))
            path.prepend(part);
        else
            path.prepend(part + u'.');
    }
    return path;
}

void DecodeContext::warn(const char *table, const QString &problem)
{
    if (m_warnings.size() >= mostWarnings)
        return;
    const QString at = path();
    m_warnings.append(at + QStringLiteral(": ") + problem);

    // Once per key: a field that Discord changed would otherwise fill the log with every event.
    static QMutex mutex;
    // Guarded by mutex. Never destroyed: a thread may still decode when the program exits (P125).
    static auto *const seen = new QSet<QString>;
    static constexpr qsizetype mostSeen = 1'000;
    const std::string_view key = m_step ? m_step->key : std::string_view();
    const QString name = QString::fromUtf8(table) + u'.' + QString::fromUtf8(key.data(), qsizetype(key.size()));
    {
        const QMutexLocker lock(&mutex);
        if (seen->size() >= mostSeen || seen->contains(name))
            return;
        seen->insert(name);
    }
    qCWarning(lcJson).noquote().nospace()
        << name << ": " << problem << " at " << at << "; the default is kept, further ones are not logged";
}

namespace {

//! An object that is fed from the value at hand: the one asked for, its bases, and members fed from the whole
struct Target
{
    void *object;
    const Table *table;
    std::uint64_t seen = 0;
};

constexpr std::size_t mostTargets = 6; // an event, its base, an entity, its base

//! False when a part that is no plain table could not use the value
bool collect(
    void *object, const Table &table, JsonValue value, DecodeContext &context, Target *targets, std::size_t &count)
{
    Q_ASSERT(count < mostTargets);
    targets[count++] = { object, &table };
    if (!table.hasWhole)
        return true;
    for (std::size_t i = 0; i < table.count; ++i) {
        const Field &field = table.fields[i];
        if (!field.key.empty())
            continue;
        const bool isUsable = field.ops->isTable
            ? collect(field.access(object), *field.ops->nested(), value, context, targets, count)
            : field.decode(object, value, context);
        if (!isUsable)
            return false;
    }
    return true;
}

void decodeField(Target &target, std::size_t index, JsonValue value, DecodeContext &context)
{
    const Field &field = target.table->fields[index];
    if (value.isNull() && !field.ops->acceptsNull)
        return;
    if (field.decode(target.object, value, context)) [[likely]]
        target.seen |= std::uint64_t(1) << index;
    else
        context.warn(target.table->name, QStringLiteral("expected %1").arg(QLatin1String(field.ops->typeName)));
}

} // namespace

bool decodeObject(void *object, const Table &table, JsonValue value, DecodeContext &context)
{
    simdjson::dom::object members;
    if (!value.isValid() || Access::element(value).get(members) != simdjson::SUCCESS)
        return false;

    DecodeContext::Step step(context, {});
    step.index = -1;
    if (step.depth > DecodeContext::mostDepth) {
        context.warn(table.name, QStringLiteral("nested too deeply"));
        return false;
    }
    Target targets[mostTargets];
    std::size_t count = 0;
    if (!collect(object, table, value, context, targets, count))
        return false;

    const bool readsNull =
        std::any_of(targets, targets + count, [](const Target &target) { return target.table->readsNull; });
    const auto end = members.end();
    for (auto at = members.begin(); at != end; ++at) {
        const auto element = at.value();
        if (!readsNull && element.is_null()) // a quarter of all keys
            continue;
        const std::string_view key = at.key();
        if (key.empty())
            continue;
        const std::size_t slot = Table::slotOf(key);
        for (Target *target = targets; target != targets + count; ++target) {
            const std::size_t index = target->table->indexOf(key, slot);
            if (index != Table::noField) {
                step.key = key;
                decodeField(*target, index, Access::value(element), context);
            }
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if ((targets[i].table->required & ~targets[i].seen) != 0)
            return false;
    }
    return true;
}

void encodeMembers(const void *object, const Table &table, JsonWriter &writer)
{
    for (std::size_t i = 0; i < table.count; ++i) {
        const Field &field = table.fields[i];
        const void *member = field.access(const_cast<void *>(object)); // only looked at
        if (field.key.empty()) {
            encodeMembers(member, *field.ops->nested(), writer);
            continue;
        }
        if (field.ops->isAbsent(member)) {
            if (has(field.flag, FieldFlag::Nullable) && !has(field.flag, FieldFlag::Optional)) {
                writer.key(field.key);
                writer.null();
                continue;
            }
            if (has(field.flag, FieldFlag::Optional) || field.ops->acceptsNull)
                continue;
        }
        writer.key(field.key);
        field.ops->encode(member, writer);
    }
}

} // namespace Hikari
