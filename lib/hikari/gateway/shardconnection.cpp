#include <hikari/gateway/shardconnection_p.h>

#include <QUrlQuery>

#include <utility>

namespace Hikari {

ShardConnection::ShardConnection(quint64 generation, Compression compression, const TransportFactory &factory,
    Clock *clock, ShardConnectionClient *client)
    : m_generation(generation)
    , m_client(client)
    , m_transport(factory(this))
    , m_inflater(Inflater::make(compression))
    , m_deadline(clock, this)
{
    connect(&m_deadline, &Timer::timeout, this, &ShardConnection::onDeadline);
}

ShardConnection::~ShardConnection()
{
    m_transport->abort();
}

void ShardConnection::open(const QUrl &url)
{
    m_deadline.start(connectDeadline);
    m_transport->open(url);
}

void ShardConnection::send(const QByteArray &text)
{
    if (m_client && !m_isClosing)
        m_transport->send(text);
}

void ShardConnection::setReading(bool reading)
{
    if (m_client)
        m_transport->setReading(reading);
}

void ShardConnection::close(int code)
{
    if (!m_client || std::exchange(m_isClosing, true))
        return;
    m_deadline.start(closeDeadline);
    m_transport->close(code, QString());
}

void ShardConnection::drop(int code)
{
    m_client = nullptr;
    m_deadline.stop();
    // The close frame tells Discord to keep the session; its answer is not worth waiting for.
    if (m_isOpen && !m_isClosing)
        m_transport->close(code, QString());
    m_transport->abort();
}

QUrl ShardConnection::address(QUrl base, Compression compression)
{
    if (base.path().isEmpty())
        base.setPath(QStringLiteral("/"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("v"), QStringLiteral("10"));
    query.addQueryItem(QStringLiteral("encoding"), QStringLiteral("json"));
    if (compression == Compression::ZlibStream)
        query.addQueryItem(QStringLiteral("compress"), QStringLiteral("zlib-stream"));
    else if (compression == Compression::ZstdStream)
        query.addQueryItem(QStringLiteral("compress"), QStringLiteral("zstd-stream"));
    base.setQuery(query);
    return base;
}

void ShardConnection::transportOpened()
{
    m_deadline.stop();
    m_isOpen = true;
    if (m_client)
        m_client->connectionOpened(this);
}

void ShardConnection::binaryReceived(QByteArrayView message)
{
    if (!m_client || m_isClosing)
        return;
    m_frameBytes += message.size();
    switch (m_inflater->feed(message)) {
    case Inflater::Result::Incomplete:
        return;
    case Inflater::Result::Complete:
        m_client->payloadReceived(this, m_inflater->text(), true, std::exchange(m_frameBytes, 0));
        return;
    case Inflater::Result::Corrupt:
        m_client->connectionBroken(this, QStringLiteral("the compressed stream is damaged: ") + m_inflater->error());
        return;
    case Inflater::Result::TooLarge:
        m_client->connectionBroken(this, QStringLiteral("a payload is larger than 64 MB"));
        return;
    }
}

void ShardConnection::textReceived(QByteArrayView message)
{
    if (m_client && !m_isClosing)
        m_client->payloadReceived(this, { message.data(), std::size_t(message.size()) }, false, message.size());
}

void ShardConnection::transportEnded(const TransportEnd &end)
{
    m_deadline.stop();
    m_isOpen = false;
    if (ShardConnectionClient *to = std::exchange(m_client, nullptr))
        to->connectionEnded(this, end);
}

void ShardConnection::onDeadline()
{
    TransportEnd end;
    if (m_isClosing)
        end.cause = TransportEnd::Cause::ClosedByUs;
    else
        end.error = QStringLiteral("no answer within %1 s").arg(connectDeadline.count());
    m_transport->abort();
    transportEnded(end);
}

} // namespace Hikari
