#include <hikari/simulator/simulatorfault.h>

#include <hikari/simulator/timetext_p.h>

#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace Hikari {

namespace {

using std::chrono::milliseconds;

constexpr qint64 mostMs = qint64(24) * 3600 * 1000;

enum Parameter : unsigned
{
    Shard = 1 << 0,
    For = 1 << 1,
    Every = 1 << 2,
    Code = 1 << 3,
    Reason = 1 << 4,
    Resumable = 1 << 5,
    DelayBy = 1 << 6,
    Jitter = 1 << 7,
    Rate = 1 << 8,
    Bytes = 1 << 9,
    Share = 1 << 10,
    Types = 1 << 11,
    Status = 1 << 12,
    Windows = 1 << 13,
    Mode = 1 << 14,
    Scope = 1 << 15,
    RetryAfter = 1 << 16,
    RouteParameter = 1 << 17,
    Times = 1 << 18,
    Once = Shard | For | Every, // and, at will, again
    Lasting = Shard | For,
    SomeDispatches = Lasting | Share | Types,
    SomeRequests = For | Share | RouteParameter | Times,
};

struct KindRow
{
    FaultKind kind;
    const char *name;
    unsigned parameters;
    const char *modes = ""; // separated by |, the default first
};

constexpr KindRow kinds[] {
    { FaultKind::Cut, "cut", Once },
    { FaultKind::CutMidFrame, "cut-mid-frame", Once },
    { FaultKind::Close, "close", Once | Code | Reason },
    { FaultKind::Reconnect, "reconnect", Once },
    { FaultKind::InvalidSession, "invalid-session", Once | Resumable },
    { FaultKind::StallFrame, "stall-frame", Once | DelayBy },
    { FaultKind::Garbage, "garbage", Once },
    { FaultKind::BadCompression, "bad-compression", Once },
    { FaultKind::Bomb, "bomb", Once | Bytes },
    { FaultKind::SwallowAcks, "swallow-acks", Lasting },
    { FaultKind::LateAcks, "late-acks", Lasting | DelayBy | Jitter },
    { FaultKind::HalfOpen, "half-open", Lasting },
    { FaultKind::SlowReader, "slow-reader", Lasting },
    { FaultKind::Delay, "delay", Lasting | DelayBy | Jitter },
    { FaultKind::Throttle, "throttle", Lasting | Rate },
    { FaultKind::SplitFrames, "split-frames", Lasting },
    { FaultKind::UnknownOp, "unknown-op", SomeDispatches },
    { FaultKind::UnknownEvent, "unknown-event", SomeDispatches },
    { FaultKind::UnknownEnum, "unknown-enum", SomeDispatches },
    { FaultKind::MissingField, "missing-field", SomeDispatches },
    { FaultKind::Duplicate, "duplicate", SomeDispatches },
    { FaultKind::Reorder, "reorder", SomeDispatches },
    { FaultKind::RefuseIdentify, "refuse-identify", Lasting | Windows },
    { FaultKind::RefuseToken, "refuse-token", Lasting },
    { FaultKind::RefuseIntents, "refuse-intents", Lasting },
    { FaultKind::RefuseHandshake, "refuse-handshake", For | Status },
    { FaultKind::RedirectHandshake, "redirect-handshake", For },
    { FaultKind::SilentHost, "silent-host", For | Mode, "hello|upgrade" },
    { FaultKind::ResumeHost, "resume-host", Lasting | Mode, "refuse|503|silent" },
    { FaultKind::GuildOutage, "guild-outage", Lasting | Share },
    { FaultKind::Rest429, "rest-429", SomeRequests | Scope | RetryAfter },
    { FaultKind::Rest5xx, "rest-5xx", SomeRequests | Status },
    { FaultKind::RestTimeout, "rest-timeout", SomeRequests | DelayBy },
    { FaultKind::RestInvalidJson, "rest-invalid-json", SomeRequests },
    { FaultKind::RestCloudflare, "rest-cloudflare", SomeRequests | Status | RetryAfter },
};

const KindRow &rowOf(FaultKind kind)
{
    return *std::find_if(std::begin(kinds), std::end(kinds), [kind](const KindRow &row) { return row.kind == kind; });
}

QStringList modesOf(FaultKind kind)
{
    return QString::fromLatin1(rowOf(kind).modes).split(u'|');
}

constexpr std::array scopes { "user", "shared", "global" }; // in the order of RestScope

bool readNumber(QStringView text, qint64 least, qint64 most, qint64 *value)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        return false;
    *value = number;
    return true;
}

