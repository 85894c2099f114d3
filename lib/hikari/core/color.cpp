#include <hikari/core/color.h>

namespace Hikari {

std::optional<Color> Color::fromHex(QStringView text)
{
    if (text.startsWith(u'#'))
        text = text.mid(1);
    else if (text.startsWith(u"0x", Qt::CaseInsensitive))
        text = text.mid(2);
    if (text.size() != 6 && text.size() != 3)
        return std::nullopt;
    quint32 rgb = 0;
    for (const QChar character : text) {
        const char16_t lower = character.unicode() | 0x20;
        quint32 digit = 0;
        if (character >= u'0' && character <= u'9')
            digit = character.unicode() - u'0';
        else if (lower >= u'a' && lower <= u'f')
            digit = 10u + lower - u'a';
        else
            return std::nullopt;
        rgb = (rgb << 4) | digit;
        if (text.size() == 3)
            rgb = (rgb << 4) | digit;
    }
    return Color { rgb };
}

QString Color::toHex() const
{
    return u'#' + QString::number(rgb & 0xffffff, 16).rightJustified(6, u'0');
}

} // namespace Hikari
