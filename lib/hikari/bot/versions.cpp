// The order of versions, see compareVersions()

#include <hikari/bot/updatecheck_p.h>

#include <QVersionNumber>

#include <algorithm>

namespace Hikari {

namespace {

struct Version
{
    QVersionNumber number; // without zeros at its end
    QList<QStringView> preRelease; // its parts; none: a release
};

bool isNumber(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isIdentifier(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-';
    });
}

std::optional<Version> parse(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(u'v'))
        text = text.mid(1);
    if (const qsizetype build = text.indexOf(u'+'); build >= 0)
        text = text.left(build);
    const qsizetype dash = text.indexOf(u'-');
    const QStringView numbers = dash < 0 ? text : text.left(dash);
    qsizetype end = 0;
    Version version;
    version.number = QVersionNumber::fromString(numbers, &end).normalized();
    if (numbers.isEmpty() || end != numbers.size() || numbers.endsWith(u'.'))
        return {};
    if (dash >= 0) {
        version.preRelease = text.mid(dash + 1).split(u'.');
        if (!std::all_of(version.preRelease.begin(), version.preRelease.end(), isIdentifier))
            return {};
    }
    return version;
}

int comparePart(QStringView a, QStringView b)
{
    const bool isNumberA = isNumber(a);
    if (isNumberA != isNumber(b))
        return isNumberA ? -1 : 1; // numbers come first
    if (!isNumberA)
        return a.compare(b);
    const auto withoutZeros = [](QStringView number) {
        while (number.size() > 1 && number.front() == u'0')
            number = number.mid(1);
        return number;
    };
    a = withoutZeros(a);
    b = withoutZeros(b);
    return a.size() == b.size() ? a.compare(b) : (a.size() < b.size() ? -1 : 1); // of any length
}

} // namespace

std::optional<int> compareVersions(QStringView a, QStringView b)
{
    const std::optional<Version> left = parse(a);
    const std::optional<Version> right = parse(b);
    if (!left || !right)
        return {};
    if (const int order = QVersionNumber::compare(left->number, right->number))
        return order;
    if (left->preRelease.isEmpty() || right->preRelease.isEmpty())
        return int(left->preRelease.isEmpty()) - int(right->preRelease.isEmpty());
    const qsizetype common = std::min(left->preRelease.size(), right->preRelease.size());
    for (qsizetype i = 0; i < common; ++i) {
        if (const int order = comparePart(left->preRelease[i], right->preRelease[i]))
            return order;
    }
    return int(left->preRelease.size() - right->preRelease.size());
}

} // namespace Hikari