bool readTime(QStringView text, milliseconds *value)
{
    const auto time = timeFromText(text);
    *value = time.value_or(*value);
    return time.has_value();
}

template<auto member>
bool readNumberInto(FaultOrder &order, QStringView text, qint64 least, qint64 most)
{
    qint64 value = 0;
    if (!readNumber(text, least, most, &value))
        return false;
    order.*member = std::remove_reference_t<decltype(order.*member)>(value);
    return true;
}

struct ParameterRow
{
    Parameter parameter;
    const char *key;
    const char *allowed; // for people
    bool (*read)(FaultOrder &order, QStringView text); // false: not allowed
    QString (*write)(const FaultOrder &order);
};

const ParameterRow parameters[] {
    { Shard, "shard", "a shard id from 0, or \"all\"",
        [](FaultOrder &o, QStringView t) {
            o.shardId = -1;
            return t == QLatin1String("all") || readNumberInto<&FaultOrder::shardId>(o, t, 0, 99999);
        },
        [](const FaultOrder &o) { return o.shardId == -1 ? QStringLiteral("all") : QString::number(o.shardId); } },
    { Code, "code", "a close code from 1000 to 4999 that may be sent (not 1004-1006, 1015-2999)",
        [](FaultOrder &o, QStringView t) {
            return readNumberInto<&FaultOrder::code>(o, t, 1000, 4999) && !(o.code >= 1004 && o.code <= 1006)
                && !(o.code >= 1015 && o.code <= 2999);
        },
        [](const FaultOrder &o) { return QString::number(o.code); } },
    { Reason, "reason", "at most 123 bytes of text, percent-encoded where it has a comma",
        [](FaultOrder &o, QStringView t) {
            o.reason = QUrl::fromPercentEncoding(t.toUtf8());
            return o.reason.toUtf8().size() <= 123;
        },
        [](const FaultOrder &o) { return QString::fromLatin1(QUrl::toPercentEncoding(o.reason)); } },
    { Resumable, "resumable", "true or false",
        [](FaultOrder &o, QStringView t) {
            o.isResumable = t == QLatin1String("true");
            return o.isResumable || t == QLatin1String("false");
        },
        [](const FaultOrder &o) { return o.isResumable ? QStringLiteral("true") : QStringLiteral("false"); } },
    { DelayBy, "delay", "a time such as 500ms, 10s or 2min, at most a day",
        [](FaultOrder &o, QStringView t) { return readTime(t, &o.delay); },
        [](const FaultOrder &o) { return timeToText(o.delay); } },
    { Jitter, "jitter", "a time such as 500ms, at most the delay",
        [](FaultOrder &o, QStringView t) { return readTime(t, &o.jitter); },
        [](const FaultOrder &o) { return timeToText(o.jitter); } },
    { Rate, "bytes-per-second", "a number from 1 to 1000000000",
        [](FaultOrder &o, QStringView t) {
            return readNumberInto<&FaultOrder::bytesPerSecond>(o, t, 1, 1'000'000'000);
        },
        [](const FaultOrder &o) { return QString::number(o.bytesPerSecond); } },
    { Bytes, "bytes", "a number from 1 to 1073741824",
        [](FaultOrder &o, QStringView t) { return readNumberInto<&FaultOrder::bytes>(o, t, 1, 1 << 30); },
        [](const FaultOrder &o) { return QString::number(o.bytes); } },
    { Share, "share", "a number above 0, at most 1",
        [](FaultOrder &o, QStringView t) {
            bool isNumber = false;
            o.share = t.toDouble(&isNumber);
            return isNumber && o.share > 0 && o.share <= 1;
        },
        [](const FaultOrder &o) { return QString::number(o.share, 'g', QLocale::FloatingPointShortest); } },
    { Types, "types", "names of gateway events, joined by +",
        [](FaultOrder &o, QStringView t) {
            o.types = t.toString().split(u'+', Qt::SkipEmptyParts);
            return std::all_of(o.types.cbegin(), o.types.cend(), [](const QString &name) {
                return std::all_of(name.cbegin(), name.cend(),
                    [](QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'; });
            });
        },
        [](const FaultOrder &o) { return o.types.join(u'+'); } },
    { Status, "status", "an HTTP status from 400 to 599",
        [](FaultOrder &o, QStringView t) { return readNumberInto<&FaultOrder::status>(o, t, 400, 599); },
        [](const FaultOrder &o) { return QString::number(o.status); } },
    { Windows, "windows", "a number from 0 (all) to 100000",
        [](FaultOrder &o, QStringView t) { return readNumberInto<&FaultOrder::windows>(o, t, 0, 100000); },
        [](const FaultOrder &o) { return QString::number(o.windows); } },
    { Mode, "mode", "", // its values depend on the kind
        [](FaultOrder &o, QStringView t) {
            o.mode = t.toString();
            return modesOf(o.kind).contains(o.mode);
        },
        [](const FaultOrder &o) { return o.mode; } },
    { Scope, "scope", "user, shared or global",
        [](FaultOrder &o, QStringView t) {
            const auto at =
                std::find_if(scopes.begin(), scopes.end(), [t](const char *name) { return t == QLatin1String(name); });
            o.scope = RestScope(at - scopes.begin());
            return at != scopes.end();
        },
        [](const FaultOrder &o) { return QString::fromLatin1(scopes[std::size_t(o.scope)]); } },
    { RetryAfter, "retry-after", "a time such as 500ms, 10s or 2min, at most a day",
        [](FaultOrder &o, QStringView t) { return readTime(t, &o.retryAfter); },
        [](const FaultOrder &o) { return timeToText(o.retryAfter); } },
    { RouteParameter, "route", "a part of a path such as /channels, percent-encoded where it has a comma",
        [](FaultOrder &o, QStringView t) {
            o.route = QUrl::fromPercentEncoding(t.toUtf8());
            return !o.route.isEmpty();
        },
        [](const FaultOrder &o) { return QString::fromLatin1(QUrl::toPercentEncoding(o.route, "/@")); } },
    { Times, "times", "a number from 0 (all) to 1000000",
        [](FaultOrder &o, QStringView t) { return readNumberInto<&FaultOrder::times>(o, t, 0, 1'000'000); },
        [](const FaultOrder &o) { return QString::number(o.times); } },
    { For, "for", "a time such as 500ms, 10s or 2min, at most a day",
        [](FaultOrder &o, QStringView t) { return readTime(t, &o.duration); },
        [](const FaultOrder &o) { return timeToText(o.duration); } },
    { Every, "every", "a time such as 500ms, 10s or 2min, at most a day",
        [](FaultOrder &o, QStringView t) { return readTime(t, &o.period); },
        [](const FaultOrder &o) { return timeToText(o.period); } },
};

QString allowedValues(const ParameterRow &row, FaultKind kind)
{
    return row.parameter == Mode ? modesOf(kind).join(QStringLiteral(" or ")) : QString::fromLatin1(row.allowed);
}

QString wrongValue(const ParameterRow &row, FaultKind kind, QStringView value)
{
    return QStringLiteral("%1: \"%2\" is no value of \"%3\"; allowed is %4")
        .arg(faultKindName(kind), value, QLatin1String(row.key), allowedValues(row, kind));
}

QString wrongParameter(FaultKind kind, QStringView key)
{
    return QStringLiteral("%1 has no parameter \"%2\"; allowed are %3")
        .arg(faultKindName(kind), key, faultParameters(kind).join(QStringLiteral(", ")));
}

} // namespace

std::optional<milliseconds> timeFromText(QStringView text)
{
    double factor = 0;
    for (const auto &[unit, ms] : { std::pair(u"ms", 1.0), std::pair(u"min", 60000.0), std::pair(u"s", 1000.0) }) {
        if (factor == 0 && text.endsWith(unit)) {
            factor = ms;
            text.chop(QStringView(unit).size());
        }
    }
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || factor == 0 || !(number >= 0) || number * factor > double(mostMs))
        return std::nullopt;
    return milliseconds(std::llround(number * factor));
}

QString timeToText(milliseconds time)
{
    return time.count() % 1000 ? QStringLiteral("%1ms").arg(time.count())
                               : QStringLiteral("%1s").arg(time.count() / 1000);
}

FaultOrder FaultOrder::of(FaultKind kind)
{
    FaultOrder order;
    order.kind = kind;
    order.mode = modesOf(kind).constFirst();
    if (kind == FaultKind::StallFrame)
        order.delay = milliseconds(8000); // P9
    else if (kind == FaultKind::RestTimeout)
        order.delay = milliseconds(30000);
    else if (rowOf(kind).parameters & DelayBy)
        order.delay = milliseconds(500);
    if (rowOf(kind).parameters & Rate)
        order.bytesPerSecond = 16384;
    if (rowOf(kind).parameters & Bytes)
        order.bytes = 128 << 20;
    if (kind == FaultKind::GuildOutage)
        order.share = 0.5;
    if (kind == FaultKind::Rest429)
        order.retryAfter = milliseconds(1000);
    if (kind == FaultKind::Rest5xx)
        order.status = 500;
    if (kind == FaultKind::RestCloudflare)
        order.status = 429; // what those get who made too many invalid requests, P96
    return order;
}

std::optional<FaultOrder> FaultOrder::fromText(QStringView text, QString *error)
{
    const auto fail = [error](const QString &message) {
        if (error)
            *error = message;
        return std::nullopt;
    };
    const qsizetype colon = text.indexOf(u':');
    const QStringView name = (colon < 0 ? text : text.left(colon)).trimmed();
    const auto kindRow = std::find_if(
        std::begin(kinds), std::end(kinds), [name](const KindRow &row) { return name == QLatin1String(row.name); });
    if (kindRow == std::end(kinds)) {
        QStringList names;
        for (const KindRow &row : kinds)
            names += QString::fromLatin1(row.name);
        return fail(
            QStringLiteral("no fault is called \"%1\"; there are %2").arg(name, names.join(QStringLiteral(", "))));
    }
    FaultOrder order = of(kindRow->kind);
    const QStringView rest = colon < 0 ? QStringView() : text.mid(colon + 1);
    for (const QStringView part : rest.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        const QStringView key = (equals < 0 ? part : part.left(equals)).trimmed();
        const auto row = std::find_if(std::begin(parameters), std::end(parameters), [&](const ParameterRow &one) {
            return key == QLatin1String(one.key) && (kindRow->parameters & one.parameter);
        });
        if (row == std::end(parameters))
            return fail(wrongParameter(order.kind, key));
        const QStringView value = equals < 0 ? QStringView() : part.mid(equals + 1).trimmed();
        if (value.isEmpty() || !row->read(order, value))
            return fail(wrongValue(*row, order.kind, value));
    }
    if (const QString problem = order.problem(); !problem.isEmpty())
        return fail(problem);
    return order;
}

QString FaultOrder::toText() const
{
    const FaultOrder usual = of(kind);
    QStringList parts;
    for (const ParameterRow &row : parameters) {
        if ((rowOf(kind).parameters & row.parameter) && row.write(*this) != row.write(usual))
            parts += QLatin1String(row.key) + u'=' + row.write(*this);
    }
    return parts.isEmpty() ? faultKindName(kind) : QString(faultKindName(kind) + u':' + parts.join(u','));
}

QString FaultOrder::problem() const
{
    const FaultOrder usual = of(kind);
    for (const ParameterRow &row : parameters) {
        const QString value = row.write(*this);
        if (value == row.write(usual))
            continue;
        if (!(rowOf(kind).parameters & row.parameter))
            return wrongParameter(kind, QString::fromLatin1(row.key));
        FaultOrder read = *this;
        if (!row.read(read, value))
            return wrongValue(row, kind, value);
    }
    if (kind == FaultKind::Rest5xx && status < 500)
        return QStringLiteral("%1: \"%2\" is no value of \"status\"; allowed is 500 to 599")
            .arg(faultKindName(kind))
            .arg(status);
    if (jitter > delay)
        return QStringLiteral("%1: jitter is longer than delay").arg(faultKindName(kind));
    if (duration.count() > 0 && period.count() == 0 && !faultIsCondition(kind))
        return QStringLiteral("%1: \"for\" needs \"every\", for this happens once").arg(faultKindName(kind));
    return {};
}

QList<FaultKind> faultKinds()
{
    QList<FaultKind> all;
    for (const KindRow &row : kinds)
        all += row.kind;
    return all;
}

QString faultKindName(FaultKind kind)
{
    return QString::fromLatin1(rowOf(kind).name);
}

bool faultIsCondition(FaultKind kind)
{
    return !(rowOf(kind).parameters & Every);
}

QStringList faultParameters(FaultKind kind)
{
    QStringList keys;
    for (const ParameterRow &row : parameters) {
        if (rowOf(kind).parameters & row.parameter)
            keys += QString::fromLatin1(row.key);
    }
    return keys;
}

} // namespace Hikari
