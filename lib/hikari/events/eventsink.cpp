#include <hikari/events/eventsink.h>

#include <hikari/core/redact.h>

namespace Hikari::Detail {

EventSink::~EventSink() = default;
WaitSink::~WaitSink() = default;

Error errorOf(const std::exception_ptr &exception)
{
    Error error;
    error.kind = Error::Kind::Exception;
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception &e) {
        error.message = redact(QString::fromUtf8(e.what()));
    } catch (...) {
        error.message = QStringLiteral("an exception that is no std::exception");
    }
    return error;
}

} // namespace Hikari::Detail
