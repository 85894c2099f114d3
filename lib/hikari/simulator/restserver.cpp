#include <hikari/simulator/restserver_p.h>

#include <hikari/simulator/restapi_p.h>

#include <httplib.h>

#include <openssl/bio.h>
#include <openssl/pem.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <arpa/inet.h>
#include <cstdlib>
#include <dirent.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Hikari::Sim {

namespace {

constexpr const char *address = "127.0.0.1";
constexpr std::size_t mostThreads = 128;

// A connection keeps its thread while it lives, so threads come as connections do; a fixed pool would make clients
// with more connections wait for the end of others.
class GrowingPool final : public httplib::TaskQueue
{
    using Accepted = decltype(std::declval<httplib::TaskQueue &>().enqueue({})); // void before 0.15, bool since

public:
    Accepted enqueue(std::function<void()> task) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
            if (m_tasks.size() > m_idle && m_threads.size() < mostThreads)
                m_threads.emplace_back([this] { work(); });
        }
        m_wakeUp.notify_one();
        return Accepted(true);
    }

    void shutdown() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_wakeUp.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            ++m_idle;
            m_wakeUp.wait(lock, [this] { return m_isOver || !m_tasks.empty(); });
            --m_idle;
            if (m_tasks.empty())
                return;
            const std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::deque<std::function<void()>> m_tasks; // guarded by m_mutex, as all below
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_isOver = false;
};

#ifdef Q_OS_UNIX
// Calls \a f with a copy of each socket of this process whose own end is \a port, and with the port of its other end:
// httplib does not tell its sockets. A copy stays the same socket until it is closed here.
template<typename F>
void forEachConnection(quint16 port, F &&f)
{
    DIR *const folder = ::opendir("/dev/fd");
    if (!folder)
        return;
    const auto portOf = [](auto name, int socket) {
        sockaddr_in end {};
        socklen_t size = sizeof end;
        const bool isThere = name(socket, reinterpret_cast<sockaddr *>(&end), &size) == 0 && end.sin_family == AF_INET;
        return isThere ? ntohs(end.sin_port) : 0;
    };
    while (const dirent *const entry = ::readdir(folder)) {
        const int descriptor = std::atoi(entry->d_name);
        const int copy = descriptor > 2 ? ::dup(descriptor) : -1;
        if (copy < 0)
            continue;
        if (portOf(::getsockname, copy) == port)
            f(copy, quint16(portOf(::getpeername, copy)));
        ::close(copy);
    }
    ::closedir(folder);
}
#endif

// httplib waits for kept-alive connections to time out before it stops.
void dropConnections(quint16 port)
{
#ifdef Q_OS_UNIX
    forEachConnection(port, [](int socket, quint16) { ::shutdown(socket, SHUT_RDWR); });
#else
    Q_UNUSED(port) // then they time out
#endif
}

// Says nothing while \a goesOn and the client waits, then ends the connection.
void refuseToAnswer(
    quint16 port, const httplib::Request &request, httplib::Response &response, const std::function<bool()> &goesOn)
{
    constexpr int askMs = 20; // so soon it ends when it is not to go on
#ifdef Q_OS_UNIX
#ifdef POLLRDHUP
    constexpr short goes = POLLRDHUP;
#else
    constexpr short goes = 0; // only its reset is seen
#endif
    int client = -1;
    forEachConnection(port, [&](int socket, quint16 peer) {
        if (client < 0 && peer == request.remote_port)
            client = ::dup(socket);
    });
    while (goesOn()) {
        pollfd waiting { client, goes, 0 }; // without a client it only waits
        if (::poll(&waiting, 1, askMs) > 0)
            break;
    }
    if (client >= 0) {
        ::shutdown(client, SHUT_RDWR);
        ::close(client);
        return;
    }
#else
    Q_UNUSED(port)
    Q_UNUSED(request)
    while (goesOn())
        std::this_thread::sleep_for(std::chrono::milliseconds(askMs));
#endif
    // Headers without a body are the nearest to no answer.
    response.set_content_provider(
        1, "application/json", [](std::size_t, std::size_t, httplib::DataSink &) { return false; });
}

// The multipart parts, which newer versions of httplib keep elsewhere
template<typename Request>
void readParts(const Request &request, RestRequest &result)
{
    const auto add = [&result](const std::string &name, const auto &part) {
        if (name == "payload_json") {
            result.body = QByteArray::fromStdString(part.content);
            return;
        }
        result.files += RestFile { QString::fromStdString(name), QString::fromStdString(part.filename),
            QString::fromStdString(part.content_type), qint64(part.content.size()) };
    };
    if constexpr (requires { request.form.files; }) {
        for (const auto &[name, part] : request.form.files)
            add(name, part);
        for (const auto &[name, part] : request.form.fields) {
            if (name == "payload_json")
                result.body = QByteArray::fromStdString(part.content);
        }
    } else {
        for (const auto &[name, part] : request.files)
            add(name, part);
    }
}

