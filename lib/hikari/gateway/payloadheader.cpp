#include <hikari/gateway/payloadheader_p.h>

#include <limits>

namespace Hikari {

namespace {

class Scanner
{
public:
    explicit Scanner(std::string_view json)
        : m_at(json.data())
        , m_end(json.data() + json.size())
    { }

    bool take(char c)
    {
        skipSpace();
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    //! Strings with escapes are left to the parser.
    bool takeString(std::string_view &text)
    {
        if (!take('"'))
            return false;
        const char *const begin = m_at;
        for (; m_at != m_end; ++m_at) {
            if (*m_at == '\\')
                return false;
            if (*m_at == '"') {
                text = { begin, std::size_t(m_at - begin) };
                ++m_at;
                return true;
            }
        }
        return false;
    }
    bool takeNull()
    {
        skipSpace();
        if (m_end - m_at < 4 || std::string_view(m_at, 4) != "null")
            return false;
        m_at += 4;
        return true;
    }
    //! Digits only: anything else is left to the parser.
    bool takeNumber(qint64 &number)
    {
        skipSpace();
        const char *const begin = m_at;
        number = 0;
        for (; m_at != m_end && *m_at >= '0' && *m_at <= '9'; ++m_at) {
            if (number > (std::numeric_limits<qint64>::max() - 9) / 10)
                return false;
            number = number * 10 + (*m_at - '0');
        }
        return m_at != begin && m_at != m_end && (*m_at == ',' || *m_at == '}' || *m_at == ' ');
    }

    const char *position() const { return m_at; }

private:
    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

std::optional<PayloadHeader> scanPayloadHeader(std::string_view json)
{
    Scanner scanner(json);
    if (!scanner.take('{'))
        return std::nullopt;
    PayloadHeader header;
    bool hasOp = false;
    bool hasSequence = false;
    bool hasName = false;
    for (;;) {
        std::string_view key;
        if (!scanner.takeString(key) || !scanner.take(':'))
            return std::nullopt;
        if (key == "t") {
            if (!scanner.takeNull() && !scanner.takeString(header.name))
                return std::nullopt;
            hasName = true;
        } else if (key == "s") {
            if (!scanner.takeNull() && !scanner.takeNumber(header.sequence))
                return std::nullopt;
            hasSequence = true;
        } else if (key == "op") {
            qint64 op = 0;
            if (!scanner.takeNumber(op) || op > std::numeric_limits<int>::max())
                return std::nullopt;
            header.op = int(op);
            hasOp = true;
        } else if (key == "d" && hasOp && hasSequence && hasName) {
            header.dataAt = std::size_t(scanner.position() - json.data());
            return header;
        } else {
            return std::nullopt;
        }
        if (!scanner.take(','))
            return std::nullopt;
    }
}

} // namespace Hikari
