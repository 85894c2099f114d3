#include <hikari/core/imagehash.h>

#include <QAtomicInt>
#include <QDebug>

#include <algorithm>
#include <utility>

namespace Hikari {

struct ImageHash::Text
{
    QAtomicInt users = 1;
    QString text;
};

namespace {

constexpr qsizetype hexDigits = 32;

constexpr quint8 noDigit = 0xff;

// Lower case only: upper case would not come back as it was.
constexpr std::array<quint8, 256> makeHexValues()
{
    std::array<quint8, 256> values {};
    values.fill(noDigit);
    for (quint8 i = 0; i < 16; ++i)
        values[std::size_t("0123456789abcdef"[i])] = i;
    return values;
}
constexpr std::array<quint8, 256> hexValues = makeHexValues();

template<typename Char>
bool packHex(const Char *text, std::array<quint8, 16> &bytes)
{
    unsigned wrong = 0; // what is no digit sets a bit above the lowest four
    for (size_t i = 0; i < bytes.size(); ++i) {
        const auto value = [&wrong](Char character) {
            if constexpr (sizeof(Char) > 1)
                wrong |= character & ~Char(0xff);
            const unsigned digit = hexValues[std::size_t(character) & 0xff];
            wrong |= digit;
            return digit;
        };
        const unsigned high = value(text[2 * i]);
        bytes[i] = quint8(high << 4 | value(text[2 * i + 1]));
    }
    return wrong < 16;
}

//! 0: not packed, 1: still, 2: animated
template<typename Char>
int pack(const Char *text, qsizetype size, std::array<quint8, 16> &bytes)
{
    if (size == hexDigits)
        return packHex(text, bytes) ? 1 : 0;
    if (size == hexDigits + 2 && text[0] == Char('a') && text[1] == Char('_'))
        return packHex(text + 2, bytes) ? 2 : 0;
    return 0;
}

} // namespace

ImageHash::ImageHash(const ImageHash &other)
    : m_data(other.m_data)
    , m_form(other.m_form)
{
    if (m_form == Form::Text)
        m_data.text->users.ref();
}

ImageHash::ImageHash(ImageHash &&other) noexcept
    : m_data(other.m_data)
    , m_form(std::exchange(other.m_form, Form::None))
{ }

ImageHash &ImageHash::operator=(const ImageHash &other)
{
    return *this = ImageHash(other);
}

ImageHash &ImageHash::operator=(ImageHash &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_form, other.m_form);
    return *this;
}

ImageHash::~ImageHash()
{
    if (m_form == Form::Text && !m_data.text->users.deref())
        delete m_data.text;
}

ImageHash ImageHash::fromString(QStringView text)
{
    ImageHash hash;
    if (text.isEmpty())
        return hash;
    if (const int packed = pack(text.utf16(), text.size(), hash.m_data.bytes); packed != 0) {
        hash.m_form = packed == 2 ? Form::Animated : Form::Still;
    } else {
        hash.m_data.text = new Text { .text = text.toString() };
        hash.m_form = Form::Text;
    }
    return hash;
}

ImageHash ImageHash::fromString(QByteArrayView text)
{
    ImageHash hash;
    if (const int packed = pack(text.data(), text.size(), hash.m_data.bytes); packed != 0) {
        hash.m_form = packed == 2 ? Form::Animated : Form::Still;
        return hash;
    }
    return fromString(QStringView(QString::fromUtf8(text)));
}

std::span<const quint8> ImageHash::packedBytes() const
{
    if (m_form == Form::Still || m_form == Form::Animated)
        return m_data.bytes;
    return {};
}

ImageHash ImageHash::fromPackedBytes(std::span<const quint8, packedSize> bytes, bool isAnimated)
{
    ImageHash hash;
    std::copy(bytes.begin(), bytes.end(), hash.m_data.bytes.begin());
    hash.m_form = isAnimated ? Form::Animated : Form::Still;
    return hash;
}

QString ImageHash::toString() const
{
    switch (m_form) {
    case Form::None:
        return QString();
    case Form::Text:
        return m_data.text->text;
    case Form::Still:
    case Form::Animated:
        break;
    }
    QString text = m_form == Form::Animated ? QStringLiteral("a_") : QString();
    text.reserve(hexDigits + 2);
    for (const quint8 byte : m_data.bytes) {
        text += QChar(u"0123456789abcdef"[byte >> 4]);
        text += QChar(u"0123456789abcdef"[byte & 15]);
    }
    return text;
}

bool ImageHash::isAnimated() const
{
    return m_form == Form::Animated || (m_form == Form::Text && m_data.text->text.startsWith(u"a_"));
}

bool operator==(const ImageHash &a, const ImageHash &b)
{
    if (a.m_form != b.m_form)
        return false;
    switch (a.m_form) {
    case ImageHash::Form::None:
        return true;
    case ImageHash::Form::Text:
        return a.m_data.text->text == b.m_data.text->text;
    case ImageHash::Form::Still:
    case ImageHash::Form::Animated:
        break;
    }
    return a.m_data.bytes == b.m_data.bytes;
}

QDebug operator<<(QDebug debug, const ImageHash &hash)
{
    const QDebugStateSaver saver(debug);
    debug.noquote().nospace() << hash.toString();
    return debug;
}

} // namespace Hikari
