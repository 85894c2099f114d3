#include <hikari/rest/route_p.h>

#include <QUrl>

namespace Hikari {

CompiledRoute::CompiledRoute(const Route &route, std::initializer_list<QString> values)
    : m_route(&route)
{
    const QString path = QString::fromLatin1(route.path);
    auto value = values.begin();
    qsizetype from = 0;
    for (qsizetype open = path.indexOf(u'{'); open >= 0; open = path.indexOf(u'{', from)) {
        const qsizetype close = path.indexOf(u'}', open);
        Q_ASSERT(close > open && value != values.end());
        const QStringView name = QStringView(path).mid(open + 1, close - open - 1);
        if (name == QStringLiteral("channel") || name == QStringLiteral("guild") || name == QStringLiteral("webhook"))
            m_major += *value + u'/';
        m_path += QStringView(path).mid(from, open - from);
        m_path += QString::fromLatin1(QUrl::toPercentEncoding(*value));
        ++value;
        from = close + 1;
    }
    Q_ASSERT(value == values.end());
    m_path += QStringView(path).mid(from);
}

QString CompiledRoute::name() const
{
    return QString::fromLatin1(m_route->method) + u' ' + QString::fromLatin1(m_route->path);
}

} // namespace Hikari