struct Place // of a server
{
    RestApi &api;
    quint16 port;
    const std::atomic<bool> &isStopping;
};

void answer(const Place &place, const httplib::Request &request, httplib::Response &response)
{
    RestRequest asked;
    asked.method = QByteArray::fromStdString(request.method);
    asked.path = QByteArray::fromStdString(request.target);
    asked.authorization = QByteArray::fromStdString(request.get_header_value("Authorization"));
    asked.userAgent = QByteArray::fromStdString(request.get_header_value("User-Agent"));
    asked.contentType = QByteArray::fromStdString(request.get_header_value("Content-Type"));
    if (asked.contentType.startsWith("multipart/form-data"))
        readParts(request, asked);
    else
        asked.body = QByteArray::fromStdString(request.body);
    const RestResponse answered = place.api.handle(asked);
    if (answered.status == 0) {
        const auto end = std::chrono::steady_clock::now() + answered.silence;
        return refuseToAnswer(place.port, request, response, [&] {
            return std::chrono::steady_clock::now() < end && !place.isStopping && place.api.isAtWork(answered.faultId);
        });
    }
    response.status = answered.status;
    for (const auto &[name, value] : answered.headers)
        response.set_header(name.toStdString(), value.toStdString());
    if (!answered.body.isEmpty())
        response.set_content(
            answered.body.constData(), std::size_t(answered.body.size()), answered.contentType.toStdString());
}

struct Free
{
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};

std::unique_ptr<BIO, Free> reader(const QByteArray &pem)
{
    return std::unique_ptr<BIO, Free>(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

} // namespace

class RestServer::Private
{
public:
    RestApi *api = nullptr;
    std::unique_ptr<httplib::Server> server;
    std::thread thread;
    quint16 port = 0;
    std::atomic<bool> isStopping { false };
};

RestServer::RestServer(RestApi *api)
    : d(std::make_unique<Private>())
{
    d->api = api;
}

RestServer::~RestServer()
{
    stop();
}

quint16 RestServer::port() const
{
    return d->port;
}

bool RestServer::start(quint16 port, const Certificate *certificate, Error *error)
{
    if (certificate) {
        const std::unique_ptr<X509, Free> x(
            PEM_read_bio_X509(reader(certificate->certificatePem).get(), nullptr, nullptr, nullptr));
        const std::unique_ptr<EVP_PKEY, Free> key(
            PEM_read_bio_PrivateKey(reader(certificate->keyPem).get(), nullptr, nullptr, nullptr));
        d->server = std::make_unique<httplib::SSLServer>(x.get(), key.get());
    } else {
        d->server = std::make_unique<httplib::Server>();
    }
    httplib::Server &server = *d->server;
    if (!server.is_valid()) {
        error->kind = Error::Kind::Tls;
        error->message = QStringLiteral("OpenSSL did not take the simulator's own certificate");
        d->server.reset();
        return false;
    }
    server.new_task_queue = [] { return new GrowingPool; };
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1000000);
    server.set_keep_alive_timeout(60);
    server.set_payload_max_length(64 << 20);
    // The library's default lets two servers share a port; a port in use has to be an error.
    server.set_socket_options([](auto socket) {
#ifdef Q_OS_UNIX
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
#else
        Q_UNUSED(socket)
#endif
    });
    d->isStopping = false;
    const auto handler = [this](const httplib::Request &request, httplib::Response &response) {
        answer({ *d->api, d->port, d->isStopping }, request, response);
    };
    server.Get(".*", handler);
    server.Post(".*", handler);
    server.Put(".*", handler);
    server.Patch(".*", handler);
    server.Delete(".*", handler);

    if (port != 0)
        d->port = server.bind_to_port(address, port) ? port : 0;
    else
        d->port = quint16(std::max(0, server.bind_to_any_port(address)));
    if (d->port == 0) {
        error->kind = Error::Kind::Network;
        error->message = QStringLiteral("the REST server cannot listen on %1:%2 (%3): choose another port, or 0 for a "
                                        "free one")
                             .arg(QLatin1String(address))
                             .arg(port)
                             .arg(qt_error_string());
        d->server.reset();
        return false;
    }
    d->thread = std::thread([&server] { server.listen_after_bind(); });
    // Before it runs, stop() would not stop it.
    while (!server.is_running())
        std::this_thread::yield();
    return true;
}

void RestServer::stop()
{
    if (!d->server)
        return;
    d->isStopping = true;
    d->server->stop();
    // What was accepted before waits for its next request; what comes from now on is not served any more.
    dropConnections(d->port);
    d->thread.join();
    d->server.reset();
    d->port = 0;
}

} // namespace Hikari::Sim
