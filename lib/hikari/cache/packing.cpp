#include <hikari/cache/packing_p.h>

namespace Hikari {

namespace {

// Times of Discord are whole milliseconds, mostly, and begin in 2015.
constexpr qint64 firstMicrosecond = Snowflake::discordEpoch * 1'000;
constexpr qint64 farAway = qint64(1) << 60; // microseconds: in 36,000 years, or before

enum class TimeForm : quint8
{
    Null,
    Milliseconds,
    Microseconds,
    FarAway,
};

enum class HashForm : quint8
{
    Text,
    Still,
    Animated,
};

} // namespace

void PackWriter::longText(const QString &text)
{
    // A length in UTF-16 and one in UTF-8 may take different numbers of bytes, so the former goes again.
    qsizetype lengthBytes = 1;
    for (auto size = quint64(text.size()); size >= 0x80; size >>= 7)
        ++lengthBytes;
    m_bytes.resize(m_bytes.size() - text.size() - lengthBytes);
    const QByteArray utf8 = text.toUtf8();
    number(quint64(utf8.size()));
    raw(utf8.constData(), utf8.size());
}

QString PackReader::text()
{
    const auto size = qsizetype(number());
    return QString::fromUtf8(reinterpret_cast<const char *>(raw(size)), size);
}

void pack(PackWriter &writer, Timestamp time)
{
    const auto write = [&writer](TimeForm form, quint64 value) { writer.number(value << 2 | quint64(form)); };
    const qint64 microseconds = time.microseconds();
    if (time.isNull()) {
        write(TimeForm::Null, 0);
    } else if (microseconds <= -farAway || microseconds >= farAway) {
        write(TimeForm::FarAway, 0);
        writer.fixed(quint64(microseconds));
    } else if (const qint64 since = microseconds - firstMicrosecond; since % 1'000 == 0) {
        write(TimeForm::Milliseconds, zigzag(since / 1'000));
    } else {
        write(TimeForm::Microseconds, zigzag(since));
    }
}

void unpack(PackReader &reader, Timestamp &time)
{
    const quint64 number = reader.number();
    const qint64 value = unzigzag(number >> 2);
    switch (TimeForm(number & 3)) {
    case TimeForm::Null:
        time = {};
        break;
    case TimeForm::Milliseconds:
        time = Timestamp::fromMicroseconds(value * 1'000 + firstMicrosecond);
        break;
    case TimeForm::Microseconds:
        time = Timestamp::fromMicroseconds(value + firstMicrosecond);
        break;
    case TimeForm::FarAway:
        time = Timestamp::fromMicroseconds(qint64(reader.fixed()));
        break;
    }
}

void pack(PackWriter &writer, const ImageHash &hash)
{
    const std::span<const quint8> bytes = hash.packedBytes();
    if (bytes.empty()) {
        writer.number(quint64(HashForm::Text));
        writer.text(hash.toString());
        return;
    }
    writer.number(quint64(hash.isAnimated() ? HashForm::Animated : HashForm::Still));
    writer.raw(bytes.data(), qsizetype(bytes.size()));
}

void unpack(PackReader &reader, ImageHash &hash)
{
    const auto form = HashForm(reader.number());
    if (form == HashForm::Text)
        hash = ImageHash::fromString(QStringView(reader.text()));
    else
        hash = ImageHash::fromPackedBytes(
            std::span<const quint8, ImageHash::packedSize>(reader.raw(ImageHash::packedSize), ImageHash::packedSize),
            form == HashForm::Animated);
}

} // namespace Hikari
